/** What `/api/regulatory` and `/api/worklists/{name}` answer. */
import type { Provenance } from '../answers.ts';
import type { Day } from '../kinds/day.ts';

/** Who is to be inspected in a term: school canteens, and by a third party the suppliers of meals from outside. */
export const TERM_SCOPES = ['schools', 'suppliers'] as const;
export type TermScope = (typeof TERM_SCOPES)[number];

/** Lists of what is missing: not inspected in a term; elevators overdue, and without a known date. */
export const WORKLISTS = [...TERM_SCOPES, 'overdue', 'unknown'] as const;
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

export interface WorklistItem {
  readonly id: number;
  readonly external_code: string | null;
  readonly name_zh: string;
  readonly name_en: string | null;
  readonly address: string | null;
  readonly town: string | null;
  readonly district: number | null;
  /** Last completed inspection up to the day; null = none on record. */
  readonly inspected_on: Day | null;
  /** Of elevators. */
  readonly next_due_on: Day | null;
}

export interface WorklistAnswer {
  readonly name: WorklistName;
  /** Null for elevators. */
  readonly term: SchoolTerm | null;
  readonly district: number | null;
  readonly numberMatched: number;
  /** Most urgent first: longest overdue, or longest without an inspection. */
  readonly items: readonly WorklistItem[];
  readonly provenance: Provenance;
}
