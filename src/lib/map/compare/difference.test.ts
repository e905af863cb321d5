import { describe, expect, it } from 'vitest';
import { LIGHT } from '../palette.ts';
import { changeIn, differenceColours, differenceOf, sumOf } from './difference.ts';

const squares = {
  count: 3,
  sideM: 500,
  positions: new Float64Array(6),
  squareOf: Int32Array.of(0, 0, 1, 2, 2),
  district: Uint8Array.of(5, 5, 6),
};
const cells = { district: Uint8Array.of(5, 5, 5, 6, 0), weight: Int32Array.of(10, 20, 30, 40, 50) };
const difference = differenceOf(
  squares,
  cells,
  Float64Array.of(101, 90, 100, 100, 200),
  Float64Array.of(100, 101, 99, Infinity, 0),
  100,
);

describe('the difference that a scenario makes', () => {
  it('counts who is covered only with it, and only without it, the limit included', () => {
    expect([...difference.gained]).toEqual([10, 0, 0]);
    expect([...difference.lost]).toEqual([20, 0, 40]);
    expect(sumOf(difference.gained) - sumOf(difference.lost)).toBe(-50);
    expect([0, 1, 2].map((square) => changeIn(difference, square))).toEqual([-10, 0, -40]);
  });

  it('is nothing between equal distances', () => {
    const same = differenceOf(
      squares,
      cells,
      Float64Array.of(1, 2, 3, 4, 5),
      Float64Array.of(1, 2, 3, 4, 5),
      3,
    );
    expect(sumOf(same.gained) + sumOf(same.lost)).toBe(0);
  });

  it('colours gains blue and losses ink, faint outside the district in focus, and leaves the rest', () => {
    const drawn = new Uint8Array(12).fill(7);
    const gain = { gained: Int32Array.of(3, 0, 0), lost: Int32Array.of(0, 0, 2) };
    const colours = differenceColours(drawn, squares, gain, LIGHT, 5);
    expect([...colours.slice(0, 4)]).toEqual([...LIGHT.gain, 255]);
    expect([...colours.slice(4, 8)]).toEqual([7, 7, 7, 7]);
    expect([...colours.slice(8)]).toEqual([...LIGHT.ink, 107]);
  });
});
