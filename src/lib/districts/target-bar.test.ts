import { describe, expect, it } from 'vitest';
import { targetDrawing, targetLevel, ticksOf } from './target-bar.ts';

const short = { state: 'short', by: 1 } as const;
const unstated = { state: 'unstated', readings: [] } as const;

describe('a figure against its target', () => {
  it('is a bar to 100 % for shares, with the target on it', () => {
    expect(targetDrawing({ value: 0.944, unit: 'share', verdict: short }, { value: 98 })).toEqual({
      form: 'bar',
      value: 0.944,
      target: 0.98,
    });
  });

  it('is one tick for each item that should be none', () => {
    expect(targetDrawing({ value: 27, unit: 'facilities', verdict: short }, { value: 0 })).toEqual({
      form: 'ticks',
      ticks: 27,
      each: 1,
    });
    expect(targetDrawing({ value: 0, unit: 'facilities', verdict: { state: 'met' } }, { value: 0 })).toEqual({
      form: 'ticks',
      ticks: 0,
      each: 1,
    });
  });

  it('never draws more ticks than can be told apart, and stands for every item', () => {
    for (let count = 0; count < 3_000; count++) {
      const { ticks, each } = ticksOf(count);
      expect(ticks).toBeLessThanOrEqual(40);
      expect(ticks * each).toBeGreaterThanOrEqual(count);
      expect((ticks - 1) * each).toBeLessThan(Math.max(1, count));
    }
    expect(ticksOf(40)).toEqual({ ticks: 40, each: 1 });
    expect(ticksOf(41)).toEqual({ ticks: 21, each: 2 });
    expect(ticksOf(419)).toEqual({ ticks: 21, each: 20 });
  });

  it('is nothing without data, and where it is not said how the sentence is meant', () => {
    expect(
      targetDrawing({ value: null, unit: 'share', verdict: { state: 'no_data' } }, { value: 98 }),
    ).toEqual({
      form: 'none',
    });
    expect(targetDrawing({ value: 82, unit: 'facilities', verdict: unstated }, { value: 90 })).toEqual({
      form: 'none',
    });
    expect(targetLevel({ unit: 'facilities', verdict: unstated }, { value: 90 })).toBeNull();
  });

  it('reaches to the larger of value and target for other numbers', () => {
    expect(targetDrawing({ value: 12, unit: 'minutes', verdict: short }, { value: 10.6 })).toEqual({
      form: 'bar',
      value: 1,
      target: 10.6 / 12,
    });
    expect(targetLevel({ unit: 'minutes', verdict: short }, { value: 10.6 })).toBe(10.6);
    expect(targetLevel({ unit: 'share', verdict: short }, { value: 98 })).toBe(0.98);
  });
});
