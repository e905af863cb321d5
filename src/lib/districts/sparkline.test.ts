import { describe, expect, it } from 'vitest';
import { sparkline } from './sparkline.ts';

const box = { width: 70, height: 30, padding: 5 };

describe('a sparkline', () => {
  it('runs from left to right, the highest on top', () => {
    const { path, end } = sparkline([0, 50, 100], null, box);
    expect(path).toBe('M5.0 25.0L35.0 15.0L65.0 5.0');
    expect(end).toEqual({ x: 65, y: 5 });
  });

  it('makes room for a target that no value reaches', () => {
    const { path, targetY } = sparkline([0, 50], 100, box);
    expect(targetY).toBe(5);
    expect(path).toBe('M5.0 25.0L65.0 15.0');
  });

  it('is broken where a period has no value, which is not 0', () => {
    expect(sparkline([1, null, 2, 3], null, box).path).toBe('M5.0 25.0M45.0 15.0L65.0 5.0');
    expect(sparkline([1, 2, null], null, box).end).toEqual({ x: 35, y: 5 });
  });

  it('lies in the middle when nothing changes', () => {
    expect(sparkline([7, 7], 7, box)).toEqual({
      path: 'M5.0 15.0L65.0 15.0',
      end: { x: 65, y: 15 },
      targetY: 15,
    });
  });

  it('has a dot for a single value, and nothing for none', () => {
    expect(sparkline([4], null, box).end).toEqual({ x: 65, y: 15 });
    expect(sparkline([], 100, box)).toEqual({ path: '', end: null, targetY: null });
    expect(sparkline([null, null], 100, box)).toEqual({ path: '', end: null, targetY: null });
  });
});
