import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../errors.ts';
import { ceilOfShare, percentReached, readPercent, shareOfPercent } from './share.ts';

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

describe('percentages', () => {
  it('are read as they are written, above 0 and up to 100 with at most two decimals', () => {
    for (const right of ['85', '0.01', '100', '100.00', '99.99', '5.5'])
      expect(readPercent(right)).toBe(right);
    for (const wrong of ['0', '0.00', '100.01', '101', '85%', '5.555', '.5', '5.', '-1', '1e1', '', null])
      expect(readPercent(wrong)).toBeNull();
  });

  it('become shares without a double in between', () => {
    expect(ceilOfShare(shareOfPercent('55'), 100)).toBe(55);
    expect(ceilOfShare(shareOfPercent('28.57'), 7)).toBe(2);
    expect(ceilOfShare(shareOfPercent('100.00'), 7)).toBe(7);
  });

  it('that are reached are the largest that can be asked for', () => {
    expect(percentReached(2, 3)).toBe('66.66');
    expect(percentReached(7, 7)).toBe('100');
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (total, part) => {
          const count = Math.round(part * total);
          const reached = percentReached(count, total);
          if (readPercent(reached))
            expect(ceilOfShare(shareOfPercent(reached), total)).toBeLessThanOrEqual(count);
          const next = (Number(reached) + 0.01).toFixed(2);
          if (readPercent(next)) expect(ceilOfShare(shareOfPercent(next), total)).toBeGreaterThan(count);
        },
      ),
    );
  });
});
