/** What `/api/regulatory` and `/api/worklists/{name}` answer. */
import type { Provenance } from '../answers.ts';
import type { Day } from '../kinds/day.ts';
import type { Status } from '../kinds/vocabulary.ts';
import type { Urgency } from './route-urgency.ts';
import type { OfficeType } from './workload-offices.ts';

/** Who is to be inspected in a term: school canteens, and by a third party the suppliers of meals from outside. */
export const TERM_SCOPES = ['schools', 'suppliers'] as const;
export type TermScope = (typeof TERM_SCOPES)[number];

/**
 * Lists of what is missing: not inspected in a term; elevators overdue, and without a known date; inspections of
 * elevators whose hazards were not followed up by the deadline.
 */
export const WORKLISTS = [...TERM_SCOPES, 'overdue', 'unknown', 'hazards'] as const;
export type WorklistName = (typeof WORKLISTS)[number];

/** One line; district 440100 = the city. `in_scope` = inspected + closed + missing. */
export interface InspectedFigure {
  readonly district: number;
  readonly in_scope: number;
  readonly inspected: number;
  /** Closed within the term without an inspection. */
  readonly closed: number;
  readonly missing: number;
  /** 0–1; null without anyone in scope. */
  readonly share: number | null;
}

export interface SchoolTerm {
  readonly key: string;
  readonly name_zh: string;
  readonly name_en: string;
  /** The register of this day is the denominator. */
  readonly first_day: Day;
  readonly last_day: Day;
}

export interface TermFigures extends SchoolTerm, Readonly<Record<TermScope, readonly InspectedFigure[]>> {
  /** Last day that is counted: before `last_day` while the term runs. */
  readonly counted_to: Day;
}

/** `in_use` = overdue + on_time + unknown. */
export interface OverdueFigure {
  readonly district: number;
  readonly in_use: number;
  readonly overdue: number;
  readonly on_time: number;
  readonly unknown: number;
}

export interface RegulatoryAnswer {
  /** Begun by the day, newest first. */
  readonly terms: readonly TermFigures[];
  readonly elevators: readonly OverdueFigure[];
  readonly provenance: Provenance;
}

/**
 * Orders of a work list: by office and its round trips; most urgent first; by name; longest without an inspection first.
 */
export const WORKLIST_SORTS = ['route', 'urgency', 'name', 'inspected'] as const;
export type WorklistSort = (typeof WORKLIST_SORTS)[number];

/** One facility; of `hazards`, one inspection of it. */
export interface WorklistItem {
  readonly id: number;
  readonly external_code: string | null;
  readonly name_zh: string;
  readonly name_en: string | null;
  readonly address: string | null;
  readonly town: string | null;
  /** Declared: that office counts it. */
  readonly district: number | null;
  readonly status: Status;
  /** WGS 84, longitude first; null without usable coordinates. */
  readonly point: readonly [number, number] | null;
  /** Last completed inspection up to the day that counts for the list (of `hazards`: the one that found them). */
  readonly inspected_on: Day | null;
  /** Of elevators: when the next periodic inspection is due. */
  readonly next_due_on: Day | null;
  /** Of `hazards`: how many, and the deadline that passed; null where no follow-up is on record. */
  readonly hazards: number | null;
  readonly followup_due_on: Day | null;
  /**
   * Days overdue (of `hazards` without a follow-up: since they were found). Of `schools`, `suppliers` and `unknown`: days
   * since the last inspection, null = none on record.
   */
  readonly days: number | null;
  readonly urgency: Urgency;
  /** The office in charge; null without coordinates, and where there is no office. */
  readonly office: number | null;
  /** Stop of the round trip of its office and urgency, and metres from the one before; null where none leads there. */
  readonly stop: number | null;
  readonly leg_m: number | null;
}

/** A round trip of an office through everything of one urgency; straight lines in EPSG:4547. */
export interface WorklistTrip {
  readonly urgency: Urgency;
  readonly items: number;
  readonly stops: number;
  /** From the last stop back to the office. */
  readonly back_m: number;
  readonly length_m: number;
}

/** An office with what the list has for it. */
export interface WorklistOffice {
  readonly id: number;
  readonly name_zh: string;
  readonly name_en: string | null;
  readonly type: OfficeType;
  readonly address: string | null;
  readonly district: number | null;
  readonly phone: string | null;
  /** Null = unknown. */
  readonly inspectors: number | null;
  /** WGS 84, longitude first. */
  readonly point: readonly [number, number];
  readonly items: number;
  /** Most urgent first. */
  readonly trips: readonly WorklistTrip[];
  /** Of all trips. */
  readonly length_m: number;
}

/** How many items each choice of a filter would leave, the other filters being as they are. */
export interface WorklistChoices {
  readonly district: readonly { readonly value: number; readonly count: number }[];
  /** `value` null = in the charge of no office. */
  readonly office: readonly {
    readonly value: number | null;
    readonly name_zh: string;
    readonly name_en: string | null;
    readonly count: number;
  }[];
  readonly town: readonly {
    readonly value: string;
    readonly district: number | null;
    readonly count: number;
  }[];
  readonly urgency: readonly { readonly value: Urgency; readonly count: number }[];
}

/** What the list was narrowed by; null = not. */
export interface WorklistFilters {
  readonly district: number | null;
  /** Id of an office; `none` = in the charge of no office. */
  readonly office: number | 'none' | null;
  readonly town: string | null;
  readonly urgency: Urgency | null;
  /** At least so many days; whoever has no inspection on record is not left out. */
  readonly days_min: number | null;
  /** Words that occur in a name, the address, the town or the code. */
  readonly q: string | null;
}

/** `GET /api/worklists/{name}` */
export interface WorklistAnswer extends WorklistFilters {
  readonly name: WorklistName;
  /** Null for elevators. */
  readonly term: SchoolTerm | null;
  /** Terms that can be asked for, newest first. */
  readonly terms: readonly SchoolTerm[];
  readonly sort: WorklistSort;
  readonly numberMatched: number;
  readonly numberReturned: number;
  /** From 1, of `pages`. */
  readonly page: number;
  readonly pages: number;
  /** Of those matched: without coordinates; and (`hazards`) how many hazards they are, else null. */
  readonly unlocated: number;
  readonly hazards: number | null;
  readonly items: readonly WorklistItem[];
  /** Those with an item that matched, the one with most of the most urgent ones first. */
  readonly offices: readonly WorklistOffice[];
  readonly choices: WorklistChoices;
  readonly provenance: Provenance;
}
