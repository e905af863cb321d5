import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orientation } from './orientation.ts';

describe('orientation', () => {
  it('is positive to the left, negative to the right, zero on the line', () => {
    expect(orientation(0, 0, 1, 0, 0.5, 1)).toBeGreaterThan(0);
    expect(orientation(0, 0, 1, 0, 0.5, -1)).toBeLessThan(0);
    expect(orientation(0, 0, 1, 0, 7, 0)).toBe(0);
  });

  it('tells one unit in the last place from the line, where plain doubles say zero', () => {
    // Three points near the diagonal; the determinant in doubles is rounded to nothing.
    const near = 0.5 + 2 ** -53;
    expect(Math.sign(orientation(12, 12, 24, 24, near, 0.5))).toBe(-1);
    expect(Math.sign(orientation(12, 12, 24, 24, 0.5, near))).toBe(1);
    expect(orientation(12, 12, 24, 24, near, near)).toBe(0);
  });

  it('agrees with whole numbers, and turns its sign with the order', () => {
    const whole = fc.integer({ min: -(2 ** 20), max: 2 ** 20 });
    fc.assert(
      fc.property(fc.tuple(whole, whole, whole, whole, whole, whole), ([ax, ay, bx, by, cx, cy]) => {
        const scaled = [ax, ay, bx, by, cx, cy].map((value) => value / 2 ** 40) as Parameters<
          typeof orientation
        >;
        const expected = BigInt(ax - cx) * BigInt(by - cy) - BigInt(ay - cy) * BigInt(bx - cx);
        const sign = expected > 0n ? 1 : expected < 0n ? -1 : 0;
        expect(Math.sign(orientation(...scaled))).toBe(sign);
        const [a, b, c, d, e, f] = scaled;
        expect(Math.sign(orientation(c, d, a, b, e, f)) + sign).toBe(0);
      }),
    );
  });
});
