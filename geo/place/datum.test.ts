import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../errors.ts';
import { DATUMS } from '../kinds/vocabulary.ts';
import { lngLatToPlane } from './crs.ts';
import { bd09ToGcj02Closed, fromWgs84, toWgs84 } from './datum.ts';

const inGuangzhou = fc.record({
  lng: fc.double({ min: 112.9, max: 114.1, noNaN: true }),
  lat: fc.double({ min: 22.5, max: 24, noNaN: true }),
});

describe('datum shifts', () => {
  it('moves the Canton Tower as published', () => {
    const gcj = fromWgs84(113.319143, 23.109025, 'gcj02');
    expect(gcj.lng).toBeCloseTo(113.324553, 6);
    expect(gcj.lat).toBeCloseTo(23.106414, 6);
    const wgs = toWgs84(113.324553, 23.106414, 'gcj02');
    expect(wgs.lng).toBeCloseTo(113.319143, 6);
    expect(wgs.lat).toBeCloseTo(23.109025, 6);
  });

  it('gives the position back to 1e-9 degrees from every datum', () => {
    fc.assert(
      fc.property(inGuangzhou, fc.constantFrom(...DATUMS), ({ lng, lat }, datum) => {
        const there = fromWgs84(lng, lat, datum);
        const back = toWgs84(there.lng, there.lat, datum);
        expect(Math.abs(back.lng - lng)).toBeLessThan(1e-9);
        expect(Math.abs(back.lat - lat)).toBeLessThan(1e-9);
      }),
    );
  });

  it.each([
    ['gcj02', 620],
    ['bd09', 1270],
  ] as const)('%s lies about %i m from WGS 84 in the centre', (datum, metres) => {
    const here = lngLatToPlane(113.264385, 23.129112);
    const moved = fromWgs84(113.264385, 23.129112, datum);
    const there = lngLatToPlane(moved.lng, moved.lat);
    const shift = Math.hypot(there.x - here.x, there.y - here.y);
    expect(Math.abs(shift - metres)).toBeLessThan(0.05 * metres);
  });

  it('is not content with the closed BD-09 inverse, which is off by more than 1e-7 degrees', () => {
    const bd = fromWgs84(113.319143, 23.109025, 'bd09');
    const gcj = fromWgs84(113.319143, 23.109025, 'gcj02');
    const closed = bd09ToGcj02Closed(bd.lng, bd.lat);
    const error = Math.hypot(closed.lng - gcj.lng, closed.lat - gcj.lat);
    expect(error).toBeGreaterThan(1e-7);
    expect(error).toBeLessThan(5e-6);
  });

  it('takes CGCS2000 as WGS 84', () => {
    expect(toWgs84(113.3, 23.1, 'cgcs2000')).toEqual({ lng: 113.3, lat: 23.1 });
  });

  it('leaves positions outside China alone', () => {
    expect(toWgs84(2.35, 48.86, 'gcj02')).toEqual({ lng: 2.35, lat: 48.86 });
  });

  it('refuses a position that is not finite, naming it', () => {
    expect(() => toWgs84(Number.NaN, 23, 'gcj02')).toThrow(InputError);
    expect(() => fromWgs84(113, Number.POSITIVE_INFINITY, 'bd09')).toThrow('(113, Infinity)');
  });
});
