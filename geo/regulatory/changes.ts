/**
 * What is different between two data versions, by the two axes of time. The earlier version speaks of its day, the
 * later one of both days: what it says otherwise of the earlier day is a correction, what happened between the days
 * is reality. So the later figure less the earlier one is the corrections' part and reality's part, and nothing else.
 */
import type { Provenance } from '../answers.ts';
import type { Day } from '../kinds/day.ts';
import type { Kind } from '../kinds/vocabulary.ts';

/** What happened, in the order in which it is listed. */
export const EVENTS = [
  'opened',
  /** In the register from the day of its file on, which states no other opening day. */
  'listed',
  /** In use again, after a suspension or a closure. */
  'resumed',
  'suspended',
  'closed',
  'planned',
  'moved',
  /** Name, address, district or details, from a day on. */
  'altered',
  /** Stars granted, for the first time or again. */
  'rated',
  'applied',
  'rating_expired',
  'rating_revoked',
  'due_renewed',
  /** The day by which it must be inspected has passed, nothing else. */
  'became_overdue',
  'inspected',
  'followed_up',
  'sampled',
] as const;
export type EventReason = (typeof EVENTS)[number];

/** What is said otherwise of the same time. */
export const CORRECTIONS = [
  /** Existed on the day, and was not known. */
  'added',
  /** Was held to exist on the day. */
  'removed',
  'status',
  /** Since when it is as it is. */
  'dates',
  'position',
  'district',
  'name',
  /** Code, address or town. */
  'address',
  'details',
  /** Spells that had ended by the day. */
  'history',
  'rating',
  'due',
  /** Inspections recorded late, taken back or with another result. */
  'inspection',
  'followup',
  'sampling',
] as const;
export type CorrectionReason = (typeof CORRECTIONS)[number];

/** Kind of a facility, or `sampling`: food samples of a month. */
export type ChangedKind = Kind | 'sampling';

/** One difference. */
export interface Change {
  readonly what: 'reality' | 'correction';
  readonly reason: EventReason | CorrectionReason;
  /** When it happened; of corrections null. */
  readonly day: Day | null;
  /** Status, stars, day or text before and after; null = none, or not told in one word. */
  readonly before: string | null;
  readonly after: string | null;
  /** How far a position is from the other one, metres in EPSG:4547; null without two positions. */
  readonly shift_m: number | null;
  /** Columns that differ, of details. */
  readonly fields: readonly string[];
}

/** A difference with what it is about. */
export interface ChangeItem extends Omit<Change, 'what' | 'reason'> {
  /** Null for food samples. */
  readonly id: number | null;
  readonly name_zh: string;
  readonly name_en: string | null;
  /** The declared one, as known later. */
  readonly district: number | null;
}

/** Differences of one kind for one reason. */
export interface ChangeList {
  readonly kind: ChangedKind;
  readonly reason: EventReason | CorrectionReason;
  readonly count: number;
  /** The first of them, by id. */
  readonly items: readonly ChangeItem[];
}

/** Facilities in use: as known then, as known now of the same day, and on the later day. */
export interface InUse {
  readonly kind: Kind;
  readonly before: number;
  readonly corrected: number;
  readonly after: number;
}

/** A data version, and the day that is looked at. */
export interface VersionDay {
  readonly version: number;
  readonly day: Day;
}

/** `GET /api/changes` */
export interface ChangesAnswer {
  readonly before: VersionDay;
  readonly after: VersionDay;
  /** 440100 = the city. */
  readonly district: number;
  /** By kind, then in the order of `EVENTS` and `CORRECTIONS`; what did not occur has no list. */
  readonly reality: readonly ChangeList[];
  readonly corrections: readonly ChangeList[];
  /** By declared district. */
  readonly in_use: readonly InUse[];
  /** True when the later version counts people on another population. */
  readonly population_replaced: boolean;
  readonly provenance: Provenance;
}
