import { expect, it } from 'vitest';
import { CITY_BOUNDS, districtNames } from './city.ts';
import { districtPath, SKETCH, sketchPoint } from './sketch.ts';

it('puts north at the top and the whole city into the drawing', () => {
  const [west, south, east, north] = CITY_BOUNDS;
  expect(sketchPoint([west, north])).toEqual([0, 0]);
  expect(sketchPoint([east, south])).toEqual([SKETCH.width, SKETCH.height]);
});

it('draws every district with few points', () => {
  const paths = districtNames.map(({ code }) => districtPath(code));
  for (const path of paths) expect(path).toMatch(/^M\d+ \d+L.*Z$/);
  expect(paths.join('').length).toBeLessThan(25_000);
});
