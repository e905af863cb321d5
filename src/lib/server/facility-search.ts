/** Which facilities fit a question, and in which order; the pages of a list are cut from the result. */
import { selectFacilities } from '$geo/columns/filters.ts';
import { metresOf, squaredCmLimit } from '$geo/coverage/radius.ts';
import { districtIndexOf } from '$geo/place/districts.ts';
import { planePoint } from '$geo/place/crs.ts';
import { KINDS, LOCATION_QUALITIES, type Kind } from '$geo/kinds/vocabulary.ts';
import type { FacilitiesParameters } from './facility-parameters.ts';
import { countOrigins, type OriginCounts } from './provenance.ts';
import { snapshotKey, type KindData, type Snapshot } from './snapshot.ts';
import { searchWords } from './text-index.ts';
import { WeightedCache } from './weighted-cache.ts';

const NONE = LOCATION_QUALITIES.indexOf('none');

/** The facilities of one kind that fit, by ascending id. */
interface KindMatches {
  readonly kind: Kind;
  readonly data: KindData;
  readonly indexes: Int32Array;
  /** Squared distance in cm² to the point asked for; null without one. */
  readonly d2: Float64Array | null;
}

/** All facilities that fit. */
export interface Matches {
  readonly kinds: readonly KindMatches[];
  readonly count: number;
  readonly unlocated: number;
  readonly origins: OriginCounts;
  /** All squared distances in ascending order; null without a point. */
  readonly sortedD2: Float64Array | null;
}

/** One facility of a page. */
export interface Match {
  readonly data: KindData;
  readonly index: number;
  readonly distanceM: number | null;
}

const MATCHES_BYTES = 48 * 2 ** 20;
const cache = new WeightedCache<Matches>(MATCHES_BYTES, ({ count }) => 200 + count * 20);

/** The parameters that decide which facilities fit and in which order, in a fixed notation. */
export function questionOf(snapshot: Snapshot, parameters: FacilitiesParameters): string {
  const { limit: _limit, cursor: _cursor, v: _v, as_of: _asOf, ...rest } = parameters;
  const entries = Object.entries(rest).filter(([, value]) => value !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([snapshotKey(snapshot), entries]);
}

/** The facilities that fit, remembered per snapshot and question. */
export function findFacilities(snapshot: Snapshot, parameters: FacilitiesParameters): Matches {
  const key = `${snapshot.publishedAt} ${questionOf(snapshot, parameters)}`;
  const known = cache.get(key);
  if (known) return known;
  const kinds = (parameters.kind ? [parameters.kind] : KINDS).map((kind) =>
    matchesOfKind(kind, snapshot.kinds[kind], parameters),
  );
  const matches = summarise(kinds, parameters.near !== undefined);
  cache.set(key, matches);
  return matches;
}

function matchesOfKind(kind: Kind, data: KindData, parameters: FacilitiesParameters): KindMatches {
  const { near, radius_m, bbox, district, q } = parameters;
  const { columns, texts, rows } = data;
  let indexes = selectFacilities(columns, {
    statuses: parameters.status ?? ['open'],
    ...(parameters.stars_min === undefined ? {} : { starsMin: parameters.stars_min }),
    ...(parameters.stars === undefined ? {} : { stars: parameters.stars }),
    ...(parameters.type === undefined ? {} : { types: parameters.type }),
    ...(near || bbox ? { located: true } : {}),
    ...(parameters.located === undefined ? {} : { located: parameters.located }),
  });
  if (district) {
    const wanted = new Set(district.map(districtIndexOf));
    indexes = indexes.filter((index) => wanted.has(listDistrict(data, index)));
  }
  if (bbox) {
    const { lng, lat } = columns;
    indexes = indexes.filter((index) => {
      const x = lng[index] ?? NaN;
      const y = lat[index] ?? NaN;
      return x >= bbox.west && x <= bbox.east && y >= bbox.south && y <= bbox.north;
    });
  }
  const words = searchWords(q ?? '');
  if (words.length > 0) {
    const hits = texts.matches(words);
    indexes = indexes.filter((index) => hits[rows[index] ?? -1] === 1);
  }
  if (!near) return { kind, data, indexes, d2: null };

  const { xCm: x, yCm: y } = planePoint(near.lng, near.lat);
  const squared = (index: number) =>
    ((columns.xCm[index] ?? 0) - x) ** 2 + ((columns.yCm[index] ?? 0) - y) ** 2;
  if (radius_m !== undefined) {
    const most = squaredCmLimit(radius_m);
    indexes = indexes.filter((index) => squared(index) <= most);
  }
  return { kind, data, indexes, d2: Float64Array.from(indexes, squared) };
}

/** District for lists, as a position: the declared one, else the one that holds the point. */
function listDistrict({ columns }: KindData, index: number): number {
  return columns.declaredDistrict[index] || columns.locatedDistrict[index] || 0;
}

function summarise(kinds: KindMatches[], withDistance: boolean): Matches {
  let count = 0;
  let unlocated = 0;
  const origins: OriginCounts = {};
  for (const { data, indexes } of kinds) {
    count += indexes.length;
    for (const index of indexes) if (data.columns.locationQuality[index] === NONE) unlocated += 1;
    countOrigins(data.columns, indexes, origins);
  }
  let sortedD2: Float64Array | null = null;
  if (withDistance) {
    sortedD2 = new Float64Array(count);
    let at = 0;
    for (const { d2 } of kinds) {
      if (d2) sortedD2.set(d2, at);
      at += d2?.length ?? 0;
    }
    sortedD2.sort();
  }
  return { kinds, count, unlocated, origins, sortedD2 };
}

/** A page: nearest first and then by id when distances were asked for, else by kind and id. */
export function pageOf(matches: Matches, offset: number, limit: number): Match[] {
  const end = Math.min(offset + limit, matches.count);
  if (offset >= end) return [];
  return matches.sortedD2
    ? nearestPage(matches, matches.sortedD2, offset, end)
    : orderedPage(matches, offset, end);
}

function orderedPage({ kinds }: Matches, offset: number, end: number): Match[] {
  const page: Match[] = [];
  let start = 0;
  for (const { data, indexes } of kinds) {
    const from = Math.max(0, offset - start);
    for (const index of indexes.subarray(from, Math.max(from, end - start))) {
      page.push({ data, index, distanceM: null });
    }
    start += indexes.length;
  }
  return page;
}

/** Sorts only what lies between the first and the last distance of the page, ties included. */
function nearestPage({ kinds }: Matches, sortedD2: Float64Array, offset: number, end: number): Match[] {
  const least = sortedD2[offset] ?? 0;
  const most = sortedD2[end - 1] ?? 0;
  const candidates: { d2: number; id: number; match: Match }[] = [];
  for (const { data, indexes, d2: distances } of kinds) {
    indexes.forEach((index, at) => {
      const d2 = distances?.[at] ?? Infinity;
      if (d2 < least || d2 > most) return;
      const match = { data, index, distanceM: metresOf(d2) };
      candidates.push({ d2, id: data.columns.id[index] ?? 0, match });
    });
  }
  candidates.sort((a, b) => a.d2 - b.d2 || a.id - b.id);
  const before = sortedD2.indexOf(least);
  return candidates.slice(offset - before, end - before).map(({ match }) => match);
}
