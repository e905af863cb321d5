/** What is counted for a scorecard, before any share, target or rank is made of it. */
import type { Kind } from '../kinds/vocabulary.ts';

/** `in_scope` = inspected + closed + missing; see `inspected-share.ts`. */
export interface ScopeCounts {
  readonly in_scope: number;
  readonly inspected: number;
  readonly closed: number;
  readonly missing: number;
}

/** One district by declared district, or the city (440100), where those that declare none are counted as well. */
export interface DistrictCounts {
  readonly district: number;
  /** Open on the day, and those of them with usable coordinates. */
  readonly facilities: Readonly<Record<Kind, { readonly open: number; readonly located: number }>>;
  /** Open markets with stars: valid on the day, and expired; and those granted stars in a year, by year. */
  readonly markets: {
    readonly valid: number;
    readonly expired: number;
    readonly granted: Readonly<Record<string, number>>;
  };
  /** Of the running term; zeros where none has begun. */
  readonly schools: ScopeCounts;
  readonly suppliers: ScopeCounts;
  /**
   * In use: overdue + on_time + unknown add up to all; `residential` of them in housing: `old` from 15 years on,
   * `undated` without an installation day.
   */
  readonly elevators: {
    readonly overdue: number;
    readonly on_time: number;
    readonly unknown: number;
    readonly residential: number;
    readonly old: number;
    readonly undated: number;
  };
  /** Hazards of the year; see `hazard-followup.ts`. */
  readonly hazards: HazardCounts;
  /** Open canteens with and without a bright kitchen, and those of which it is not known. */
  readonly canteens: { readonly bright: number; readonly not_bright: number; readonly unknown: number };
  /** Food samples of the months of the year that have ended. */
  readonly samples: { readonly sampled: number; readonly passed: number };
}

/** What the register of a day says of a district by itself. */
export type RegisterCounts = Pick<DistrictCounts, 'facilities' | 'elevators'> & {
  readonly stars: Pick<DistrictCounts['markets'], 'valid' | 'expired'>;
};

/** What inspections and other records say of it. */
export type RecordCounts = Pick<
  DistrictCounts,
  'district' | 'schools' | 'suppliers' | 'hazards' | 'canteens' | 'samples'
> &
  Pick<DistrictCounts['markets'], 'granted'>;

/** Both together. */
export function districtCounts(
  { facilities, elevators, stars }: RegisterCounts,
  { granted, ...records }: RecordCounts,
): DistrictCounts {
  return { ...records, facilities, elevators, markets: { ...stars, granted } };
}

export interface HazardCounts {
  /** Followed up by the day. */
  readonly done: number;
  /** Not yet, and the deadline has not passed. */
  readonly pending: number;
  /** Not, although the deadline has passed, or without any follow-up on record. */
  readonly missed: number;
}
