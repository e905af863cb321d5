import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../errors.ts';
import { ceilOfShare } from './share.ts';

describe('share of a total', () => {
  it('is rounded up exactly', () => {
    expect(ceilOfShare('0.55', 100)).toBe(55);
    expect(ceilOfShare('0.551', 100)).toBe(56);
    expect(ceilOfShare('1', 7)).toBe(7);
    expect(ceilOfShare('1.0', 7)).toBe(7);
    expect(ceilOfShare('0', 7)).toBe(0);
    expect(ceilOfShare({ numerator: 1, denominator: 3 }, 10)).toBe(4);
    expect(ceilOfShare('0.9', 0)).toBe(0);
  });

  it('is the smallest whole number that is not below it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 20_000_000 }),
        (permille, total) => {
          const needed = ceilOfShare((permille / 1000).toFixed(3), total);
          expect(needed * 1000).toBeGreaterThanOrEqual(permille * total);
          expect((needed - 1) * 1000).toBeLessThan(permille * total);
        },
      ),
    );
  });

  it('is refused unless it is from 0 to 1', () => {
    for (const wrong of ['1.01', '-0.1', '', '80%', '1e-1', '.5', { numerator: 1, denominator: 0 }])
      expect(() => ceilOfShare(wrong, 100)).toThrow(InputError);
    for (const [numerator, denominator] of [
      [3, 2],
      [-1, 2],
      [0.5, 1],
    ] as const)
      expect(() => ceilOfShare({ numerator, denominator }, 100)).toThrow(InputError);
  });
});
