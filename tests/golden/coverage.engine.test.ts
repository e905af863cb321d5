import type { FeatureCollection, MultiPolygon } from 'geojson';
import { expect, it } from 'vitest';
import { distancesToSegmentsCm, outerBorder } from '../../geo/coverage/city-edge.ts';
import { coverageByDistrict, type CoverageRow } from '../../geo/coverage/coverage.ts';
import { nearestSquaredCm } from '../../geo/coverage/nearest.ts';
import { squaredCmLimit } from '../../geo/coverage/radius.ts';
import {
  centimetres,
  report,
  describeGolden,
  goldenDistricts,
  type GoldenTable,
  numbers,
  values,
} from './golden-files.ts';

interface Expected {
  covered: number;
  total: number;
  share: number | null;
  low: number;
  high: number;
  p50_m: number | null;
  p90_m: number | null;
  p95_m: number | null;
  worst_m: number | null;
}
interface CoverageFile {
  cells: GoldenTable;
  facilities: GoldenTable;
  expected_columns: string[];
  queries: {
    id: number;
    stars_min: number | null;
    radius_m: number;
    supply: number;
    expected: unknown[][];
  }[];
  curves: { stars_min: number | null; columns: string[]; covered: number[][] }[];
  edge: GoldenTable;
  small_cases: {
    name: string;
    stars_min: number | null;
    radius_m: number;
    cells: GoldenTable;
    facilities: GoldenTable;
    expected: Expected;
  }[];
}

function demandOf(cells: GoldenTable) {
  const district = cells.columns.includes('district')
    ? Uint8Array.from(numbers(cells, 'district'), (code) => code - 440_100)
    : new Uint8Array(cells.rows.length).fill(3);
  return {
    count: cells.rows.length,
    xCm: centimetres(cells, 'x'),
    yCm: centimetres(cells, 'y'),
    district,
    weight: Int32Array.from(numbers(cells, 'people')),
  };
}

/** Supply by the words of the file: open, located, and with stars enough where a filter is set. */
function supplyOf(facilities: GoldenTable, starsMin: number | null) {
  const [x, y] = [centimetres(facilities, 'x'), centimetres(facilities, 'y')];
  const stars = numbers(facilities, 'stars');
  const [status, located] = [values(facilities, 'status'), values(facilities, 'located')];
  const rows = stars.flatMap((star, i) =>
    status[i] === 'open' && located[i] === true && (starsMin === null || star >= starsMin) ? [i] : [],
  );
  return {
    count: rows.length,
    xCm: Int32Array.from(rows, (i) => x[i] ?? 0),
    yCm: Int32Array.from(rows, (i) => y[i] ?? 0),
  };
}

function check(row: CoverageRow | undefined, expected: Expected): void {
  const { covered, total, low, high } = expected;
  expect(row).toMatchObject({ covered, total, low, high });
  const within = (a: number | null | undefined, b: number | null, tolerance: number) => {
    if (b === null || a === null || a === undefined) expect(a).toBe(b);
    else expect(Math.abs(a - b)).toBeLessThanOrEqual(tolerance);
  };
  within(row?.share, expected.share, 1e-9);
  within(row?.p50M, expected.p50_m, 1e-4);
  within(row?.p90M, expected.p90_m, 1e-4);
  within(row?.p95M, expected.p95_m, 1e-4);
  within(row?.worstM, expected.worst_m, 1e-4);
}

describeGolden<CoverageFile>('coverage', 'engine', (file) => {
  const demand = demandOf(file.cells);

  it('is met for the city and every district', () => {
    let cases = 0;
    for (const query of file.queries) {
      const supply = supplyOf(file.facilities, query.stars_min);
      expect(supply.count).toBe(query.supply);
      const rows = coverageByDistrict(demand, nearestSquaredCm(demand, supply), query.radius_m);
      for (const line of query.expected) {
        const expected = Object.fromEntries(file.expected_columns.map((name, i) => [name, line[i]]));
        const code = expected.where === 'city' ? 440_100 : Number(expected.where);
        check(
          rows.find((row) => row.district === code),
          expected as unknown as Expected,
        ); // the columns are its members
        cases++;
      }
    }
    report('coverage', 'engine', cases);
  });

  it('is met by the whole curve', () => {
    for (const { stars_min, columns, covered } of file.curves) {
      const d2 = nearestSquaredCm(demand, supplyOf(file.facilities, stars_min));
      for (const line of covered) {
        const rows = coverageByDistrict(demand, d2, line[0] ?? NaN);
        const codes = columns.slice(1).map((where) => (where === 'city' ? 440_100 : Number(where)));
        expect(codes.map((code) => rows.find((row) => row.district === code)?.covered)).toEqual(
          line.slice(1),
        );
      }
      report('coverage curve', 'engine', covered.length);
    }
  });

  it('is met by the small cases', () => {
    for (const one of file.small_cases) {
      const cells = demandOf(one.cells);
      const rows = coverageByDistrict(
        cells,
        nearestSquaredCm(cells, supplyOf(one.facilities, one.stars_min)),
        one.radius_m,
      );
      check(rows[0], one.expected);
    }
    report('coverage, small', 'engine', file.small_cases.length);
  });

  it('counts the people near the border of the city', () => {
    const districts = goldenDistricts<FeatureCollection<MultiPolygon>>();
    const border = outerBorder(districts.features.flatMap(({ geometry }) => geometry.coordinates.flat()));
    const edgeCm = distancesToSegmentsCm(demand, border);
    for (const [radius, cellsMin, cellsMax, peopleMin, peopleMax] of file.edge.rows.map((row) =>
      row.map(Number),
    )) {
      const cells = edgeCm.filter((cm) => cm <= (radius ?? NaN) * 100).length;
      expect(cells).toBeGreaterThanOrEqual(cellsMin ?? NaN);
      expect(cells).toBeLessThanOrEqual(cellsMax ?? NaN);
      const none = new Float64Array(demand.count).fill(squaredCmLimit(0));
      const people = coverageByDistrict(demand, none, radius ?? NaN, edgeCm)[0]?.edgePeople ?? NaN;
      expect(people).toBeGreaterThanOrEqual(peopleMin ?? NaN);
      expect(people).toBeLessThanOrEqual(peopleMax ?? NaN);
    }
    report('coverage, edge', 'engine', file.edge.rows.length);
  });
});
