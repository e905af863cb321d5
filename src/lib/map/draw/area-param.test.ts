import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrawnArea, Ring } from '../../../../geo/coverage/drawn-area.ts';
import { keptArea, readArea, writeArea } from './area-param.ts';

const part = (low: number, high: number) =>
  fc.integer({ min: low * 1e6, max: high * 1e6 }).map((n) => n / 1e6);

/** Corners around a centre by growing angles: rings that never cross. */
const anyPolygon = fc
  .tuple(
    part(112.9, 114),
    part(22.5, 23.9),
    fc.array(fc.double({ min: 0.001, max: 0.05, noNaN: true }), { minLength: 3, maxLength: 40 }),
  )
  .map(([lng, lat, radii]): DrawnArea => {
    const corner = (radius: number, at: number) => {
      const angle = (2 * Math.PI * at) / radii.length;
      return [lng + radius * Math.cos(angle), lat + radius * Math.sin(angle)] as const;
    };
    return { shape: 'polygon', rings: [radii.map(corner)] };
  });
const anyCircle = fc.record({
  shape: fc.constant('circle' as const),
  lng: part(108, 120),
  lat: part(15, 30),
  radiusM: fc.integer({ min: 1, max: 200_000 }),
});

const SQUARE: Ring = [
  [113.2, 23],
  [113.4, 23],
  [113.4, 23.2],
  [113.2, 23.2],
];
const HOLE: Ring = [
  [113.29, 23.09],
  [113.31, 23.09],
  [113.31, 23.11],
];

describe('an area in the address', () => {
  it('comes back as it was kept, and its text needs no escapes', () => {
    fc.assert(
      fc.property(fc.oneof(anyPolygon, anyCircle), (drawn) => {
        const area = keptArea(drawn);
        const text = writeArea(area);
        expect(text).toMatch(/^[\w.,-]+$/);
        expect(readArea(text)).toEqual(area);
      }),
    );
  });

  it('keeps six decimals and no repeated corner', () => {
    const ring: Ring = [...SQUARE, [113.2000001, 22.9999999]];
    expect(keptArea({ shape: 'polygon', rings: [ring] })).toEqual({ shape: 'polygon', rings: [SQUARE] });
    expect(keptArea({ shape: 'circle', lng: 113.12345678, lat: 23, radiusM: 999.6 })).toEqual({
      shape: 'circle',
      lng: 113.123457,
      lat: 23,
      radiusM: 1000,
    });
  });

  it('holds holes and is short: six characters a corner in a quarter of a city', () => {
    const area = keptArea({ shape: 'polygon', rings: [SQUARE, HOLE] });
    expect(readArea(writeArea(area))).toEqual(area);
    expect(writeArea(area).length).toBeLessThan(80);
    expect(writeArea({ shape: 'circle', lng: 113.25, lat: 23.1, radiusM: 800 })).toBe('c113.25,23.1,800');
  });

  it.each([
    ['', 'nothing in it'],
    ['x', 'no shape'],
    ['c113.2,23.1', 'no radius'],
    ['c113.2,23.1,0', 'no size'],
    ['c113.2,23.1,200001', 'too wide a circle'],
    ['c13.2,23.1,100', 'its place on another continent'],
    ['c113.2,23.1,1e3', 'another way to write numbers'],
    ['p', 'no corner'],
    ['p~~~', 'no letters of ours'],
    ['pg', 'a number cut short'],
    [`${writeArea({ shape: 'polygon', rings: [SQUARE] })}A`, 'half a corner'],
    [
      writeArea({ shape: 'polygon', rings: [[SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3]] as Ring] }),
      'a bow tie',
    ],
    [`p${'A'.repeat(2_000)}`, 'too many letters'],
  ])('leaves out what has %2$s', (text) => {
    expect(readArea(text)).toBeNull();
  });

  it('refuses more corners than an address holds, and says how many there are', () => {
    const ring = Array.from({ length: 600 }, (_, at): readonly [number, number] => {
      const angle = (2 * Math.PI * at) / 600;
      return [113.3 + 0.3 * Math.cos(angle), 23.1 + 0.3 * Math.sin(angle)];
    });
    expect(() => keptArea({ shape: 'polygon', rings: [ring] })).toThrow(/600 corners/);
    expect(() => keptArea({ shape: 'circle', lng: 113, lat: 23, radiusM: 0.4 })).toThrow(
      /0.4 m; allowed are 1/,
    );
    expect(() => keptArea({ shape: 'circle', lng: 2, lat: 48, radiusM: 5 })).toThrow(/2, 48/);
  });
});
