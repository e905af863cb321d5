import { describe, expect, it } from 'vitest';
import { readAreaFile } from './area-file.ts';

const OUTER = [
  [113.2, 23],
  [113.4, 23, 12],
  [113.4, 23.2],
  [113.2, 23],
];
const HOLE = [
  [113.35, 23.1],
  [113.38, 23.1],
  [113.38, 23.12],
  [113.35, 23.1],
];
const BESIDE = [
  [113.5, 23],
  [113.6, 23],
  [113.6, 23.1],
  [113.5, 23],
];
const open = (ring: number[][]) => ring.slice(0, -1).map(([lng, lat]) => [lng, lat]);
const polygon = { type: 'Polygon', coordinates: [OUTER, HOLE] };
const feature = (geometry: unknown) => ({ type: 'Feature', properties: {}, geometry });

describe('an area from GeoJSON', () => {
  it.each([
    ['a polygon', polygon],
    ['a feature', feature(polygon)],
    [
      'a collection with something else',
      {
        type: 'FeatureCollection',
        features: [feature(polygon), feature({ type: 'Point', coordinates: [113, 23] }), feature(null)],
      },
    ],
    ['a collection of geometries', { type: 'GeometryCollection', geometries: [polygon] }],
  ])('takes %s with its hole, without heights and closing corners', (_name, content) => {
    expect(readAreaFile(JSON.stringify(content))).toEqual({
      shape: 'polygon',
      rings: [open(OUTER), open(HOLE)],
    });
  });

  it('takes several parts', () => {
    const parts = { type: 'MultiPolygon', coordinates: [[OUTER], [BESIDE]] };
    expect(readAreaFile(JSON.stringify(parts))).toEqual({
      shape: 'polygon',
      rings: [open(OUTER), open(BESIDE)],
    });
  });

  it.each([
    ['a text', 'hello', /not JSON; it begins with “hello”/],
    ['a point', '{"type":"Point","coordinates":[113,23]}', /no polygon: its type is "Point"/],
    ['a number', '12', /no polygon: its type is missing/],
    ['a polygon of nothing', '{"type":"Polygon"}', /A polygon must be a list; it is undefined/],
    [
      'words for numbers',
      '{"type":"Polygon","coordinates":[[["113","23"]]]}',
      /A position is \["113","23"\]/,
    ],
    [
      'latitude first',
      JSON.stringify({ type: 'Polygon', coordinates: [OUTER.map(([x, y]) => [y, x])] }),
      /outside the region/,
    ],
    [
      'two corners',
      JSON.stringify({ type: 'Polygon', coordinates: [OUTER.slice(0, 2)] }),
      /A ring has 2 corners/,
    ],
    [
      'overlapping parts',
      JSON.stringify({ type: 'MultiPolygon', coordinates: [[OUTER], [OUTER]] }),
      /crosses or touches/,
    ],
    ['too much', ' '.repeat(1_000_001), /1000001 characters/],
  ])('refuses %s and says why', (_name, text, message) => {
    expect(() => readAreaFile(text)).toThrow(message);
  });
});
