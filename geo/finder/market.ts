/**
 * The markets as the public finder knows them: one record each, small enough to travel as a whole, so that the
 * same code finds, filters and counts on the server and in the browser, with or without a network.
 */
import type { Origin, OriginMix, RatingState, Status } from '../kinds/vocabulary.ts';
import type { Searchable } from '../search/searchable.ts';

/** What a market can be filtered by besides stars, district and status. */
export const FEATURES = ['valid', 'hours', 'phone'] as const;
export type Feature = (typeof FEATURES)[number];

export interface FinderMarket extends Searchable {
  /** Last part of the address of its page. */
  readonly slug: string;
  /** Code of the district for lists: the declared one, else the one that holds the point. */
  readonly district: number | null;
  readonly status: Status;
  /** WGS 84 degrees; null where unlocated. */
  readonly lng: number | null;
  readonly lat: number | null;
  /** EPSG:4547, whole centimetres, easting and northing; null where unlocated. */
  readonly x_cm: number | null;
  readonly y_cm: number | null;
  /** 1–5; null when unrated, pending or revoked. */
  readonly stars: number | null;
  readonly rating_state: RatingState;
  /** Of the rating in force on the as-of day: days YYYY-MM-DD, last day of validity. */
  readonly rated_on: string | null;
  readonly valid_until: string | null;
  readonly issuer: string | null;
  readonly hours: string | null;
  readonly phone: string | null;
  readonly data_origin: Origin;
}

/** Somewhere to measure from: a district, or a town as the mean of its facilities. */
export interface FinderPlace {
  /** `district:440105`, `town:440105:赤岗街道`; stable over versions. */
  readonly key: string;
  readonly kind: 'district' | 'town';
  readonly district: number;
  readonly name_zh: string;
  readonly name_en: string;
  /** Pinyin syllables, blank-separated, and the folded forms that a search compares with. */
  readonly pinyin: string;
  readonly lng: number;
  readonly lat: number;
  readonly x_cm: number;
  readonly y_cm: number;
  /** True where the point is the mean of known facilities, not a surveyed one. */
  readonly approximate: boolean;
}

/** `GET /finder/markets.json`: the fields of the markets as columns, which compress well. */
export interface FinderAnswer {
  readonly dataVersion: number;
  readonly asOf: string;
  readonly origin: OriginMix | null;
  readonly places: readonly FinderPlace[];
  readonly markets: MarketColumns;
}

export type MarketColumns = { readonly [Field in keyof FinderMarket]: readonly FinderMarket[Field][] };

const FIELDS = [
  'id',
  'name_zh',
  'name_en',
  'pinyin',
  'slug',
  'address',
  'town',
  'district',
  'district_zh',
  'district_en',
  'placePinyin',
  'status',
  'lng',
  'lat',
  'x_cm',
  'y_cm',
  'stars',
  'rating_state',
  'rated_on',
  'valid_until',
  'issuer',
  'hours',
  'phone',
  'data_origin',
] as const satisfies readonly (keyof FinderMarket)[];

/** Records to columns of equal length; none give empty columns. */
export function toColumns(markets: readonly FinderMarket[]): MarketColumns {
  const columns = FIELDS.map((field) => [field, markets.map((market) => market[field])]);
  return Object.fromEntries(columns) as MarketColumns; // every field is in FIELDS (a test counts them)
}

/** Columns to records, in the same order. */
export function fromColumns(columns: MarketColumns): FinderMarket[] {
  return columns.id.map(
    (_, at) =>
      Object.fromEntries(FIELDS.map((field) => [field, columns[field][at]])) as unknown as FinderMarket, // the inverse of toColumns
  );
}

/** Whether a market has a feature on the day of its record. */
export function hasFeature(market: FinderMarket, feature: Feature): boolean {
  if (feature === 'valid') return market.rating_state === 'rated';
  return market[feature] !== null;
}
