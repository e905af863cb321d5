/** What a visitor asks of the finder, and its form as the query of an address: all of it, and nothing twice. */
import { DISTRICTS, STAR_VALUES, STATUSES, type StarValue, type Status } from '../kinds/vocabulary.ts';
import { isInRegion } from '../place/region.ts';
import { FEATURES, type Feature } from './market.ts';

export const SORTS = ['relevance', 'distance', 'stars', 'name'] as const;
export type Sort = (typeof SORTS)[number];

/** Distances that can be asked for, metres. */
export const WITHIN_M = [1_000, 2_000, 3_000, 5_000] as const;
/** The one in force once there is an origin, until another is chosen. */
export const WITHIN_DEFAULT_M = 3_000;

/** What distances are measured from: the device, a pin on the map, or a place or market by its key. */
export type OriginRef =
  | { readonly kind: 'me' | 'pin'; readonly lng: number; readonly lat: number }
  | { readonly kind: 'place'; readonly key: string };

/** A box on the map in WGS 84 degrees. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export interface FinderQuestion {
  readonly q: string;
  /** Empty = all. */
  readonly stars: readonly StarValue[];
  /** Codes; empty = all. */
  readonly districts: readonly number[];
  readonly status: Status | 'any';
  /** All of them are required. */
  readonly features: readonly Feature[];
  readonly origin: OriginRef | null;
  /** Null = any distance. Without an origin it has no effect. */
  readonly withinM: number | null;
  readonly box: Box | null;
  /** Null = what suits the question: see `sortOf`. */
  readonly sort: Sort | null;
}

export const EVERYTHING: FinderQuestion = {
  q: '',
  stars: [],
  districts: [],
  status: 'open',
  features: [],
  origin: null,
  withinM: WITHIN_DEFAULT_M,
  box: null,
  sort: null,
};

/** The names of its parameters in an address. */
export const QUESTION_PARAMETERS = [
  'q',
  'stars',
  'district',
  'status',
  'feature',
  'near',
  'from',
  'within',
  'bbox',
  'sort',
] as const;

const MAX_TEXT = 100;
const MAX_KEY = 60;

/** The order in force: as chosen, else by relevance for words, by distance for an origin, else by stars. */
export function sortOf({ sort, q, origin }: Pick<FinderQuestion, 'sort' | 'q' | 'origin'>): Sort {
  const usable = sort === 'distance' ? origin !== null : sort === 'relevance' ? q !== '' : true;
  if (sort && usable) return sort;
  if (q) return 'relevance';
  return origin ? 'distance' : 'stars';
}

/** Reads an address; parameters that mean nothing are left at their default, so that an old link still works. */
export function readQuestion(query: URLSearchParams): FinderQuestion {
  const origin = readOrigin(query);
  return {
    q: clean(query.get('q') ?? '').slice(0, MAX_TEXT),
    stars: STAR_VALUES.filter((value) => listed(query, 'stars').includes(String(value))),
    districts: DISTRICTS.map(({ code }) => code).filter((code) =>
      listed(query, 'district').includes(String(code)),
    ),
    status: [...STATUSES, 'any' as const].find((status) => status === query.get('status')) ?? 'open',
    features: FEATURES.filter((feature) => listed(query, 'feature').includes(feature)),
    origin,
    withinM: readWithin(query.get('within')),
    box: readBox(query.get('bbox')),
    sort: SORTS.find((sort) => sort === query.get('sort')) ?? null,
  };
}

/** The question as parameters, defaults left out; `readQuestion` of the result gives the question back. */
export function writeQuestion(question: FinderQuestion): URLSearchParams {
  const { q, stars, districts, status, features, origin, withinM, box, sort } = question;
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  if (stars.length > 0) query.set('stars', stars.join(','));
  if (districts.length > 0) query.set('district', districts.join(','));
  if (status !== 'open') query.set('status', status);
  if (features.length > 0) query.set('feature', features.join(','));
  if (origin?.kind === 'place') query.set('from', origin.key);
  else if (origin) {
    query.set('near', `${degrees(origin.lng)},${degrees(origin.lat)}`);
    if (origin.kind === 'me') query.set('from', 'me');
  }
  if (withinM !== WITHIN_DEFAULT_M) query.set('within', withinM === null ? 'any' : String(withinM));
  if (box) query.set('bbox', [box.west, box.south, box.east, box.north].map(degrees).join(','));
  if (sort) query.set('sort', sort);
  return query;
}

/** Five decimals: about a metre. */
function degrees(value: number): string {
  return String(Math.round(value * 1e5) / 1e5);
}

/** Values given once with commas, or several times as a form without a script sends them. */
function listed(query: URLSearchParams, name: string): string[] {
  return query.getAll(name).flatMap((text) => text.split(','));
}

function clean(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
    .trim()
    .replace(/\s+/gu, ' ');
}

function readOrigin(query: URLSearchParams): OriginRef | null {
  const from = query.get('from') ?? '';
  const point = readNumbers(query.get('near'), 2);
  if (point) {
    const [lng = NaN, lat = NaN] = point;
    if (!isInRegion(lng, lat)) return null;
    return { kind: from === 'me' ? 'me' : 'pin', lng, lat };
  }
  if (!/^(district|town|market):[^\p{C}]+$/u.test(from) || from.length > MAX_KEY) return null;
  return { kind: 'place', key: from };
}

function readWithin(text: string | null): number | null {
  if (text === 'any') return null;
  return WITHIN_M.find((metres) => String(metres) === text) ?? WITHIN_DEFAULT_M;
}

function readBox(text: string | null): Box | null {
  const [west = NaN, south = NaN, east = NaN, north = NaN] = readNumbers(text, 4) ?? [];
  const isBox = west < east && south < north && west >= -180 && east <= 180 && south >= -90 && north <= 90;
  return isBox ? { west, south, east, north } : null;
}

function readNumbers(text: string | null, count: number): number[] | null {
  if (!text || text.length > 120 || !/^-?\d{1,3}(\.\d{1,12})?(,-?\d{1,3}(\.\d{1,12})?)*$/.test(text))
    return null;
  const values = text.split(',').map((part) => Number(degrees(Number(part))));
  return values.length === count ? values : null;
}
