import fc from 'fast-check';
import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import { InputError } from '../errors.ts';
import type { Datum } from '../kinds/vocabulary.ts';
import { lngLatToPlane } from './crs.ts';
import { toWgs84 } from './datum.ts';
import { type Directions, directionsTo, type Journey, type NamedPlace } from './directions.ts';

/** Published pair: GCJ-02 (113.324553, 23.106414) is WGS 84 (113.319143, 23.109025). */
const tower = { lng: 113.319143, lat: 23.109025, name: '广州塔' };
const station = { lng: 113.256, lat: 23.148, name: '广州站' };

interface Read {
  readonly datum: Datum;
  readonly lng: number;
  readonly lat: number;
  readonly name: string;
}

function read(datum: Datum, pair: string, order: 'lng' | 'lat', name: string): Read {
  expect(pair).toMatch(/^-?\d+\.\d{6},-?\d+\.\d{6}$/);
  const [first = NaN, second = NaN] = pair.split(',').map(Number);
  return order === 'lng'
    ? { datum, lng: first, lat: second, name }
    : { datum, lng: second, lat: first, name };
}

/** `lng,lat,name` of Amap. */
function readAmap(value: string): Read {
  const [lng, lat, ...name] = value.split(',');
  return read('gcj02', `${lng},${lat}`, 'lng', name.join(','));
}

/** `latlng:lat,lng|name:name` of Baidu. */
function readBaidu(value: string): Read {
  const [, pair = '', name = ''] = /^latlng:([^|]*)\|name:(.*)$/su.exec(value) ?? [];
  return read('bd09', pair, 'lat', name);
}

/** The target as each address says it, by another reader of addresses than the code has. */
function targets({ amap, baidu, tencent, phone }: Directions): Read[] {
  const a = new URL(amap).searchParams;
  const b = new URL(baidu).searchParams;
  const t = new URL(tencent).searchParams;
  const [, pin = '', label = ''] = /^\?q=([^(]*)\((.*)\)$/su.exec(new URL(phone).search) ?? [];
  return [
    readAmap(a.get('to') ?? ''),
    b.has('destination')
      ? readBaidu(b.get('destination') ?? '')
      : read('bd09', b.get('location') ?? '', 'lat', b.get('title') ?? ''),
    read('gcj02', t.get('tocoord') ?? '', 'lat', t.get('to') ?? ''),
    read('wgs84', new URL(phone).pathname, 'lat', decodeURIComponent(label)),
    read('wgs84', pin, 'lat', decodeURIComponent(label)),
  ];
}

function origins({ amap, baidu, tencent }: Directions): Read[] {
  const t = new URL(tencent).searchParams;
  return [
    readAmap(new URL(amap).searchParams.get('from') ?? ''),
    readBaidu(new URL(baidu).searchParams.get('origin') ?? ''),
    read('gcj02', t.get('fromcoord') ?? '', 'lat', t.get('from') ?? ''),
  ];
}

function metresFrom({ lng, lat }: NamedPlace, found: Read): number {
  const back = toWgs84(found.lng, found.lat, found.datum);
  const here = lngLatToPlane(lng, lat);
  const there = lngLatToPlane(back.lng, back.lat);
  return Math.hypot(there.x - here.x, there.y - here.y);
}

const anyPlace: fc.Arbitrary<NamedPlace> = fc.record({
  lng: fc.double({ min: 112.9, max: 114.1, noNaN: true }),
  lat: fc.double({ min: 22.5, max: 24, noNaN: true }),
  name: fc.string({ unit: 'binary', maxLength: 80 }),
});
const anyJourney: fc.Arbitrary<Journey> = fc
  .record({
    place: anyPlace,
    origin: fc.option(anyPlace, { nil: undefined }),
    mode: fc.constantFrom('walk', 'transit', 'drive', undefined),
  })
  .map(({ place, ...rest }) => ({ ...place, ...rest }));

describe('directions', () => {
  it('give every app the published position of the Canton Tower in its own datum and order', () => {
    const { amap, baidu, tencent, phone } = directionsTo(tower);
    const name = encodeURIComponent('广州塔');
    expect(amap).toBe(
      `https://uri.amap.com/navigation?to=113.324553,23.106414,${name}&mode=walk&coordinate=gaode&src=suitu&callnative=1`,
    );
    expect(tencent).toBe(
      `https://apis.map.qq.com/uri/v1/routeplan?type=walk&to=${name}&tocoord=23.106414,113.324553&coord_type=2&referer=suitu`,
    );
    expect(phone).toBe(`geo:23.109025,113.319143?q=23.109025,113.319143(${name})`);
    const found = new URL(baidu);
    expect(found.origin + found.pathname).toBe('https://api.map.baidu.com/marker');
    const { location = '', ...rest } = Object.fromEntries(found.searchParams);
    // Baidu has no published pair: its position must be that of the published GCJ-02 one, which is rounded, too.
    const expected = gcoord.transform([113.324553, 23.106414], gcoord.GCJ02, gcoord.BD09);
    const [lat = NaN, lng = NaN] = location.split(',').map(Number);
    expect(Math.max(Math.abs(lng - expected[0]), Math.abs(lat - expected[1]))).toBeLessThan(1.5e-6);
    expect(rest).toEqual({
      title: '广州塔',
      content: '广州塔',
      coord_type: 'bd09ll',
      output: 'html',
      src: 'webapp.suitu.suitu',
    });
  });

  it('go from an origin where there is one, in the same datum as the target', () => {
    const found = directionsTo({ ...tower, origin: station, mode: 'transit' });
    expect(found.amap).toContain('mode=bus');
    expect(found.tencent).toContain('type=bus');
    expect(new URL(found.baidu).pathname).toBe('/direction');
    expect(new URL(found.baidu).searchParams.get('mode')).toBe('transit');
    expect(new URL(found.baidu).searchParams.get('region')).toBe('广州');
    for (const one of origins(found)) {
      expect(metresFrom(station, one)).toBeLessThan(1);
      expect(one.name).toBe('广州站');
    }
  });

  it('are addresses whose coordinates come back to within 1 m, whatever the place is called', () => {
    fc.assert(
      fc.property(anyJourney, (journey) => {
        const found = directionsTo(journey);
        const ends = targets(found).map((end) => [journey, end] as const);
        const starts = journey.origin ? origins(found).map((end) => [journey.origin, end] as const) : [];
        expect(starts.length + ends.length).toBe(journey.origin ? 8 : 5);
        for (const [place, end] of [...ends, ...starts]) {
          if (!place) throw new Error('Only journeys with an origin have starts.');
          expect(metresFrom(place, end)).toBeLessThan(1);
          expect(end.name).toMatch(/^[^\p{Cc}\p{Cf},;|:()]{1,60}$/u);
        }
      }),
    );
  });

  it('hold what gcoord makes of the place, to 1e-6 degrees', () => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        const forward = {
          wgs84: [place.lng, place.lat],
          gcj02: gcoord.transform([place.lng, place.lat], gcoord.WGS84, gcoord.GCJ02),
          bd09: gcoord.transform([place.lng, place.lat], gcoord.WGS84, gcoord.BD09),
        };
        for (const { datum, lng, lat } of targets(directionsTo(place))) {
          if (datum === 'cgcs2000') throw new Error('No app takes CGCS2000.');
          const [x = NaN, y = NaN] = forward[datum];
          expect(Math.max(Math.abs(x - lng), Math.abs(y - lat))).toBeLessThan(1e-6);
        }
      }),
    );
  });

  it('keep ordinary names, and drop from others what would end a name or is not to be seen', () => {
    const nameOf = (name: string) =>
      new Set(targets(directionsTo({ ...tower, name })).map((end) => end.name));
    expect(nameOf('示例·天河（东）市场 2号 A&B=C?#%+')).toEqual(
      new Set(['示例·天河（东）市场 2号 A&B=C?#%+']),
    );
    expect(nameOf(' a,b;c|d:e(f)\u0000\u001b[31m\u202eg\ud800 ')).toEqual(new Set(['a b c d e f [31m g']));
  });

  it('show the coordinate for a place without a name', () => {
    expect(new URL(directionsTo({ ...tower, name: ' ;,' }).tencent).searchParams.get('to')).toBe(
      '23.106414 113.324553',
    );
  });

  it('refuse a position that is not finite', () => {
    expect(() => directionsTo({ ...tower, lat: NaN })).toThrow(InputError);
    expect(() => directionsTo({ ...tower, origin: { ...tower, lng: Infinity } })).toThrow('Infinity');
  });
});
