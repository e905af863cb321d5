/**
 * Facilities of one kind as columns: one typed array per attribute, the same index = the same facility.
 * This is what the server keeps in memory, what is sent to the browser and what the engine computes on.
 */
import type { Kind } from '../kinds/vocabulary.ts';

/** Stands for "no number" in unsigned and signed 16-bit and 32-bit columns that can be empty. */
export const NO_DISTRICT = 0;
/** Stands for "no stars" (unrated, pending, revoked); never a rating. */
export const NO_STARS = 0;
/** Stands for an unknown date in day columns. */
export const NO_DAY = -32_768;

/**
 * Facilities of one kind as they are on one date. Rows are sorted by `id`. Days are whole days since 2000-01-01.
 */
export interface FacilityColumns {
  readonly kind: Kind;
  readonly count: number;
  /** Stable facility id, positive. */
  readonly id: Int32Array;
  /** EPSG:4547 easting and northing in whole centimetres; 0 where the facility is unlocated. */
  readonly xCm: Int32Array;
  readonly yCm: Int32Array;
  /** WGS 84 longitude and latitude in degrees; NaN where the facility is unlocated. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** District code minus 440100 by position, `NO_DISTRICT` for none; `district` = located, else declared. */
  readonly district: Uint8Array;
  readonly locatedDistrict: Uint8Array;
  readonly declaredDistrict: Uint8Array;
  /** Index into LOCATION_QUALITIES; 0 = unlocated. */
  readonly locationQuality: Uint8Array;
  /** Index into STATUSES. */
  readonly status: Uint8Array;
  /** Index into TYPES_OF_KIND[kind]; 0 for kinds without types. */
  readonly type: Uint8Array;
  /** Index into ORIGINS. */
  readonly origin: Uint8Array;
  /** Markets: stars 1–5 on the date or NO_STARS; index into RATING_STATES. Other kinds: zeros. */
  readonly stars: Uint8Array;
  readonly ratingState: Uint8Array;
  /** Elevators: installation year (0 = unknown), 1 = in housing, next inspection due. Other kinds: zeros, NO_DAY. */
  readonly installYear: Uint16Array;
  readonly residential: Uint8Array;
  readonly nextDueDay: Int16Array;
  /** Canteens: meals a day; stations: inspectors; markets: stalls; else 0. The weight of `weight=meals` and of supply units. */
  readonly units: Int32Array;
}

/**
 * Demand points with integer weights: population cells, or facilities taken as demand.
 * Cells are sorted by (row, col).
 */
export interface DemandColumns {
  readonly count: number;
  readonly xCm: Int32Array;
  readonly yCm: Int32Array;
  /** District code minus 440100; NO_DISTRICT where the point lies outside the city (then it is in no figure). */
  readonly district: Uint8Array;
  readonly weight: Int32Array;
}

/** A population grid: demand whose points are the centres of square cells. */
export interface CellColumns extends DemandColumns {
  readonly id: Int32Array;
  readonly col: Int32Array;
  readonly row: Int32Array;
  /** Side of a cell in metres. */
  readonly cellM: number;
}
