import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATUSES } from '../kinds/vocabulary.ts';
import type { FacilityColumns } from '../columns/columns.ts';
import { clusterFacts } from './cluster-facts.ts';
import { convexHull, polygonArea } from './convex-hull.ts';
import { oldElevatorCounts, oldElevators } from './old-elevators.ts';

describe('facts of a cluster', () => {
  it('are ages in years, districts by number of elevators, and the area of the hull', () => {
    const columns = {
      installYear: Uint16Array.of(2011, 1990, 2000, 2005),
      district: Uint8Array.of(4, 3, 4, 3),
    };
    const hull = [
      [0, 0],
      [10_000, 0],
      [0, 20_000],
    ] as const;
    expect(clusterFacts(columns, Int32Array.of(0, 1, 2), hull, 2026)).toEqual({
      meanAge: (15 + 36 + 26) / 3,
      oldestAge: 36,
      districts: [
        { district: 4, elevators: 2 },
        { district: 3, elevators: 1 },
      ],
      areaM2: 10_000,
    });
    expect(clusterFacts(columns, Int32Array.of(0, 1, 2, 3), hull.slice(0, 2), 2026)).toMatchObject({
      districts: [
        { district: 3, elevators: 2 },
        { district: 4, elevators: 2 },
      ],
      areaM2: 0,
    });
  });
});

describe('the area of a hull', () => {
  it('is that of its triangles, wherever it lies', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 5_000_000 }), fc.integer({ min: 0, max: 5_000_000 }));
    fc.assert(
      fc.property(fc.array(place, { maxLength: 30 }), (points) => {
        const hull = convexHull(points);
        const [x0 = 0, y0 = 0] = hull[0] ?? [];
        let twice = 0n;
        for (let i = 1; i + 1 < hull.length; i++) {
          const [[ax, ay], [bx, by]] = [hull[i], hull[i + 1]] as [[number, number], [number, number]]; // i + 1 < length
          twice += BigInt(ax - x0) * BigInt(by - y0) - BigInt(bx - x0) * BigInt(ay - y0);
        }
        expect(polygonArea(hull)).toBe(Number(twice) / 2);
        const far = hull.map(([x, y]) => [x + 42_000_000, y + 255_000_000] as const);
        expect(polygonArea(far)).toBe(polygonArea(hull));
      }),
    );
  });
});

describe('old elevators', () => {
  it('are counted by district: located ones as many as are chosen, the others apart', () => {
    const elevator = fc.record({
      status: fc.constantFrom(...STATUSES),
      residential: fc.boolean(),
      year: fc.constantFrom(0, 2010, 2011, 2012),
      located: fc.boolean(),
      district: fc.constantFrom(0, 3, 11),
    });
    fc.assert(
      fc.property(fc.array(elevator, { maxLength: 30 }), (list) => {
        const columns = {
          kind: 'elevator',
          count: list.length,
          status: Uint8Array.from(list, ({ status }) => STATUSES.indexOf(status)),
          residential: Uint8Array.from(list, ({ residential }) => Number(residential)),
          installYear: Uint16Array.from(list, ({ year }) => year),
          locationQuality: Uint8Array.from(list, ({ located }) => Number(located)),
          district: Uint8Array.from(list, ({ district }) => district),
          type: new Uint8Array(list.length),
          stars: new Uint8Array(list.length),
        } as FacilityColumns; // all that is looked at
        const counts = oldElevatorCounts(columns, 2026);
        for (const district of [0, 3, 11]) {
          const home = list.filter(
            (one) => one.status === 'open' && one.residential && one.district === district,
          );
          const old = home.filter(({ year }) => year === 2010 || year === 2011);
          expect(counts.located[district]).toBe(old.filter(({ located }) => located).length);
          expect(counts.unlocated[district]).toBe(old.filter(({ located }) => !located).length);
          expect(counts.unknownYear[district]).toBe(home.filter(({ year }) => year === 0).length);
        }
        expect(counts.located.reduce((sum, one) => sum + one, 0)).toBe(oldElevators(columns, 2026).length);
      }),
    );
  });
});
