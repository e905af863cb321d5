import { existsSync, readFileSync } from 'node:fs';
import type { FeatureCollection, LineString, MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { DISTRICTS } from '../../kinds/vocabulary.ts';

const here = (name: string) => new URL(name, import.meta.url);
const districtText = readFileSync(here('districts.json'), 'utf8');
type District = { code: number; zh: string; en: string };
type River = { zh: string; en: string; between: [number, number | null]; schematic: boolean };
const districts = JSON.parse(districtText) as FeatureCollection<MultiPolygon, District>;
const river = JSON.parse(readFileSync(here('river.json'), 'utf8')) as FeatureCollection<LineString, River>;

const keyOf = (vertex: Position) => vertex.join(',');
const segments = districts.features.flatMap(({ properties, geometry }) =>
  geometry.coordinates
    .flat()
    .flatMap((ring) =>
      ring.slice(1).map((end, i) => ({ code: properties.code, from: ring[i] ?? end, to: end })),
    ),
);
const segmentCodes = new Map<string, number[]>();
for (const { code, from, to } of segments) {
  const key = [keyOf(from), keyOf(to)].sort().join(' ');
  segmentCodes.set(key, [...(segmentCodes.get(key) ?? []), code]);
}

/** Even-odd rule; the points tested here lie on no edge. */
function codeAt(lng: number, lat: number): number | null {
  const inside = districts.features.find(({ geometry }) => {
    const crossings = geometry.coordinates.flat().flatMap((ring) => crossingsAt(ring, lat));
    return crossings.filter((x) => x > lng).length % 2 === 1;
  });
  return inside?.properties.code ?? null;
}

/** Longitudes at which a ring crosses a parallel. */
function crossingsAt(ring: Position[], lat: number): number[] {
  return ring.slice(1).flatMap(([x2 = 0, y2 = 0], i) => {
    const [x1 = 0, y1 = 0] = ring[i] ?? [];
    return y1 > lat !== y2 > lat ? [x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)] : [];
  });
}

const twiceArea = (ring: Position[]) =>
  ring.slice(1).reduce((sum, [x = 0, y = 0], i) => {
    const [x0 = 0, y0 = 0] = ring[i] ?? [];
    return sum + x0 * y - x * y0;
  }, 0);

describe('the district boundaries', () => {
  it('are the eleven districts of the vocabulary, in code order', () => {
    const found = districts.features.map(({ properties }) => properties);
    expect(found).toEqual(DISTRICTS.map(({ code, zh, en }) => ({ code, zh, en })));
  });

  it('take at most 60 kB', () => {
    expect(Buffer.byteLength(districtText)).toBeLessThanOrEqual(60_000);
  });

  it('have closed rings, outer ones counter-clockwise, holes clockwise', () => {
    for (const { geometry } of districts.features)
      for (const polygon of geometry.coordinates)
        polygon.forEach((ring, i) => {
          expect(ring.length).toBeGreaterThanOrEqual(4);
          expect(ring.at(-1)).toEqual(ring[0]);
          expect(twiceArea(ring) > 0).toBe(i === 0);
        });
  });

  it('cross nowhere: two segments meet only in common vertices', () => {
    const unique = [...segmentCodes.keys()].map((key) =>
      key.split(' ').map((end) => end.split(',').map(Number)),
    );
    const side = (a: Position, b: Position, c: Position) => Math.sign(twiceArea([a, b, c, a]));
    const crossing = unique.flatMap(([a = [], b = []], i) =>
      unique.slice(i + 1).filter(([c = [], d = []]) => {
        const apart = [0, 1].some(
          (k) =>
            Math.max(a[k] ?? 0, b[k] ?? 0) < Math.min(c[k] ?? 0, d[k] ?? 0) ||
            Math.min(a[k] ?? 0, b[k] ?? 0) > Math.max(c[k] ?? 0, d[k] ?? 0),
        );
        if (apart || [a, b].some((end) => keyOf(end) === keyOf(c) || keyOf(end) === keyOf(d))) return false;
        return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
      }),
    );
    expect(crossing).toEqual([]);
  });

  it('share their borders as identical chains of vertices, run through in opposite directions', () => {
    const directed = segments.map(({ from, to }) => `${keyOf(from)} ${keyOf(to)}`);
    expect(new Set(directed).size).toBe(directed.length);
    expect([...segmentCodes.values()].every((codes) => codes.length <= 2)).toBe(true);
  });

  it('leave no gap and no overlap: the segments with one owner form one ring whose area is that of the districts', () => {
    const next = new Map<string, Position>();
    const outer = segments.filter(({ from, to }) => {
      return segmentCodes.get([keyOf(from), keyOf(to)].sort().join(' '))?.length === 1;
    });
    for (const { from, to } of outer) next.set(keyOf(from), to);
    expect(next.size).toBe(outer.length);
    const start = outer[0]?.from ?? [];
    const ring = [start];
    for (let at = next.get(keyOf(start)); at && ring.length <= outer.length; at = next.get(keyOf(at))) {
      ring.push(at);
      if (keyOf(at) === keyOf(start)) break;
    }
    expect(ring.length - 1).toBe(outer.length);
    const sum = districts.features.flatMap(({ geometry }) => geometry.coordinates.flat()).map(twiceArea);
    expect(twiceArea(ring)).toBeCloseTo(
      sum.reduce((a, b) => a + b, 0),
      9,
    );
  });
});

describe('known places', () => {
  it('知识城 lies in 黄埔 and 广州塔 in 海珠', () => {
    expect(codeAt(113.537, 23.351)).toBe(440112);
    expect(codeAt(113.319143, 23.109025)).toBe(440105);
  });

  it('a point in Dongguan and one in the sea lie in no district', () => {
    expect(codeAt(113.7518, 23.0207)).toBeNull();
    expect(codeAt(113.75, 22.4)).toBeNull();
  });
});

describe('the schematic river', () => {
  it('runs along vertices of the districts that it separates', () => {
    for (const { properties, geometry } of river.features) {
      const wanted = properties.between.filter((code) => code !== null).sort();
      geometry.coordinates.slice(1).forEach((to, i) => {
        const from = geometry.coordinates[i] ?? to;
        expect(segmentCodes.get([keyOf(from), keyOf(to)].sort().join(' '))?.sort()).toEqual(wanted);
      });
    }
  });

  it('goes all the way round 海珠', () => {
    const island = districts.features.find(({ properties }) => properties.code === 440105);
    const border = island?.geometry.coordinates.flat(2).map(keyOf) ?? [];
    const wet = new Set(river.features.flatMap(({ geometry }) => geometry.coordinates).map(keyOf));
    expect(border.length).toBeGreaterThan(20);
    expect(border.filter((key) => !wet.has(key))).toEqual([]);
  });

  it('says in two languages what it is', () => {
    expect(river.features.length).toBeGreaterThanOrEqual(9);
    for (const { properties } of river.features) {
      expect(properties.zh).toMatch(/^[\u4e00-\u9fff]+$/);
      expect(properties.en).toMatch(/^[A-Z]/);
      expect(properties.schematic).toBe(true);
    }
  });
});

const folders = [
  '../shared/data',
  ...(process.env.GOLDEN_DIR ? [process.env.GOLDEN_DIR, `${process.env.GOLDEN_DIR}/..`] : []),
];
const reference = folders.map((folder) => `${folder}/districts-wgs84.geojson`).findLast(existsSync);
const skipped = reference ? '' : ' (skipped: ../shared/data/districts-wgs84.geojson is absent)';

describe.skipIf(!reference)(`compared with an independent file${skipped}`, () => {
  type Named = { adcode: number };
  const theirs = reference
    ? (JSON.parse(readFileSync(reference, 'utf8')) as FeatureCollection<Polygon | MultiPolygon, Named>)
    : null;
  const ringsOf = (geometry: Polygon | MultiPolygon): Position[][] =>
    geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();

  /** Intersection over union from scan lines every 0.0002 degrees (20 m), whose common lengths are exact. */
  function overlap(a: Position[][], b: Position[][]): number {
    let common = 0;
    let both = 0;
    for (let lat = 22.45007; lat < 24; lat += 0.0002) {
      const [p, q] = [a, b].map((rings) =>
        rings.flatMap((ring) => crossingsAt(ring, lat)).sort((x, y) => x - y),
      );
      const ends = [...new Set([...(p ?? []), ...(q ?? [])])].sort((x, y) => x - y);
      ends.slice(1).forEach((to, i) => {
        const from = ends[i] ?? to;
        const inside = [p, q].filter((xs) => (xs ?? []).filter((x) => x <= from).length % 2 === 1).length;
        if (inside === 2) common += to - from;
        if (inside >= 1) both += to - from;
      });
    }
    return common / both;
  }

  it.each(DISTRICTS)('$zh overlaps with it by at least 0.92', ({ code }) => {
    const ours = districts.features.find(({ properties }) => properties.code === code);
    const other = theirs?.features.find(({ properties }) => properties.adcode === code);
    if (!ours || !other) throw new Error(`${code} is missing in one of the files`);
    expect(overlap(ringsOf(ours.geometry), ringsOf(other.geometry))).toBeGreaterThanOrEqual(0.92);
  });
});
