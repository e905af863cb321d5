import { expect, it } from 'vitest';
import { gapAreas } from '../../geo/coverage/gap-areas.ts';
import { outlineOfCells } from '../../geo/place/cells.ts';
import { centimetres, report, describeGolden, type GoldenTable, numbers } from './golden-files.ts';

interface GapFile {
  cases: {
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
  }[];
}

describeGolden<GapFile>('gap-areas', 'engine', ({ cases }) => {
  it('is met by every case, with its outlines', () => {
    for (const one of cases) {
      const cells = {
        count: one.cells.rows.length,
        cellM: one.cell_m,
        id: Int32Array.from(numbers(one.cells, 'id')),
        col: Int32Array.from(numbers(one.cells, 'col')),
        row: Int32Array.from(numbers(one.cells, 'row')),
        xCm: centimetres(one.cells, 'x'),
        yCm: centimetres(one.cells, 'y'),
        district: new Uint8Array(one.cells.rows.length).fill(3),
        weight: Int32Array.from(numbers(one.cells, 'people')),
      };
      const nearest = {
        d2: Float64Array.from(centimetres(one.cells, 'd_m'), (cm) => cm * cm),
        index: new Int32Array(cells.count),
      };
      const gaps = gapAreas(cells, nearest, {
        radiusM: one.radius_m,
        minDensity: 0,
        minPeople: one.min_people,
      });
      const found = gaps.areas.map((area) => {
        const parts = outlineOfCells(area.cells.map((i) => [cells.col[i] ?? NaN, cells.row[i] ?? NaN]));
        return {
          rank: area.rank,
          people: area.people,
          excess_person_m: area.excessPersonCm / 100,
          cells: area.cells.length,
          area_m2: area.areaM2,
          worst_d_m: Math.sqrt(area.worstD2) / 100,
          polygon_parts: parts.length,
          polygon_holes: parts.reduce((sum, { holes }) => sum + holes.length, 0),
          cell_ids: area.cells.map((i) => cells.id[i]),
        };
      });
      const byFirstCell = (a: { rank: number; cell_ids: (number | undefined)[] }, b: typeof a) =>
        a.rank - b.rank || (a.cell_ids[0] ?? 0) - (b.cell_ids[0] ?? 0);
      expect(found.sort(byFirstCell), one.name).toEqual(
        one.expected.components.toSorted(byFirstCell).map((component) => ({
          ...component,
          excess_person_m: expect.closeTo(component.excess_person_m, 2),
          worst_d_m: expect.closeTo(component.worst_d_m, 6),
        })),
      );
      expect(gaps.scattered, one.name).toMatchObject({
        cells: one.expected.scattered.cells,
        people: one.expected.scattered.people,
      });
      expect(gaps.uncoveredPeople, one.name).toBe(one.expected.uncovered_people);
    }
    report('gap-areas', 'engine', cases.length);
  });
});
