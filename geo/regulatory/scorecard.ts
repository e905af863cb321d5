/**
 * What `/api/districts` and `/api/districts/{code}/scorecard` answer: every indicator of a district with its counts,
 * its target and how it stands against it. The district pages, the report, CSV, XLSX and PDF all show these figures.
 */
import type { Provenance } from '../answers.ts';
import type { Day } from '../kinds/day.ts';
import type { Kind } from '../kinds/vocabulary.ts';
import type { SchoolTerm, WorklistName } from './answers.ts';

/** In the order in which they are shown. Those that the city set a target for carry the key of its row in `target`. */
export const INDICATORS = [
  /** Share of people within the radius of a market with so many stars; no target. */
  'coverage',
  /** People beyond it; no target. */
  'uncovered',
  /** Distance within which nine of ten people have one, metres; no target. */
  'p90',
  /** Open markets with stars in force; the target's reading is not stated. */
  'star_markets',
  'school_canteens',
  'offsite_suppliers',
  /** Elevators in use whose inspection is overdue; target zero. */
  'overdue_equipment',
  /** Hazards that equipment inspections of the year found, and that were followed up (`hazard-followup.ts`). */
  'hazard_followup',
  /** Residential elevators in use of 15 or more years; no target. */
  'old_elevators',
  /** Share of open canteens with a bright kitchen; no target was stated, so none is shown. */
  'bright_kitchen',
  /** No measured value by district: a modelled travel time is another quantity. */
  'rescue_2024',
  'food_pass',
] as const;
export type IndicatorKey = (typeof INDICATORS)[number];

export type IndicatorUnit = 'share' | 'people' | 'metres' | 'facilities' | 'minutes';

/** One way to read a sentence that does not say how it is meant. */
export interface TargetReading {
  /** Whose counts: the district where a split was entered for it, else 440100, the city. */
  readonly district: number;
  /** All that there are on the day, or those granted in the year of the target only. */
  readonly reading: 'stock' | 'granted_in_year';
  readonly value: number;
  readonly target: number;
  /** How many are missing; 0 = met. */
  readonly short: number;
}

/** How an indicator stands against its target. */
export type Verdict =
  | { readonly state: 'met' }
  /** Facilities, hazards or samples missing until the target is met, or too many for it. */
  | { readonly state: 'short'; readonly by: number }
  /** It is left open how the sentence is meant, or what a district owes to it: readings are shown, none decides. */
  | { readonly state: 'unstated'; readonly readings: readonly TargetReading[] }
  | { readonly state: 'no_data' }
  | { readonly state: 'no_target' };

/** `at` = the last day counted; `term` = key of the school term, null for months. Oldest first, at most six. */
export interface TrendPoint {
  readonly at: Day;
  readonly term: string | null;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** Best 1; a range where bands overlap or values are equal; null without a value. */
export interface RankOfIndicator {
  readonly best: number;
  readonly worst: number;
  readonly of: number;
}

export interface IndicatorFigure {
  readonly key: IndicatorKey;
  readonly unit: IndicatorUnit;
  /** Shares 0–1; null = no data, never 0. */
  readonly value: number | null;
  /** Both with every share; a count is its own numerator, over all that were looked at. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** The band of R ± 10 %, in the unit of the value; null where there is none. */
  readonly low: number | null;
  readonly high: number | null;
  /**
   * What stands beside the figure: markets without coordinates (coverage, uncovered, p90), expired ratings
   * (star_markets, among them with `ratings: current`), closed without an inspection (school_canteens,
   * offsite_suppliers: in the denominator), elevators without a due date (overdue_equipment), without an installation
   * day (old_elevators), open hazards before their deadline (hazard_followup: not in the denominator), canteens of
   * which it is not known (bright_kitchen: not in the denominator); null where nothing is.
   */
  readonly apart: number | null;
  /** Among the eleven districts, and among those of the same density; null for the city. */
  readonly rank: RankOfIndicator | null;
  readonly peer_rank: RankOfIndicator | null;
  /** Key of the row of `targets` whose sentence is about it; null without one. A sentence may set no value. */
  readonly target: string | null;
  readonly verdict: Verdict;
  /** Empty in the table of all districts. */
  readonly trend: readonly TrendPoint[];
  /** The list of what is missing; null where there is none. */
  readonly worklist: WorklistName | null;
}

/** By people per km², computed: core ≥ 10,000, urban ≥ 1,500, rural below. The limits are ours. */
export const DENSITY_BANDS = ['core', 'urban', 'rural'] as const;
export type DensityBand = (typeof DENSITY_BANDS)[number];

/** One district, or (440100) the city. */
export interface Scorecard {
  readonly district: number;
  readonly name_zh: string;
  readonly name_en: string;
  /** People of the cells in force; area from the boundary in EPSG:4547. */
  readonly people: number;
  readonly area_km2: number;
  /** Null for the city. */
  readonly band: DensityBand | null;
  /** Open facilities by declared district, and how many of them have usable coordinates. */
  readonly facilities: Readonly<Record<Kind, { readonly open: number; readonly located: number }>>;
  /** In the order of `INDICATORS`. */
  readonly indicators: readonly IndicatorFigure[];
  /** How many of the indicators with a target stand how; they add up to the number of those. */
  readonly verdicts: Readonly<Record<Exclude<Verdict['state'], 'no_target'>, number>>;
}

/** A row of the table `target`, as in force. */
export interface TargetRow {
  readonly key: string;
  readonly year: number;
  readonly kind: 'target' | 'result' | 'attribute' | 'task' | 'rate';
  readonly name_zh: string;
  readonly name_en: string;
  readonly sentence: string;
  readonly value: number | null;
  readonly comparator: '>=' | '<=' | '=' | null;
  readonly unit: string | null;
  readonly scope: 'city' | 'district';
  readonly district: number | null;
  readonly semantics: 'stated' | 'unstated';
  readonly source: string;
  readonly verified: boolean;
}

export interface ScorecardSettings {
  readonly as_of: Day;
  readonly radius_m: number;
  readonly stars_min: number;
  readonly ratings: 'current' | 'valid';
}

/** `GET /api/districts` */
export interface DistrictsAnswer {
  readonly settings: ScorecardSettings;
  /** The term that school canteens and suppliers are counted in: the running one; null where none has begun. */
  readonly term: (SchoolTerm & { readonly counted_to: Day }) | null;
  /** Those that an indicator points to; `targetOf` finds the row of a figure, also where a district has its own. */
  readonly targets: readonly TargetRow[];
  readonly city: Scorecard;
  /** The eleven, in code order. */
  readonly districts: readonly Scorecard[];
  readonly provenance: Provenance;
}

/** `GET /api/districts/{code}/scorecard` */
export interface ScorecardAnswer extends Omit<DistrictsAnswer, 'districts'> {
  readonly scorecard: Scorecard;
}
