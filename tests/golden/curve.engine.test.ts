import { expect, it } from 'vitest';
import { coverageCurves } from '../../geo/coverage/curve.ts';
import { nearestSquaredCm } from '../../geo/coverage/nearest.ts';
import { centimetres, describeGolden, type GoldenTable, numbers, report, values } from './golden-files.ts';

interface CoverageFile {
  cells: GoldenTable;
  facilities: GoldenTable;
  curves: { stars_min: number | null; columns: string[]; covered: number[][] }[];
}

describeGolden<CoverageFile>('coverage', 'curves of the engine', ({ cells, facilities, curves }) => {
  const demand = {
    count: cells.rows.length,
    xCm: centimetres(cells, 'x'),
    yCm: centimetres(cells, 'y'),
    district: Uint8Array.from(numbers(cells, 'district'), (code) => code - 440_100),
    weight: Int32Array.from(numbers(cells, 'people')),
  };

  it('have every value of the file, each curve in one pass', () => {
    const [x, y] = [centimetres(facilities, 'x'), centimetres(facilities, 'y')];
    const stars = numbers(facilities, 'stars');
    const [status, located] = [values(facilities, 'status'), values(facilities, 'located')];
    let cases = 0;
    for (const { stars_min, columns, covered } of curves) {
      const chosen = [...stars.keys()].filter(
        (i) =>
          status[i] === 'open' &&
          located[i] === true &&
          (stars_min === null || Number(stars[i]) >= stars_min),
      );
      const take = (column: Int32Array) => Int32Array.from(chosen, (i) => column[i] ?? NaN);
      const d2 = nearestSquaredCm(demand, { count: chosen.length, xCm: take(x), yCm: take(y) });
      const { lines, radiiM } = coverageCurves(demand, d2, { stepM: 10, maxM: 200_000 });
      const codes = columns.slice(1).map((where) => (where === 'city' ? 440_100 : Number(where)));
      for (const [radius, ...expected] of covered) {
        const step = radiiM.indexOf(radius ?? NaN);
        const found = codes.map((code) => lines.find(({ district }) => district === code)?.covered[step]);
        expect(found).toEqual(expected);
        cases += expected.length;
      }
    }
    report('coverage curve', 'one pass of the engine', cases);
  });
});
