import { describe, expect, it } from 'vitest';
import type { CellColumns } from '../columns/columns.ts';
import { siteInCity } from './city-siting.ts';

const SIDE = 20;
const CELL_CM = 10_000;

/** A square of 20 × 20 cells of 100 m, west half in district 4, east half in district 5; people as given. */
function square(peopleAt: (col: number, row: number) => number): CellColumns {
  const places = Array.from({ length: SIDE * SIDE }, (_, i) => [i % SIDE, Math.floor(i / SIDE)] as const);
  return {
    count: places.length,
    cellM: 100,
    id: Int32Array.from(places, (_, i) => i + 1),
    col: Int32Array.from(places, ([col]) => col),
    row: Int32Array.from(places, ([, row]) => row),
    xCm: Int32Array.from(places, ([col]) => 40_000_000 + col * CELL_CM),
    yCm: Int32Array.from(places, ([, row]) => 255_000_000 + row * CELL_CM),
    district: Uint8Array.from(places, ([col]) => (col < SIDE / 2 ? 4 : 5)),
    weight: Int32Array.from(places, ([col, row]) => peopleAt(col, row)),
  };
}
const nobodyNear = (cells: CellColumns) => new Float64Array(cells.count).fill(Infinity);
const question = { sites: 1, district: null, radiusM: 300, spacingM: 0 };

describe('siting over a grid', () => {
  it('stands in the cell of most people of its square and counts those within the radius once', async () => {
    // 300 m reach three cells to each side in the row, and fewer in the rows beside it.
    const cells = square((col, row) => (row === 2 && col <= 9 ? 10 : 0));
    const answer = await siteInCity(cells, nobodyNear(cells), question);
    expect(answer.sites).toHaveLength(1);
    expect(answer).toMatchObject({ covered: 70, total: 100, status: 'proved', coveredBefore: 0, gain: 70 });
    const two = await siteInCity(cells, nobodyNear(cells), { ...question, sites: 2 });
    expect(two).toMatchObject({ covered: 90, bound: 90 });
    expect(two.sites.map(({ gain }) => gain)).toEqual([70, 20]);
  });

  it('looks only at the people of its district, and says what the sites do elsewhere', async () => {
    const cells = square((col, row) => (row === 5 && (col === 9 || col === 10) ? 100 : 0));
    const answer = await siteInCity(cells, nobodyNear(cells), { ...question, district: 4 });
    expect(answer).toMatchObject({ total: 100, covered: 100, elsewhere: 100 });
    expect(answer.sites[0]?.district).toBe(440104);
    const city = await siteInCity(cells, nobodyNear(cells), question);
    expect(city).toMatchObject({ total: 200, covered: 200, elsewhere: 0 });
  });

  it('leaves out who is covered already and says so when nobody is left', async () => {
    const cells = square((col) => (col === 0 ? 5 : 0));
    const answer = await siteInCity(cells, new Float64Array(cells.count), question);
    expect(answer).toMatchObject({ coveredBefore: 100, covered: 100, gain: 0 });
    expect(answer.reason?.code).toBe('nothing_to_gain');
  });
});
