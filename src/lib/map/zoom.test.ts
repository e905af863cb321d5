import { describe, expect, it } from 'vitest';
import { atZoom, metresPerPixel, scaleBar } from './zoom.ts';

describe('sizes that follow the zoom', () => {
  const stops = [
    [9, 2],
    [11, 4],
    [13, 13],
  ] as const;
  it.each([
    [5, 2],
    [9, 2],
    [10, 3],
    [11, 4],
    [12, 8.5],
    [13, 13],
    [18, 13],
  ])('are at zoom %d: %d', (zoom, size) => {
    expect(atZoom(zoom, stops)).toBe(size);
  });

  it('measure the ground: half as many metres a pixel with each zoom', () => {
    expect(metresPerPixel(0, 0)).toBeCloseTo(78_271.5, 0);
    expect(metresPerPixel(11, 23) / metresPerPixel(12, 23)).toBeCloseTo(2, 12);
  });

  it('give the scale bar a round length that fits', () => {
    expect(scaleBar(10, 100)).toEqual({ metres: 1000, px: 100 });
    expect(scaleBar(9.9, 100)).toEqual({ metres: 500, px: 500 / 9.9 });
    expect(scaleBar(70, 100).metres).toBe(5000);
  });
});
