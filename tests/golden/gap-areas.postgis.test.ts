import { describe, expect, it } from 'vitest';
import { createGapRelation, gapAreas, gapTotals } from '../../db/queries/gap-areas.ts';
import { engine, inRolledBackTransaction, sharedDatabase } from '../db/database.ts';
import { goldenAbsent, goldenFile, type GoldenTable, objectsOf, report } from './golden-files.ts';

interface Cell {
  id: number;
  col: number;
  row: number;
  x: number;
  y: number;
  people: number;
  d_m: number;
}
interface GapCase {
  name: string;
  cell_m: number;
  radius_m: number;
  min_people: number;
  cells: GoldenTable;
  expected: {
    components: {
      rank: number;
      people: number;
      excess_person_m: number;
      cells: number;
      area_m2: number;
      worst_d_m: number;
      polygon_parts: number;
      polygon_holes: number;
      cell_ids: number[];
    }[];
    scattered: { components: number; cells: number; people: number };
    uncovered_people: number;
  };
}

const database = await sharedDatabase();
const cases = goldenFile<{ cases: GapCase[] }>('gap-areas.json')?.cases ?? [];

describe.skipIf(goldenAbsent)(`golden gap areas in PostGIS (${engine})`, () => {
  it('has the areas, ranks, polygons and sums of every case, in any order of the cells', async () => {
    for (const one of cases)
      for (const reversed of [false, true])
        await inRolledBackTransaction(database, async ({ sql }) => {
          const cells = objectsOf<Cell>(one.cells, { mayBeEmpty: true });
          if (reversed) cells.reverse();
          await createGapRelation(sql);
          await sql`
            insert into gap_cell (id, district, col, "row", people, d_cm)
            select id, 440103, col, "row", people, d
            from unnest(
              ${cells.map(({ id }) => id)}::int[], ${cells.map(({ col }) => col)}::int[],
              ${cells.map(({ row }) => row)}::int[], ${cells.map(({ people }) => people)}::int[],
              ${cells.map(({ d_m }) => Math.round(d_m * 100))}::bigint[]
            ) as given (id, col, "row", people, d)`;
          const [first] = cells;
          const settings = {
            cellCm: one.cell_m * 100,
            originXCm: first ? Math.round((first.x - (first.col + 0.5) * one.cell_m) * 100) : 0,
            originYCm: first ? Math.round((first.y - (first.row + 0.5) * one.cell_m) * 100) : 0,
            radiusM: one.radius_m,
            minDensity: 0,
            minPeople: one.min_people,
          };
          const areas = await gapAreas(sql, settings);
          const found = areas.map((area) => ({
            rank: area.rank,
            people: area.people,
            excess_person_m: (area.excess_person_cm ?? NaN) / 100,
            cells: area.cell_ids.length,
            area_m2: area.area_m2,
            worst_d_m: (area.worst_cm ?? NaN) / 100,
            polygon_parts: area.parts,
            polygon_holes: area.holes,
            cell_ids: area.cell_ids,
          }));
          const byCells = (a: { cell_ids: number[] }, b: { cell_ids: number[] }) =>
            (a.cell_ids[0] ?? 0) - (b.cell_ids[0] ?? 0);
          expect({ name: one.name, found: found.sort(byCells) }).toEqual({
            name: one.name,
            found: [...one.expected.components].sort(byCells),
          });
          const totals = await gapTotals(sql, settings);
          expect(totals).toMatchObject({
            people: cells.reduce((sum, { people }) => sum + people, 0),
            uncovered: one.expected.uncovered_people,
            scattered_areas: one.expected.scattered.components,
            scattered_cells: one.expected.scattered.cells,
            scattered_people: one.expected.scattered.people,
          });
        });
    report('gap-areas.json', engine, cases.length);
  });
});
