import { expect, it } from 'vitest';
import { placeNames } from './names.ts';

const picture = { width: 300, height: 200 };
/** Two districts side by side, the left one wider. */
const codeAt = (x: number) => (x < 200 ? 1 : 2);
const wanted = [
  { code: 1, words: '白云区' },
  { code: 2, words: '天河区' },
];

it('puts a name into the middle of its district', () => {
  const [left, right] = placeNames(wanted, picture, codeAt, []);
  expect(left?.[0]).toBeGreaterThan(85);
  expect(left?.[0]).toBeLessThan(115);
  expect(left?.[1]).toBeGreaterThan(90);
  expect(left?.[1]).toBeLessThan(110);
  expect(right?.[0]).toBeGreaterThan(235);
});

it('keeps names clear of obstacles and of each other', () => {
  const obstacle = { x: 100, y: 100, width: 60, height: 60 };
  const [first] = placeNames(wanted, picture, codeAt, [obstacle]);
  expect(first && (Math.abs(first[0] - 100) >= 30 + 23 || Math.abs(first[1] - 100) >= 30 + 9)).toBe(true);
  const twice = placeNames(
    [wanted[0], wanted[0]].filter((name) => name !== undefined),
    picture,
    codeAt,
    [],
  );
  const [a = null, b = null] = twice;
  expect(a && b && (Math.abs(a[0] - b[0]) >= 46 || Math.abs(a[1] - b[1]) >= 18)).toBe(true);
});

it('leaves out a name that fits nowhere', () => {
  expect(placeNames(wanted, picture, (x) => (x < 280 ? 1 : 2), [])[1]).toBeNull();
  expect(placeNames([{ code: 3, words: '南沙区' }], picture, codeAt, [])).toEqual([null]);
});
