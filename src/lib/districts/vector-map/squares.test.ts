import { expect, it } from 'vitest';
import type { CellColumns } from '$geo/columns/columns.ts';
import { fitRings } from './project.ts';
import { drawSquares, peopleSquares } from './squares.ts';

/** Cells of 100 m around 113.3° E 23.1° N; [column, row, people, distance in metres, district]. */
const cellsOf = (rows: readonly (readonly [number, number, number, number, number?])[]) => {
  const take = (pick: (row: (typeof rows)[number], at: number) => number) => Int32Array.from(rows, pick);
  const cells: CellColumns = {
    count: rows.length,
    cellM: 100,
    id: take((_, at) => at + 1),
    col: take(([col]) => col),
    row: take(([, row]) => row),
    xCm: take(([col]) => 42_800_000 + col * 10_000 + 5_000),
    yCm: take(([, row]) => 255_500_000 + row * 10_000 + 5_000),
    weight: take(([, , people]) => people),
    district: Uint8Array.from(rows, ([, , , , district = 11]) => district),
  };
  return { cells, d2: Float64Array.from(rows, ([, , , metres]) => (metres * 100) ** 2) };
};
const LIMIT = (1_000 * 100) ** 2;
const projection = fitRings(
  [
    [
      [113.25, 23.05],
      [113.35, 23.05],
      [113.35, 23.15],
      [113.25, 23.15],
      [113.25, 23.05],
    ],
  ],
  { width: 400, height: 400 },
);

it('sums the people beyond the limit of all cells of a square, whichever cell comes first', () => {
  const rows = [
    [4, 0, 50, 1_001],
    [0, 4, 70, 2_000],
    [2, 2, 900, 1_000],
    [5, 0, 30, 1_500],
  ] as const;
  for (const order of [rows, rows.toReversed()]) {
    const { cells, d2 } = cellsOf(order);
    const { sideM, squares } = peopleSquares(cells, 11, d2, LIMIT);
    expect(sideM).toBe(500);
    expect(squares.map(({ column, row, uncovered }) => [column, row, uncovered])).toEqual([
      [0, 0, 120],
      [1, 0, 30],
    ]);
    expect(squares[0]).toMatchObject({ xCm: 42_825_000, yCm: 255_525_000 });
  }
});

it('leaves out other districts and cells without people, and takes no supply as beyond the limit', () => {
  const { cells, d2 } = cellsOf([
    [0, 0, 10, 3_000, 12],
    [10, 0, 0, 3_000],
    [20, 0, 7, Infinity],
  ]);
  const { squares } = peopleSquares(cells, 11, d2, LIMIT);
  expect(squares.map(({ column, uncovered }) => [column, uncovered])).toEqual([[4, 7]]);
});

it('joins neighbours of a class in a row to one stroke, and is quiet only where nobody is beyond reach', () => {
  const { cells, d2 } = cellsOf([
    [0, 0, 199, 3_000],
    [5, 0, 1, 3_000],
    [10, 0, 200, 3_000],
    [15, 0, 500, 10],
    [20, 0, 3_500, 3_000],
    [0, 5, 1, 3_000],
  ]);
  const drawn = drawSquares(peopleSquares(cells, 11, d2, LIMIT), projection);
  expect(drawn.limits).toEqual([200, 600, 1_500, 3_500]);
  expect(drawn.counts).toEqual({ covered: 1, uncovered: [3, 1, 0, 0, 1] });
  const step = 500 / projection.metresPerPx;
  const lengths = [...(drawn.uncovered[0] ?? '').matchAll(/h([\d.]+)/g)].map(([, length]) => Number(length));
  expect(lengths).toHaveLength(2);
  expect(lengths[0]).toBeCloseTo(2 * step - drawn.apart, 1);
  expect(lengths[1]).toBeCloseTo(step - drawn.apart, 1);
  expect(drawn.side + drawn.apart).toBeCloseTo(step, 2);
  const [x, y] = projection.ofPlane(42_825_000, 255_525_000);
  expect(drawn.uncovered[0]).toContain(
    `M${Math.round((x - drawn.side / 2) * 10) / 10} ${Math.round(y * 10) / 10}h`,
  );
});
