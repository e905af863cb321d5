import fc from 'fast-check';
import { expect, it } from 'vitest';
import { minuteBars, SHOWN_MINUTES } from './histogram.ts';

it('bars have every elevator once, and reach all of them at the end', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 90 }), (byMinute) => {
      const bars = minuteBars(byMinute);
      const total = byMinute.reduce((sum, count) => sum + count, 0);
      expect(bars.reduce((sum, { elevators }) => sum + elevators, 0)).toBe(total);
      expect(bars.at(-1)?.isRest || byMinute.length < SHOWN_MINUTES).toBe(true);
      if (total > 0) expect(bars.at(-1)?.upTo).toBe(1);
    }),
  );
});

it('minutes beyond those shown are one bar', () => {
  const byMinute = [...Array.from({ length: SHOWN_MINUTES }, () => 0), 3, 4];
  expect(minuteBars(byMinute).at(-1)).toEqual({ from: SHOWN_MINUTES, isRest: true, elevators: 7, upTo: 1 });
});

it('no elevators are no share', () => {
  expect(minuteBars([0, 0]).every(({ upTo }) => upTo === 0)).toBe(true);
});
