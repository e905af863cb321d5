import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lngLatToPlane, planeToLngLat } from '$geo/place/crs.ts';
import { fastInverse } from './plane-grid.ts';

it('stays within 5 cm of the exact inverse everywhere in the city', () => {
  const { write } = fastInverse();
  const out = new Float64Array(2);
  const sw = lngLatToPlane(112.9, 22.5);
  const ne = lngLatToPlane(114.1, 24);
  const between = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true });
  fc.assert(
    fc.property(between(sw.x, ne.x), between(sw.y, ne.y), (x, y) => {
      write(x, y, out, 0);
      const exact = planeToLngLat(x, y);
      expect(Math.abs((out[0] ?? NaN) - exact.lng) * 102_000).toBeLessThan(0.05);
      expect(Math.abs((out[1] ?? NaN) - exact.lat) * 111_000).toBeLessThan(0.05);
    }),
  );
});
