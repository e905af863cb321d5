/** Elevators that became or are no longer overdue, and markets that gained or lost their stars, one by one. */
import { CITY_CODE } from '../coverage/coverage.ts';
import type { AlertCauseKey } from './alerts.ts';
import {
  dueOn,
  type FacilityKnowledge,
  type Knowledge,
  type KnownRating,
  ratingOn,
  stateOn,
  type TwoDays,
} from './changes-knowledge.ts';

/** What is followed one by one: elevators overdue, markets with stars, and those whose stars have not expired. */
export type Followed = 'overdue' | 'starred' | 'valid';

/** Where a facility comes or goes, and by how many its district's figure changes. */
export interface Transition {
  readonly followed: Followed;
  readonly district: number | null;
  readonly cause: AlertCauseKey;
  readonly change: 1 | -1;
}

interface Point {
  readonly district: number | null;
  readonly isInUse: boolean;
  readonly isCounted: boolean;
  /** What decides beside the use: the due date, or the day of the rating. */
  readonly by: string | null;
}

/** From what was held of the earlier day, over what is held of it now, to the later day. */
export function transitionsOf(facility: FacilityKnowledge, days: TwoDays): Transition[] {
  if (facility.kind === 'elevator') return follow('overdue', overdue, facility, days);
  if (facility.kind !== 'market') return [];
  return [...follow('starred', starred, facility, days), ...follow('valid', validly, facility, days)];
}

function follow(
  followed: Followed,
  pointOf: (knowledge: Knowledge, day: string) => Point,
  { before, after }: FacilityKnowledge,
  days: TwoDays,
): Transition[] {
  const was = pointOf(before, days.before);
  const corrected = pointOf(after, days.before);
  const is = pointOf(after, days.after);
  return [
    ...steps(was, corrected).map((step) => ({ followed, ...step, cause: 'correction' as const })),
    ...steps(corrected, is).map((step) => ({
      followed,
      ...step,
      cause: step.change > 0 ? causeOfComing(followed, corrected, is) : causeOfGoing(followed, corrected, is),
    })),
  ];
}

function overdue({ spells, dues }: Knowledge, day: string): Point {
  const { status, spell } = stateOn(spells, day);
  const due = dueOn(dues, day);
  const isInUse = status === 'open';
  return {
    district: spell?.district ?? null,
    isInUse,
    isCounted: isInUse && due !== null && due < day,
    by: due,
  };
}

function starred(knowledge: Knowledge, day: string): Point {
  return withStars(knowledge, day, () => true);
}

function validly(knowledge: Knowledge, day: string): Point {
  return withStars(knowledge, day, ({ validUntil }) => validUntil === null || validUntil >= day);
}

function withStars(
  { spells, ratings }: Knowledge,
  day: string,
  counts: (rating: KnownRating) => boolean,
): Point {
  const { status, spell } = stateOn(spells, day);
  const rating = ratingOn(ratings, day);
  const isInUse = status === 'open';
  return {
    district: spell?.district ?? null,
    isInUse,
    isCounted: isInUse && rating !== null && counts(rating),
    by: rating?.ratedOn ?? null,
  };
}

function steps(from: Point, to: Point): { district: number | null; change: 1 | -1 }[] {
  if (from.isCounted && to.isCounted && from.district === to.district) return [];
  return [
    ...(from.isCounted ? [{ district: from.district, change: -1 as const }] : []),
    ...(to.isCounted ? [{ district: to.district, change: 1 as const }] : []),
  ];
}

function causeOfComing(followed: Followed, from: Point, to: Point): AlertCauseKey {
  if (from.isCounted) return 'moved';
  if (!from.isInUse) return 'in_use';
  if (followed !== 'overdue') return 'rated';
  return from.by === to.by ? 'time' : 'due';
}

function causeOfGoing(followed: Followed, from: Point, to: Point): AlertCauseKey {
  if (to.isCounted) return 'moved';
  if (!to.isInUse) return 'out_of_use';
  if (followed === 'overdue') return 'renewed';
  // Its rating still stands, only no longer validly; else it was withdrawn.
  return to.by === null ? 'revoked' : 'expired';
}

/** Transitions summed up by district and cause. */
export class TransitionTally {
  readonly #sums = new Map<string, Map<AlertCauseKey, number>>();

  add({ followed, district, cause, change }: Transition): void {
    for (const scope of district === null ? [CITY_CODE] : [CITY_CODE, district]) {
      const key = `${followed} ${scope}`;
      const sums = this.#sums.get(key) ?? new Map<AlertCauseKey, number>();
      sums.set(cause, (sums.get(cause) ?? 0) + change);
      this.#sums.set(key, sums);
    }
  }

  /** By how many each cause changed the figure of a district (440100 = the city); what cancelled out is left out. */
  causes(followed: Followed, district: number): ReadonlyMap<AlertCauseKey, number> {
    const sums = [...(this.#sums.get(`${followed} ${district}`) ?? [])];
    return new Map(sums.filter(([, change]) => change !== 0));
  }
}
