/** What `/api/workload` answers: the offices, what each has charge of, and what comes to one inspector. */
import type { Provenance } from '../answers.ts';
import type { Day } from '../kinds/day.ts';
import type { RankRange } from './ranks.ts';
import type { WorkloadKind } from './workload-kinds.ts';
import type { OfficeType } from './workload-offices.ts';

/** Heaviest load first, most inspections first, most facilities first, longest way first, by name. */
export const WORKLOAD_SORTS = ['load', 'inspections', 'facilities', 'farthest', 'name'] as const;
export type WorkloadSort = (typeof WORKLOAD_SORTS)[number];

/** `total` = those of all kinds. */
export type FacilityCounts = Readonly<Record<WorkloadKind | 'total', number>>;

/** What an office, or several, have charge of. */
export interface WorkloadFigures {
  /** Open, located facilities whose nearest office it is. */
  readonly facilities: FacilityCounts;
  /** Completed inspections of those facilities within the twelve months, third-party evaluations left out. */
  readonly inspections: number;
  /** Null where the inspectors are unknown or none. */
  readonly facilities_per_inspector: number | null;
  readonly inspections_per_inspector: number | null;
}

/**
 * The offices of a type by declared district, 440100 = the city. What comes to one inspector counts the facilities and
 * inspections of those offices only whose inspectors are known.
 */
export interface WorkloadLine extends WorkloadFigures {
  readonly district: number;
  /** Open and located offices, and open ones without coordinates, which have charge of nothing. */
  readonly offices: number;
  readonly offices_unlocated: number;
  /** Of the located offices whose number is known; how many offices it is not known of. */
  readonly inspectors: number;
  readonly inspectors_unknown: number;
}

export interface WorkloadOffice extends WorkloadFigures {
  readonly id: number;
  readonly external_code: string | null;
  readonly name_zh: string;
  readonly name_en: string | null;
  readonly address: string | null;
  readonly town: string | null;
  /** Declared. */
  readonly district: number | null;
  readonly phone: string | null;
  /** WGS 84, longitude first. */
  readonly point: readonly [number, number];
  /** Null = unknown. */
  readonly inspectors: number | null;
  /** Among all offices of the type in the city, most facilities per inspector = 1; equal ones share a range. */
  readonly rank: RankRange | null;
  readonly farthest: {
    readonly id: number;
    readonly name_zh: string;
    readonly name_en: string | null;
    readonly distance_m: number;
  } | null;
}

export interface WorkloadOfType {
  readonly type: OfficeType;
  /** The city first, then its districts; one line where a district is asked for. */
  readonly lines: readonly WorkloadLine[];
  /** Of the district asked for, or all. */
  readonly offices: readonly WorkloadOffice[];
}

/** `GET /api/workload` */
export interface WorkloadAnswer {
  readonly district: number | null;
  readonly sort: WorkloadSort;
  /** Inspections are counted from this day to the as-of day, both included. */
  readonly inspections_from: Day;
  readonly types: readonly WorkloadOfType[];
  /**
   * Open facilities that no office has charge of: without coordinates, by declared district; and located ones where
   * there is no office at all. With those of the offices they add up to all that are open.
   */
  readonly unlocated: readonly ({ readonly district: number } & FacilityCounts)[];
  readonly without_office: FacilityCounts;
  readonly provenance: Provenance;
}
