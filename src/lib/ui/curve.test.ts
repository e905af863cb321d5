import { describe, expect, it } from 'vitest';
import { axisMarks, curvePath, radiusAfterKey, snapRadius } from './curve.ts';

describe('the coverage curve', () => {
  it('runs from left to right and from bottom to top', () => {
    const points = [
      { radius_m: 0, share: 0 },
      { radius_m: 1500, share: 0.5 },
      { radius_m: 3000, share: 1 },
      { radius_m: 4000, share: 1 },
    ];
    expect(curvePath(points, 3000, 300, 100)).toBe('M0.0 100.0L150.0 50.0L300.0 0.0');
  });

  it('is empty without data', () => {
    expect(curvePath([{ radius_m: 0, share: null }], 3000, 300, 100)).toBe('');
  });
});

describe('the radius handle', () => {
  it('snaps within 20 m of a standard, and not farther', () => {
    expect(snapRadius(980, [300, 500, 1000])).toBe(1000);
    expect(snapRadius(979, [300, 500, 1000])).toBe(979);
  });

  it('moves by 50 m, by 250 m, and to the ends', () => {
    expect(radiusAfterKey('ArrowRight', 1000, 3000)).toBe(1050);
    expect(radiusAfterKey('PageDown', 100, 3000)).toBe(0);
    expect(radiusAfterKey('End', 100, 3000)).toBe(3000);
    expect(radiusAfterKey('Tab', 100, 3000)).toBeNull();
  });
});

describe('the numbers along the axis', () => {
  it('are the standards and the whole kilometres; close ones lean away from each other', () => {
    expect(axisMarks([300, 500, 1000], 3000)).toEqual([
      { at: 0, lean: -50 },
      { at: 300, lean: -72 },
      { at: 500, lean: -22 },
      { at: 1000, lean: -50 },
      { at: 2000, lean: -50 },
      { at: 3000, lean: -50 },
    ]);
  });

  it('leave out a kilometre that a standard stands close to', () => {
    expect(axisMarks([1100, 2950], 3000).map(({ at }) => at)).toEqual([0, 1100, 2000, 2950]);
  });

  it('are whole kilometres without standards', () => {
    expect(axisMarks([], 3000).map(({ at }) => at)).toEqual([0, 1000, 2000, 3000]);
  });
});
