import { describe, expect, it } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import {
  type CoverageFigures,
  coverageByDistrict,
  coveredWithin,
  measureDistances,
} from '../../db/queries/coverage.ts';
import { createCoverageRelations, fillSupply } from '../../db/queries/coverage-relations.ts';
import { engine, inRolledBackTransaction, sharedDatabase } from '../db/database.ts';
import { goldenAbsent, goldenFile, type GoldenTable, objectsOf, report } from './golden-files.ts';

interface Cell {
  x: number;
  y: number;
  people: number;
  district?: string;
}
interface Facility {
  x: number | null;
  y: number | null;
  stars: number | null;
  status: string;
  located: boolean;
}
interface Expected {
  covered: number;
  total: number;
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
  queries: { id: number; stars_min: number | null; radius_m: number; expected: unknown[][] }[];
  curves: { stars_min: number | null; columns: string[]; covered: number[][] }[];
  small_cases: {
    name: string;
    stars_min: number | null;
    radius_m: number;
    cells: GoldenTable;
    facilities: GoldenTable;
    expected: Expected;
  }[];
}

const database = await sharedDatabase();
const file = goldenFile<CoverageFile>('coverage.json');

describe.skipIf(goldenAbsent)(`golden coverage in PostGIS (${engine})`, () => {
  it('has the figures of the city and of every district, and the curves', () =>
    inRolledBackTransaction(database, async ({ sql }) => {
      const { queries, curves, cells, facilities, expected_columns } = file as CoverageFile; // skipped where absent
      await load(sql, objectsOf(cells), objectsOf(facilities));
      let cases = 0;
      for (const stars of new Set(queries.map(({ stars_min }) => stars_min))) {
        await fillSupply(sql, { starsMin: stars, types: null });
        await measureDistances(sql);
        for (const query of queries.filter(({ stars_min }) => stars_min === stars)) {
          const expected = objectsOf<Expected & { where: string }>({
            columns: expected_columns,
            rows: query.expected,
          });
          const found = await coverageByDistrict(sql, query.radius_m);
          for (const line of expected)
            expectLine(found, line.where === 'city' ? 440_100 : Number(line.where), line);
          cases += expected.length;
        }
        // The way without distances gives the same counts, for all radii of these stars at once.
        const same = queries.filter(({ stars_min, radius_m }) => stars_min === stars && radius_m <= 5_000);
        const within = await coveredWithin(sql, [...new Set(same.map(({ radius_m }) => radius_m))]);
        for (const query of same) {
          const expected = objectsOf<Expected>({ columns: expected_columns, rows: query.expected });
          const found = within.filter(({ radius_m }) => radius_m === query.radius_m);
          expect(found.map(({ covered, total }) => [covered, total])).toEqual(
            expected.map(({ covered, total }) => [covered, total]),
          );
          cases += expected.length;
        }
        for (const curve of curves.filter(({ stars_min }) => stars_min === stars))
          for (const [radius = NaN, ...covered] of curve.covered) {
            const found = await coverageByDistrict(sql, radius);
            expect(found.map((line) => line.covered)).toEqual(covered);
            cases += covered.length;
          }
      }
      report('coverage.json', engine, cases);
    }));

  it('has the figures of the small cases', async () => {
    const cases = file?.small_cases ?? [];
    for (const one of cases)
      await inRolledBackTransaction(database, async ({ sql }) => {
        await load(
          sql,
          objectsOf(one.cells, { mayBeEmpty: true }),
          objectsOf(one.facilities, { mayBeEmpty: true }),
        );
        await fillSupply(sql, { starsMin: one.stars_min, types: null });
        await measureDistances(sql);
        const found = await coverageByDistrict(sql, one.radius_m);
        expectLine(found, 440_100, one.expected, one.name);
        expectLine(found, 440_103, one.expected, one.name);
        expect(found.find(({ district }) => district === 440_104)).toMatchObject({
          total: 0,
          covered: 0,
          worst_d2: null,
        });
      });
    report('coverage.json small_cases', engine, cases.length);
  });
});

/** Fills the relations of the question; cells without a district go to 荔湾. */
async function load(sql: Sql, cells: Cell[], facilities: Facility[]): Promise<void> {
  await createCoverageRelations(sql);
  const cm = (metres: number | null) => (metres === null ? null : Math.round(metres * 100));
  await sql`
    insert into coverage_facility (id, status, stars, located, x_cm, y_cm)
    select id, status, stars, located, x, y
    from jsonb_to_recordset(${JSON.stringify(facilities.map((one, id) => ({ ...one, id, x: cm(one.x), y: cm(one.y) })))}::text::jsonb)
      as given (id int, status text, stars int, located boolean, x bigint, y bigint)`;
  await sql`
    insert into coverage_demand (id, district, x_cm, y_cm, weight, geom)
    select ordinality, district, x, y, people, st_setsrid(st_makepoint(x / 100.0, y / 100.0), 4547)
    from unnest(
      ${cells.map(({ district }) => Number(district ?? 440_103))}::int[],
      ${cells.map(({ x }) => cm(x))}::bigint[],
      ${cells.map(({ y }) => cm(y))}::bigint[],
      ${cells.map(({ people }) => people)}::int[]
    ) with ordinality as given (district, x, y, people, ordinality)`;
}

function expectLine(
  found: readonly CoverageFigures[],
  district: number,
  expected: Expected,
  name = '',
): void {
  const line = found.find((one) => one.district === district);
  expect({ name, covered: line?.covered, total: line?.total, low: line?.low, high: line?.high }).toEqual({
    name,
    covered: expected.covered,
    total: expected.total,
    low: expected.low,
    high: expected.high,
  });
  const metres = (d2: number | null | undefined) => (d2 == null ? null : Math.sqrt(d2) / 100);
  for (const [d2, wanted] of [
    [line?.p50_d2, expected.p50_m],
    [line?.p90_d2, expected.p90_m],
    [line?.p95_d2, expected.p95_m],
    [line?.worst_d2, expected.worst_m],
  ] as const)
    if (wanted === null) expect(metres(d2)).toBeNull();
    else expect(Math.abs((metres(d2) ?? NaN) - wanted)).toBeLessThan(1e-4);
}
