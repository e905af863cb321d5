/** What a version knows of one facility, and what it says of a day. */
import type { Day } from '../kinds/day.ts';
import type { Kind, Status } from '../kinds/vocabulary.ts';

/** A stretch of time in one state; `to` is the first day on which it no longer holds, null = still holds. */
export interface Spell {
  readonly from: Day;
  readonly to: Day | null;
  readonly status: Status;
  /** Begins on the day of the version that brought it: the file may have stated no other. */
  readonly isUndated: boolean;
  readonly code: string | null;
  readonly name_zh: string;
  readonly name_en: string | null;
  readonly address: string | null;
  readonly town: string | null;
  readonly district: number | null;
  /** EPSG:4547, whole centimetres; null = unlocated. */
  readonly xCm: number | null;
  readonly yCm: number | null;
  /** Attributes of the kind, by their columns. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

export interface KnownRating {
  readonly state: 'granted' | 'pending';
  readonly stars: number | null;
  readonly ratedOn: Day;
  /** Last day of validity. */
  readonly validUntil: Day | null;
  /** First day on which it is withdrawn. */
  readonly revokedOn: Day | null;
}

/** A due date as it stood from one day to another (exclusive). */
export interface KnownDue {
  readonly nextDueOn: Day | null;
  readonly from: Day;
  readonly to: Day | null;
}

export interface KnownInspection {
  readonly on: Day;
  readonly purpose: string;
  /** What is known of it beside day and purpose, as one text. */
  readonly outcome: string;
  readonly completed: boolean;
}

export interface KnownFollowup {
  /** Day of the inspection that found the hazard. */
  readonly inspectedOn: Day;
  readonly dueOn: Day;
  readonly doneOn: Day | null;
}

/** Lists by their days, ascending. */
export interface Knowledge {
  readonly spells: readonly Spell[];
  readonly ratings: readonly KnownRating[];
  readonly dues: readonly KnownDue[];
  readonly inspections: readonly KnownInspection[];
  readonly followups: readonly KnownFollowup[];
}

/** A facility as the earlier and as the later version know it. */
export interface FacilityKnowledge {
  readonly id: number;
  readonly kind: Kind;
  readonly before: Knowledge;
  readonly after: Knowledge;
}

/** The days that the two versions are looked at; `before` ≤ `after`. */
export interface TwoDays {
  readonly before: Day;
  readonly after: Day;
}

/** True from the day after the earlier one to the later one. */
export const isBetween = (day: Day | null, days: TwoDays): boolean =>
  day !== null && day > days.before && day <= days.after;

/** What a facility is doing on a day: the last spell that has begun; one that has ended leaves it closed. */
export interface StateOn {
  /** Null = had not begun. */
  readonly status: Status | null;
  readonly spell: Spell | null;
}

/** @param spells by first day */
export function stateOn(spells: readonly Spell[], day: Day): StateOn {
  const spell = spells.findLast(({ from }) => from <= day) ?? null;
  if (spell === null) return { status: null, spell };
  return { status: spell.to !== null && spell.to <= day ? 'closed' : spell.status, spell };
}

/** The due date that stood on a day; null = unknown. */
export function dueOn(dues: readonly KnownDue[], day: Day): Day | null {
  return dues.find(({ from, to }) => from <= day && (to === null || to > day))?.nextDueOn ?? null;
}

/** The newest rating granted by a day, unless it was withdrawn by then. */
export function ratingOn(ratings: readonly KnownRating[], day: Day): KnownRating | null {
  const newest = ratings.findLast(({ state, ratedOn }) => state === 'granted' && ratedOn <= day);
  return newest && !(newest.revokedOn !== null && newest.revokedOn <= day) ? newest : null;
}

/** The day after. */
export function nextDay(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
