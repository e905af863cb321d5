import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorstFifth, shadesOf } from './shades.ts';

const worst = (values: readonly (number | null)[], lessIsBetter: boolean) =>
  shadesOf(values, lessIsBetter).flatMap((shade, at) => (isWorstFifth(shade, lessIsBetter) ? [at] : []));

describe('the classes of a figure between districts', () => {
  it('puts a fifth of eleven districts into each, whichever way is better', () => {
    const values = Array.from({ length: 11 }, (_, at) => (at * 7) % 11);
    for (const lessIsBetter of [true, false]) {
      const shades = shadesOf(values, lessIsBetter);
      const sizes = [0, 1, 2, 3, 4].map((shade) => shades.filter((one) => one === shade).length);
      expect(sizes.reduce((sum, size) => sum + size)).toBe(11);
      for (const size of sizes) expect(size).toBeGreaterThanOrEqual(2);
    }
    expect(worst(values, true).map((at) => values[at])).toEqual(expect.arrayContaining([9, 10]));
    expect(worst(values, false).map((at) => values[at])).toEqual(expect.arrayContaining([0, 1]));
    expect(worst(values, true)).toHaveLength(2);
    expect(worst(values, false)).toHaveLength(2);
  });

  it('counts nobody among the worst where all are equal', () => {
    expect(shadesOf([1, 1, 1], false)).toEqual([4, 4, 4]);
    expect(shadesOf([0, 0, 0], true)).toEqual([0, 0, 0]);
  });

  it('shows one that falls behind the others, who are equal', () => {
    expect(worst([1, 1, 1, 0.9, 1, 1, 1, 1, 1, 1, 1], false)).toEqual([3]);
    expect(worst([0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0], true)).toEqual([4]);
  });

  it('leaves those without a value out of the count', () => {
    expect(shadesOf([null, 3, null], true)).toEqual([null, 0, null]);
    expect(shadesOf([null, null], false)).toEqual([null, null]);
    expect(shadesOf([], true)).toEqual([]);
  });

  it('never gives a larger value a lighter class, nor equal ones two, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 14 }),
        fc.boolean(),
        (values, less) => {
          const shades = shadesOf(values, less);
          values.forEach((value, at) =>
            values.forEach((other, there) => {
              const difference = (shades[at] ?? NaN) - (shades[there] ?? NaN);
              if (value > other) expect(difference).toBeGreaterThanOrEqual(0);
              if (value === other) expect(difference).toBe(0);
            }),
          );
        },
      ),
    );
  });
});
