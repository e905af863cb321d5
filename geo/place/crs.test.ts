import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lngLatOfPoint, lngLatToPlane, planePoint, planeToLngLat, toCm } from './crs.ts';

/** Meridian arc of GRS 80 from the equator, metres: series in the third flattening (Helmert 1880). */
function meridianArc(latDegrees: number): number {
  const n = 0.001_679_220_394_6;
  const phi = (latDegrees * Math.PI) / 180;
  const radius = 6_378_137 / (1 + n);
  return (
    radius *
    ((1 + n ** 2 / 4 + n ** 4 / 64) * phi -
      1.5 * (n - n ** 3 / 8) * Math.sin(2 * phi) +
      (15 / 16) * (n ** 2 - n ** 4 / 4) * Math.sin(4 * phi) -
      (35 / 48) * n ** 3 * Math.sin(6 * phi))
  );
}

describe('EPSG:4547', () => {
  it('puts the central meridian at easting 500,000 and the meridian arc at its northing', () => {
    const { x, y } = lngLatToPlane(114, 23);
    expect(x).toBeCloseTo(500_000, 6);
    expect(Math.abs(y - meridianArc(23))).toBeLessThan(0.001);
  });

  it('goes east with x and north with y', () => {
    const here = lngLatToPlane(113.3, 23.1);
    expect(lngLatToPlane(113.4, 23.1).x).toBeGreaterThan(here.x);
    expect(lngLatToPlane(113.3, 23.2).y).toBeGreaterThan(here.y);
  });

  it('comes back to 1e-8 degrees, a millimetre', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 112.5, max: 115, noNaN: true }),
        fc.double({ min: 22, max: 25, noNaN: true }),
        (lng, lat) => {
          const { x, y } = lngLatToPlane(lng, lat);
          const back = planeToLngLat(x, y);
          expect(Math.abs(back.lng - lng)).toBeLessThan(1e-8);
          expect(Math.abs(back.lat - lat)).toBeLessThan(1e-8);
        },
      ),
    );
  });

  it('rounds metres to whole centimetres', () => {
    expect(toCm(429_975.514)).toBe(42_997_551);
    expect(toCm(429_975.515_1)).toBe(42_997_552);
  });

  it('gives the whole centimetres of a place back from its rounded degrees', () => {
    const point = fc.record({
      xCm: fc.integer({ min: 39_000_000, max: 52_000_000 }),
      yCm: fc.integer({ min: 248_000_000, max: 266_000_000 }),
    });
    fc.assert(
      fc.property(point, (place) => {
        const { lng, lat } = lngLatOfPoint(place);
        expect(planePoint(lng, lat)).toEqual(place);
      }),
      { numRuns: 2_000 },
    );
  });
});
