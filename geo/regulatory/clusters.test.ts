import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointClusters } from './clusters.ts';
import { convexHull, type Corner } from './convex-hull.ts';

/** A coarse lattice and few places, so that distances equal to the radius, ties and shared places are common. */
const place = fc.oneof(
  fc.tuple(
    fc.nat(12).map((n) => n * 10_000),
    fc.nat(12).map((n) => n * 10_000),
  ),
  fc.tuple(fc.nat(120_000), fc.nat(120_000)),
);
const places = fc.array(place, { maxLength: 60, size: 'max' });
const settings = fc.record({
  radiusM: fc.constantFrom(0, 100, 141.42, 200, 300, 500),
  minPoints: fc.constantFrom(1, 2, 3, 5, 8),
});

function pointsOf(list: readonly Corner[], ids: readonly number[] = list.map((_, i) => i + 1)) {
  return {
    count: list.length,
    id: Int32Array.from(ids),
    xCm: Int32Array.from(list, ([x]) => 42_000_000 + x),
    yCm: Int32Array.from(list, ([, y]) => 255_000_000 + y),
  };
}

/** DBSCAN by its definition over all pairs: ids of the members of each cluster, by smallest core id. */
function byDefinition(points: ReturnType<typeof pointsOf>, radiusM: number, minPoints: number) {
  const all = Array.from(points.id, (id, i) => ({ id, x: points.xCm[i] ?? 0, y: points.yCm[i] ?? 0 })).sort(
    (a, b) => a.id - b.id,
  );
  type Point = (typeof all)[number];
  const squared = (a: Point, b: Point) => (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
  const limit = Math.round(radiusM * 100) ** 2;
  const near = (a: Point, b: Point) => squared(a, b) <= limit;
  const core = all.filter((a) => all.filter((b) => near(a, b)).length >= minPoints);
  const clusterOf = new Map<Point, number>();
  let clusters = 0;
  for (const start of core) {
    if (clusterOf.has(start)) continue;
    const waiting = [start];
    clusterOf.set(start, clusters);
    for (let a = waiting.pop(); a; a = waiting.pop())
      for (const b of core)
        if (!clusterOf.has(b) && near(a, b)) {
          clusterOf.set(b, clusters);
          waiting.push(b);
        }
    clusters++;
  }
  for (const point of all) {
    const [nearest] = core
      .filter((one) => near(point, one))
      .sort((a, b) => squared(point, a) - squared(point, b));
    if (!core.includes(point) && nearest) clusterOf.set(point, clusterOf.get(nearest) ?? NaN);
  }
  return Array.from({ length: clusters }, (_, cluster) => ({
    ids: all.filter((point) => clusterOf.get(point) === cluster).map(({ id }) => id),
    core: core.filter((point) => clusterOf.get(point) === cluster).length,
  }));
}

describe('clusters', () => {
  it('are what the definition gives over all pairs, whatever ids and order', () => {
    fc.assert(
      fc.property(places, settings, fc.nat(50), (list, { radiusM, minPoints }, seed) => {
        const ids = list.map((_, i) => 1 + (((i + 1) * 7_919 * (2 * seed + 1)) % 104_729));
        const points = pointsOf(list, ids);
        const found = pointClusters(points, { radiusM, minPoints });
        const idsOf = ({ members }: (typeof found)[number]) =>
          Array.from(members, (at) => points.id[at] ?? NaN);
        expect(found.map((one) => ({ ids: idsOf(one), core: one.core }))).toEqual(
          byDefinition(points, radiusM, minPoints),
        );
        expect(found.map(({ number }) => number)).toEqual(found.map((_, i) => i + 1));
        for (const one of found) {
          const larger = found.filter(({ members }) => members.length > one.members.length);
          expect(one.rank).toBe(1 + larger.length);
          expect(one.members).toContain(one.label);
        }
        const reordered = pointsOf(list.toReversed(), ids.toReversed());
        expect(
          pointClusters(reordered, { radiusM, minPoints }).map(({ members, label, ...rest }) => ({
            ...rest,
            ids: Array.from(members, (at) => reordered.id[at]),
            label: reordered.id[label],
          })),
        ).toEqual(
          found.map(({ members: _members, label, ...rest }, i) => ({
            ...rest,
            ids: idsOf(found[i] as (typeof found)[number]),
            label: points.id[label],
          })),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('have their label at the point nearest to their middle, ties by id', () => {
    const list = [
      [0, 0],
      [10_000, 0],
      [4_000, 0],
      [6_000, 0],
    ] as const;
    const labelled = (ids: number[]) => {
      const [cluster] = pointClusters(pointsOf(list, ids), { radiusM: 100, minPoints: 2 });
      return ids[cluster?.label ?? -1];
    };
    expect(labelled([1, 2, 3, 4])).toBe(3);
    expect(labelled([1, 2, 9, 4])).toBe(4);
  });

  it('need eight within 300 m unless asked otherwise, the point itself counted', () => {
    const eight = Array.from({ length: 8 }, (_, i): Corner => [i === 7 ? 30_000 : 0, 0]);
    expect(pointClusters(pointsOf(eight))).toMatchObject([{ core: 8, rank: 1 }]);
    expect(pointClusters(pointsOf(eight.slice(1)))).toEqual([]);
    expect(pointClusters(pointsOf([...eight.slice(0, 7), [30_001, 0]]))).toEqual([]);
  });

  it.each([0, 1.5, NaN])('are refused for %d points', (minPoints) => {
    expect(() => pointClusters(pointsOf([]), { minPoints })).toThrow(/min_points is/);
  });

  it('are refused for a radius out of range', () => {
    expect(() => pointClusters(pointsOf([]), { radiusM: -1 })).toThrow(/Radius is -1 m/);
  });
});

describe('a convex hull', () => {
  it('has every point inside or on it, corners that are points, and turns left at each', () => {
    fc.assert(
      fc.property(places, (list) => {
        const hull = convexHull(list);
        const turn = ([ax, ay]: Corner, [bx, by]: Corner, [cx, cy]: Corner) =>
          (bx - ax) * (cy - ay) - (by - ay) * (cx - ax); // exact: below 2⁵³
        for (const corner of hull) expect(list).toContainEqual(corner);
        if (hull.length < 3) return;
        hull.forEach((corner, i) => {
          const next = hull[(i + 1) % hull.length] as Corner; // modulo length
          const after = hull[(i + 2) % hull.length] as Corner;
          expect(turn(corner, next, after)).toBeGreaterThan(0);
          for (const point of list) expect(turn(corner, next, point)).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });

  it('of points on one line is its two ends, of one place that place, of none nothing', () => {
    const line = [
      [20, 20],
      [0, 0],
      [10, 10],
      [0, 0],
    ] as const;
    expect(convexHull(line)).toEqual([
      [0, 0],
      [20, 20],
    ]);
    expect(convexHull([line[1], line[3]])).toEqual([[0, 0]]);
    expect(convexHull([])).toEqual([]);
  });
});
