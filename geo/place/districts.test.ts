import fc from 'fast-check';
import type { FeatureCollection, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import {
  buildDistrictIndex,
  codeOfIndex,
  districtIndexOf,
  guangzhouBoundaries,
  guangzhouDistricts,
} from './districts.ts';

function collection(districts: Record<number, Position[][][]>): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: Object.entries(districts).map(([code, coordinates]) => ({
      type: 'Feature',
      properties: { code: Number(code) },
      geometry: { type: 'MultiPolygon', coordinates },
    })),
  };
}

function box(west: number, south: number, east: number, north: number): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

const twoParts = collection({
  7: [[box(0, 0, 1, 1)], [box(5, 5, 6, 6)]],
  3: [[box(1, 0, 4, 4), box(2, 1, 3, 2)]],
  9: [[box(2, 1, 3, 2)]],
});

describe('district of a point', () => {
  const index = buildDistrictIndex(twoParts);

  it('lists codes in ascending order', () => expect(index.codes).toEqual([3, 7, 9]));

  it.each([
    ['in the first part', 0.5, 0.5, 7],
    ['in the second part', 5.5, 5.5, 7],
    ['between the parts', 4.5, 4.5, null],
    ['in a hole that is another district', 2.5, 1.5, 9],
    ['beside the hole', 3.5, 1.5, 3],
    ['on the border of 7 and 3', 1, 0.5, 3],
    ['on the rim of the hole, border of 3 and 9', 2, 1.5, 3],
    ['on a corner of three', 1, 1, 3],
    ['on the outer border', 0, 0.25, 7],
    ['far away', 100, 0, null],
    ['longitude and latitude swapped', 3.5, 0.5, 3],
  ])('%s', (_where, lng, lat, code) => expect(index.districtOf(lng, lat)).toBe(code));

  it('gives a point one step beyond the border to the other side', () => {
    expect(index.districtOf(1 - 2 ** -53, 0.5)).toBe(7);
    expect(index.districtOf(1 + 2 ** -52, 0.5)).toBe(3);
  });

  it('decides exactly whether a point is on a slanted edge', () => {
    const slanted = buildDistrictIndex(collection({ 2: [[[[0.1, 0.1], [0.7, 0.3], [0.2, 0.9], [0.1, 0.1]]]], 1: [[[[0.1, 0.1], [0.7, 0.3], [0.6, 0], [0.1, 0.1]]]] })); // prettier-ignore
    // Both districts share the edge from (0.1, 0.1) to (0.7, 0.3); its ends are on it, a hair beside is not.
    expect(slanted.districtOf(0.1, 0.1)).toBe(1);
    expect(slanted.districtOf(0.7, 0.3)).toBe(1);
    expect(slanted.contains(2, 0.7, 0.3)).toBe(true);
    expect(slanted.contains(2, 0.4, 0.21)).toBe(true);
    expect(slanted.contains(2, 0.4, 0.19)).toBe(false);
  });

  it('contains its border on both sides', () => {
    expect(index.contains(7, 1, 0.5)).toBe(true);
    expect(index.contains(3, 1, 0.5)).toBe(true);
    expect(index.contains(12, 1, 0.5)).toBe(false);
  });

  it('puts nothing into no district, and a position that is no number nowhere', () => {
    expect(buildDistrictIndex(collection({})).districtOf(0, 0)).toBeNull();
    expect(index.districtOf(Number.NaN, 0)).toBeNull();
  });

  it('refuses a district without a code', () => {
    const nameless = collection({ 1: [[box(0, 0, 1, 1)]] });
    expect(() => buildDistrictIndex(nameless, 'adcode')).toThrow(AppError);
  });
});

describe('the districts of Guangzhou', () => {
  const index = guangzhouDistricts();

  it.each([
    ['Knowledge City', 113.537, 23.351, 440112],
    ['Canton Tower', 113.319143, 23.109025, 440105],
    ['Foshan', 113.12, 23.02, null],
  ])('%s', (_name, lng, lat, code) => expect(index.districtOf(lng, lat)).toBe(code));

  it('answers as the plain even-odd rule over every edge does', () => {
    const features = guangzhouBoundaries().features.map((feature) => ({
      code: Number(feature.properties?.code),
      rings: feature.geometry.type === 'MultiPolygon' ? feature.geometry.coordinates.flat() : [],
    }));
    const plain = (lng: number, lat: number) =>
      features.find(({ rings }) => {
        let inside = false;
        for (const ring of rings) {
          for (let i = 0; i + 1 < ring.length; i++) {
            const [x1 = 0, y1 = 0] = ring[i] ?? [];
            const [x2 = 0, y2 = 0] = ring[i + 1] ?? [];
            if (y1 > lat !== y2 > lat && lng < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
          }
        }
        return inside;
      })?.code ?? null;
    fc.assert(
      fc.property(
        fc.double({ min: 112.9, max: 114.1, noNaN: true }),
        fc.double({ min: 22.5, max: 24, noNaN: true }),
        (lng, lat) => index.districtOf(lng, lat) === plain(lng, lat),
      ),
      { numRuns: 3000 },
    );
  });

  it('gives every vertex of a border to the smaller code', () => {
    for (const feature of guangzhouBoundaries().features) {
      if (feature.geometry.type !== 'MultiPolygon') continue;
      for (const [lng = NaN, lat = NaN] of feature.geometry.coordinates.flat(2)) {
        const holders = index.codes.filter((code) => index.contains(code, lng, lat));
        expect(holders).toContain(Number(feature.properties?.code));
        expect(index.districtOf(lng, lat)).toBe(Math.min(...holders));
      }
    }
  });

  it('turns codes into column numbers and back', () => {
    for (const code of index.codes) expect(codeOfIndex(districtIndexOf(code))).toBe(code);
    expect(districtIndexOf(null)).toBe(0);
    expect(codeOfIndex(0)).toBeNull();
    expect(codeOfIndex(16)).toBeNull();
  });
});
