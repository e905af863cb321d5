import { describe, expect, it } from 'vitest';
import type { CellColumns } from '$geo/columns/columns.ts';
import { lngLatToPlane, planeToLngLat } from '$geo/place/crs.ts';
import { builtUpColours, cellSquares, squareColours, uncoveredPeople } from './cell-squares.ts';
import { LIGHT } from './palette.ts';

const origin = lngLatToPlane(113.3, 23.1);
const x0 = Math.round(origin.x / 100) * 100;
const y0 = Math.round(origin.y / 100) * 100;
const places = [
  [0, 0],
  [4, 4],
  [5, 4],
  [9, 9],
] as const;
const cells: CellColumns = {
  count: 4,
  id: Int32Array.from([1, 2, 3, 4]),
  col: Int32Array.from(places.map(([col]) => col)),
  row: Int32Array.from(places.map(([, row]) => row)),
  xCm: Int32Array.from(places.map(([col]) => (x0 + (col + 0.5) * 100) * 100)),
  yCm: Int32Array.from(places.map(([, row]) => (y0 + (row + 0.5) * 100) * 100)),
  district: Uint8Array.from([5, 5, 6, 6]),
  weight: Int32Array.from([10, 20, 30, 40]),
  cellM: 100,
};

describe('squares of cells', () => {
  it('join five by five and keep every cell once', () => {
    const squares = cellSquares(cells, 5);
    expect(squares.count).toBe(3);
    expect([...squares.squareOf]).toEqual([0, 0, 1, 2]);
    expect(squares.sideM).toBe(500);
  });

  it('stand with their centre where the cells stand', () => {
    const squares = cellSquares(cells, 5);
    const centre = planeToLngLat(x0 + 250, y0 + 250);
    expect(squares.positions[0]).toBeCloseTo(centre.lng, 6);
    expect(squares.positions[1]).toBeCloseTo(centre.lat, 6);
  });

  it('sum the uncovered people; exactly on the limit is covered, and no supply covers nobody', () => {
    const squares = cellSquares(cells, 5);
    const d2 = Float64Array.from([100, 101, 99, Infinity]);
    expect([...uncoveredPeople(squares, cells.weight, d2, 100)]).toEqual([20, 0, 40]);
  });

  it('are clear as built-up land where few people live', () => {
    const squares = cellSquares({ ...cells, weight: Int32Array.from([159, 0, 160, 9999]) }, 5);
    const colours = builtUpColours(squares, Int32Array.from([159, 0, 160, 9999]), LIGHT);
    expect([...colours.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    expect([...colours.subarray(4, 8)]).toEqual([...(LIGHT.builtUp[0] ?? []), 255]);
    expect([...colours.subarray(8, 12)]).toEqual([...(LIGHT.builtUp[3] ?? []), 255]);
  });

  it('are quiet only where nobody is uncovered, and faint outside the focus', () => {
    const squares = cellSquares(cells, 5);
    const colours = squareColours(squares, Int32Array.from([1, 0, 5000]), LIGHT, 5);
    expect([...colours.subarray(0, 4)]).toEqual([...(LIGHT.uncovered[0] ?? []), 255]);
    expect([...colours.subarray(4, 8)]).toEqual([...LIGHT.covered, 107]);
    expect([...colours.subarray(8, 12)]).toEqual([...(LIGHT.uncovered[4] ?? []), 107]);
  });
});
