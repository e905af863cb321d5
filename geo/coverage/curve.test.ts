import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellColumns } from '../columns/columns.ts';
import { coverageByDistrict } from './coverage.ts';
import { areaCurves, coverageCurves, curvePoints } from './curve.ts';
import { nearestSupply } from './nearest.ts';
import { unlocatedBand } from './unlocated-band.ts';

const STEP_CM = 10_000;
/** Often a whole number of cells, so that equal distances and distances equal to radii occur. */
const coordinate = fc.oneof(
  fc.integer({ min: -3, max: 33 }).map((n) => n * STEP_CM),
  fc.integer({ min: 0, max: 300_000 }),
);
const place = fc.tuple(coordinate, coordinate);
const places = fc.array(place, { maxLength: 8, size: 'max' });
const cells = fc
  .uniqueArray(
    fc.record({
      col: fc.nat(30),
      row: fc.nat(30),
      people: fc.oneof(fc.constant(0), fc.nat(3_000)),
      district: fc.constantFrom(0, 3, 4, 18),
    }),
    { selector: ({ col, row }) => `${col} ${row}`, maxLength: 50, size: 'max' },
  )
  .map((list): CellColumns => ({
    count: list.length,
    cellM: STEP_CM / 100,
    id: Int32Array.from(list, (_, i) => i + 1),
    col: Int32Array.from(list, ({ col }) => col),
    row: Int32Array.from(list, ({ row }) => row),
    xCm: Int32Array.from(list, ({ col }) => col * STEP_CM),
    yCm: Int32Array.from(list, ({ row }) => row * STEP_CM),
    district: Uint8Array.from(list, ({ district }) => district),
    weight: Int32Array.from(list, ({ people }) => people),
  }));

function distances(demand: CellColumns, supply: readonly (readonly [number, number])[]): Float64Array {
  return nearestSupply(demand, {
    count: supply.length,
    xCm: Int32Array.from(supply, ([x]) => x),
    yCm: Int32Array.from(supply, ([, y]) => y),
  }).d2;
}

/** Sums over the points of a place (440100 = the city) by whole-number comparison with 100 R, R in hundredths of a metre. */
function counted(demand: CellColumns, d2: Float64Array, district: number, radiusM: number) {
  const limit = BigInt(Math.round(radiusM * 100)) ** 2n;
  const sums = { people: 0, peopleAll: 0, cells: 0, cellsAll: 0 };
  demand.weight.forEach((weight, i) => {
    const own = demand.district[i] ?? 0;
    if (own === 0 || (district !== 440_100 && district !== 440_100 + own)) return;
    const within = d2[i] !== Infinity && BigInt(d2[i] ?? 0) <= limit;
    sums.peopleAll += weight;
    sums.cellsAll += weight > 0 ? 1 : 0;
    if (within) sums.people += weight;
    if (within && weight > 0) sums.cells += 1;
  });
  return sums;
}

const range = fc.constantFrom(
  { stepM: 10, maxM: 3_000 },
  { stepM: 100, maxM: 1_000 },
  { stepM: 0.25, maxM: 150.3 },
  { stepM: 70.71, maxM: 2_000 },
  { stepM: 50, maxM: 0 },
);

describe('the curves', () => {
  it('are at every radius what counting point by point gives, people and land apart', () => {
    fc.assert(
      fc.property(cells, places, range, fc.nat(1_000), (demand, supply, asked, pick) => {
        const d2 = distances(demand, supply);
        const people = coverageCurves(demand, d2, asked);
        const land = areaCurves(demand, d2, asked);
        expect(people.radiiM).toHaveLength(Math.floor(asked.maxM / asked.stepM) + 1);
        for (const step of [0, pick % people.radiiM.length, people.radiiM.length - 1])
          people.lines.forEach((line, row) => {
            const radiusM = step * asked.stepM;
            const expected = counted(demand, d2, line.district, radiusM);
            expect(people.radiiM[step]).toBe(radiusM);
            expect([line.covered[step], line.total]).toEqual([expected.people, expected.peopleAll]);
            expect([land.lines[row]?.covered[step], land.lines[row]?.total]).toEqual([
              expected.cells * 10_000,
              expected.cellsAll * 10_000,
            ]);
          });
      }),
    );
  });

  it('count a distance that equals a radius, and not one a centimetre longer', () => {
    const [one] = fc.sample(
      cells.filter(({ count, weight, district }) => count > 0 && (weight[0] ?? 0) > 0 && district[0] === 3),
      1,
    );
    const first = { ...(one as CellColumns), count: 1 };
    const coveredAt = (cm: number, stepM: number) =>
      coverageCurves(first, Float64Array.of(cm * cm), { stepM, maxM: 3 * stepM }).lines[0]?.covered.map(
        Math.sign,
      );
    expect(coveredAt(2_000, 10)).toEqual(Float64Array.of(0, 0, 1, 1));
    expect(coveredAt(2_001, 10)).toEqual(Float64Array.of(0, 0, 0, 1));
    expect(coveredAt(7_071, 70.71)).toEqual(Float64Array.of(0, 1, 1, 1));
    expect(coveredAt(7_072, 70.71)).toEqual(Float64Array.of(0, 0, 1, 1));
  });

  it('agree with the table, never fall, and add up over the districts', () => {
    fc.assert(
      fc.property(cells, places, (demand, supply) => {
        const d2 = distances(demand, supply);
        const { lines, radiiM } = coverageCurves(demand, d2);
        expect(radiiM).toHaveLength(301);
        const table = coverageByDistrict(demand, d2, 1_000);
        expect(lines.map(({ district, total, covered }) => [district, total, covered[100]])).toEqual(
          table.map(({ district, total, covered }) => [district, total, covered]),
        );
        const [city, ...districts] = lines;
        city?.covered.forEach((covered, step) => {
          expect(covered).toBeGreaterThanOrEqual(city.covered[step - 1] ?? 0);
          expect(districts.reduce((sum, line) => sum + (line.covered[step] ?? 0), 0)).toBe(covered);
        });
      }),
    );
  });

  it('give points for a chart, without a share where nobody lives', () => {
    const radiiM = Float64Array.of(0, 10);
    const line = { district: 440_103, total: 4, covered: Float64Array.of(1, 4) };
    expect(curvePoints({ radiiM }, line)).toEqual([
      { radius_m: 0, share: 0.25 },
      { radius_m: 10, share: 1 },
    ]);
    expect(curvePoints({ radiiM }, { ...line, total: 0, covered: new Float64Array(2) })).toEqual([
      { radius_m: 0, share: null },
      { radius_m: 10, share: null },
    ]);
  });

  it.each([
    { stepM: 0, maxM: 10 },
    { stepM: -1, maxM: 10 },
    { stepM: 10, maxM: 200_001 },
    { stepM: 0.001, maxM: 3_000 },
    { stepM: NaN, maxM: 10 },
  ])('are refused for $stepM m to $maxM m', (asked) => {
    const [none] = fc.sample(
      cells.filter(({ count }) => count === 0),
      1,
    );
    expect(() => coverageCurves(none as CellColumns, new Float64Array(), asked)).toThrow(
      expect.objectContaining({ code: 'bad_curve', message: expect.stringContaining(`${asked.stepM} m`) }),
    );
  });
});

describe('the band of unlocated facilities', () => {
  const radius = fc.constantFrom(0, 100, 141.42, 500, 1_000);

  it('holds coverage with them anywhere, and begins at the estimate', () => {
    fc.assert(
      fc.property(cells, places, places, radius, (demand, supply, hidden, radiusM) => {
        const d2 = distances(demand, supply);
        const now = coverageByDistrict(demand, d2, radiusM);
        const then = coverageByDistrict(demand, distances(demand, [...supply, ...hidden]), radiusM);
        unlocatedBand(demand, d2, radiusM, hidden.length).forEach((line, row) => {
          expect(line).toMatchObject({
            district: now[row]?.district,
            total: now[row]?.total,
            worst: now[row]?.covered,
          });
          expect(line.best).toBeGreaterThanOrEqual(then[row]?.covered ?? NaN);
          expect(line.best).toBeLessThanOrEqual(line.total);
          if (hidden.length === 0) expect(line.best).toBe(line.worst);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('holds coverage with one at the best place on a fine lattice', () => {
    fc.assert(
      fc.property(cells, radius, (demand, radiusM) => {
        const { best } = unlocatedBand(demand, distances(demand, []), radiusM, 1)[0] ?? { best: NaN };
        for (let x = 0; x <= 300_000; x += 37_500)
          for (let y = 0; y <= 300_000; y += 37_500) {
            const [city] = coverageByDistrict(demand, distances(demand, [[x, y]]), radiusM);
            expect(best).toBeGreaterThanOrEqual(city?.covered ?? NaN);
          }
      }),
      { numRuns: 5 },
    );
  });

  it('is exact for one facility and crowds far apart', () => {
    const crowd = (xM: number, people: number) => ({ xM, people });
    const list = [crowd(0, 50), crowd(10_000, 70), crowd(20_000, 60)];
    const demand = {
      count: 3,
      xCm: Int32Array.from(list, ({ xM }) => xM * 100),
      yCm: new Int32Array(3),
      district: Uint8Array.of(3, 4, 4),
      weight: Int32Array.from(list, ({ people }) => people),
    };
    const d2 = new Float64Array(3).fill(Infinity);
    const bests = (unlocated: number) => unlocatedBand(demand, d2, 500, unlocated).map(({ best }) => best);
    expect(bests(1).slice(0, 3)).toEqual([70, 50, 70]);
    expect(bests(100).slice(0, 3)).toEqual([180, 50, 130]);
  });

  it.each([-1, 0.5, NaN])('is refused for %d facilities', (unlocated) => {
    const [some] = fc.sample(cells, 1);
    expect(() => unlocatedBand(some as CellColumns, new Float64Array(), 500, unlocated)).toThrow(
      /unlocated is/,
    );
  });
});
