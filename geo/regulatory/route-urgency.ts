/**
 * How urgent an item of a work list is, in three classes: 1 is seen to before anything of 2, and 2 before 3. The limits
 * are ours: no rule of the city states any.
 */
import type { Day } from '../kinds/day.ts';

export const URGENCIES = [1, 2, 3] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Overdue by more than so many days: a quarter of a year, four weeks. */
export const OVERDUE_DAYS = { first: 91, second: 28 } as const;

/** What has a deadline: by whole days that it is overdue. */
export function urgencyOfOverdue(days: number): Urgency {
  if (days > OVERDUE_DAYS.first) return 1;
  return days > OVERDUE_DAYS.second ? 2 : 3;
}

/**
 * What is inspected every term: 3 where only this term is missing, 2 where the one before is missing too, 1 where three
 * terms are, or no inspection is on record.
 * @param inspectedOn the last inspection that counts
 * @param firstDays of the terms before, the latest first; without any of them, one inspection is enough for 3
 */
export function urgencyOfTerms(inspectedOn: Day | null, [before, earlier]: readonly Day[]): Urgency {
  if (inspectedOn === null) return 1;
  if (before === undefined || inspectedOn >= before) return 3;
  return earlier === undefined || inspectedOn >= earlier ? 2 : 1;
}

/** Days within which equipment is inspected again: a year. */
export const PERIOD_DAYS = 365;

/** Equipment without a due date: 1 where no inspection is on record, 2 where the last is more than a year ago. */
export function urgencyOfUnknown(daysSince: number | null): Urgency {
  if (daysSince === null) return 1;
  return daysSince > PERIOD_DAYS ? 2 : 3;
}
