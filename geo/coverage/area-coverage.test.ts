import { describe, expect, it } from 'vitest';
import { landCoverage } from './area-coverage.ts';
import { areaCurves } from './curve.ts';

/** Cells of 100 m in a row: [district, people, distance to the nearest supply in cm]. */
const cellsOf = (rows: readonly (readonly [number, number, number])[]) => ({
  cells: {
    count: rows.length,
    cellM: 100,
    id: Int32Array.from(rows, (_, at) => at + 1),
    col: Int32Array.from(rows, (_, at) => at),
    row: new Int32Array(rows.length),
    xCm: Int32Array.from(rows, (_, at) => at * 10_000),
    yCm: new Int32Array(rows.length),
    district: Uint8Array.from(rows, ([district]) => district),
    weight: Int32Array.from(rows, ([, people]) => people),
  },
  d2: Float64Array.from(rows, ([, , cm]) => cm * cm),
});
const line = (lines: ReturnType<typeof landCoverage>, district: number) =>
  lines.find((one) => one.district === district);

describe('coverage of populated land', () => {
  const { cells, d2 } = cellsOf([
    [3, 9_000, 50_000],
    [3, 1, 50_001],
    [4, 2, Infinity],
    [4, 0, 0],
    [0, 500, 0],
  ]);

  it('counts each cell with people once, however many live there, and one exactly on the radius', () => {
    const lines = landCoverage(cells, d2, 500);
    expect(line(lines, 440_103)).toMatchObject({ totalM2: 20_000, coveredM2: 10_000 });
    expect(line(lines, 440_104)).toMatchObject({ totalM2: 10_000, coveredM2: 0 });
    expect(line(lines, 440_100)).toMatchObject({ totalM2: 30_000, coveredM2: 10_000 });
    expect(lines).toHaveLength(12);
  });

  it('is the curve of land at that radius', () => {
    const curve = areaCurves(cells, d2, { stepM: 500, maxM: 500 });
    landCoverage(cells, d2, 500).forEach(({ district, totalM2, coveredM2 }, at) =>
      expect({ district, total: totalM2, covered: coveredM2 }).toEqual({
        district: curve.lines[at]?.district,
        total: curve.lines[at]?.total,
        covered: curve.lines[at]?.covered[1],
      }),
    );
  });

  it('is shorter where ways are longer', () => {
    expect(line(landCoverage(cells, d2, { walkedM: 500, detour: '1.1' }), 440_100)?.coveredM2).toBe(0);
  });
});
