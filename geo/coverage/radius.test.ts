import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../errors.ts';
import { radiusCm, radiusOfLimit, readDetour, squaredCmLimit, walkedRadius } from './radius.ts';

const hundredths = fc.integer({ min: 100, max: 200 });
const radii = fc.oneof(fc.integer({ min: 0, max: 200_000 }), fc.constantFrom(0.01, 750.55, 199_999.99));
/** The radius in whole centimetres. */
const inCm = (radiusM: number) => BigInt(Math.round(radiusM * 100));

describe('a detour factor', () => {
  it.each([
    ['1', '1'],
    ['1.0', '1'],
    ['1.30', '1.3'],
    ['1.05', '1.05'],
    ['2.00', '2'],
    ['2', '2'],
  ])('reads %s as %s', (given, read) => expect(readDetour(given)).toBe(read));

  it.each(['', '0.99', '2.01', '1.234', '1,3', '1e0', '+1', ' 1', '01', '1.', '10', 'NaN'])(
    'is not "%s"',
    (given) => {
      expect(readDetour(given)).toBeNull();
      expect(() => walkedRadius(1000, given)).toThrow(InputError);
      expect(() => walkedRadius(1000, given)).toThrow(`is "${given}"`);
    },
  );
});

describe('metres walked', () => {
  it('reach as far as the way, which is the factor times the straight line, is not longer', () => {
    fc.assert(
      fc.property(radii, hundredths, fc.constantFrom(9, 10, 11), (radiusM, k, tenths) => {
        const limit = BigInt(squaredCmLimit(walkedRadius(radiusM, String(k / 100)), tenths));
        // (κ d)² ≤ (tenths R)² without a division: both sides times 100² · 10².
        const way = (squared: bigint) => squared * BigInt(k * k) * 100n;
        const radius = (inCm(radiusM) * BigInt(tenths) * 100n) ** 2n;
        expect(way(limit) <= radius && way(limit + 1n) > radius).toBe(true);
      }),
    );
  });

  it('count a point exactly as far as they go, and not the one a centimetre farther', () => {
    // 1,000 m walked at 1.25 are 800 m of straight line.
    const limit = squaredCmLimit(walkedRadius(1000, '1.25'));
    expect(80_000 ** 2).toBeLessThanOrEqual(limit);
    expect(80_001 ** 2).toBeGreaterThan(limit);
    expect(radiusCm(walkedRadius(1000, '1.25'))).toBe(80_000);
  });

  it('are the straight line with the factor 1', () => {
    expect(walkedRadius(1000, '1.00')).toBe(1000);
  });

  it.each([-1, 200_000.01, NaN])('are refused when they are %d', (metres) => {
    expect(() => squaredCmLimit(walkedRadius(metres, '1.5'))).toThrow(/allowed are 0 to 200000/);
  });
});

describe('the radius of a limit', () => {
  it('has exactly that limit', () => {
    const limits = fc.oneof(
      fc.integer({ min: 0, max: 20_000_000 ** 2 }),
      fc.constantFrom(0, 1, 2, 20_000_000 ** 2),
    );
    fc.assert(
      fc.property(limits, (limit) => {
        expect(squaredCmLimit(radiusOfLimit(limit))).toBe(limit);
      }),
    );
  });

  it('is refused beyond the largest radius', () => {
    expect(() => radiusOfLimit(20_000_001 ** 2)).toThrow(InputError);
  });
});
