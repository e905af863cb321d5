/** What happened to the ratings, due dates, inspections and follow-ups of a facility, and what is said otherwise. */
import type { Change } from './changes.ts';
import {
  dueOn,
  isBetween,
  type KnownDue,
  type KnownFollowup,
  type KnownInspection,
  type KnownRating,
  nextDay,
  ratingOn,
  type TwoDays,
} from './changes-knowledge.ts';
import { correction, event } from './changes-spells.ts';

type Pair<T> = { readonly before: readonly T[]; readonly after: readonly T[] };

const starsOf = (rating: KnownRating | null) => (rating?.stars ? String(rating.stars) : null);

/** Ratings granted, applied for, expired and withdrawn between the days, as known later. */
export function ratingEvents(after: readonly KnownRating[], days: TwoDays): Change[] {
  return after.flatMap((rating) => {
    const found: Change[] = [];
    const { state, ratedOn, validUntil, revokedOn } = rating;
    if (isBetween(ratedOn, days)) {
      const others = after.filter((one) => one !== rating);
      const before = starsOf(ratingOn(others, ratedOn));
      found.push(
        state === 'granted'
          ? event('rated', ratedOn, { before, after: starsOf(rating) })
          : event('applied', ratedOn, { before }),
      );
    }
    if (state === 'pending') return found;
    const end = validUntil === null ? null : nextDay(validUntil);
    if (end !== null && isBetween(end, days) && ratingOn(after, end) === rating)
      found.push(event('rating_expired', end, { before: starsOf(rating), after: starsOf(rating) }));
    // Another rating may have taken its place before it was withdrawn.
    const isNewest = (day: string) =>
      !after.some((one) => one.state === 'granted' && one.ratedOn > ratedOn && one.ratedOn <= day);
    if (revokedOn !== null && isBetween(revokedOn, days) && isNewest(revokedOn))
      found.push(event('rating_revoked', revokedOn, { before: starsOf(rating) }));
    return found;
  });
}

/** Ratings of the earlier day or before that are said otherwise; a later withdrawal is not. */
export function ratingCorrections({ before, after }: Pair<KnownRating>, { before: day }: TwoDays): Change[] {
  const upTo = (ratings: readonly KnownRating[]) =>
    new Map(
      ratings
        .filter(({ ratedOn }) => ratedOn <= day)
        .map((rating) => [
          `${rating.ratedOn} ${rating.state}`,
          {
            ...rating,
            revokedOn: rating.revokedOn !== null && rating.revokedOn <= day ? rating.revokedOn : null,
          },
        ]),
    );
  const [was, is] = [upTo(before), upTo(after)];
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((key) => {
    const [old, now] = [was.get(key) ?? null, is.get(key) ?? null];
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    return [correction('rating', { before: starsOf(old), after: starsOf(now) })];
  });
}

/** A due date that was renewed between the days, and one that passed while the elevator was in use. */
export function dueEvents(after: readonly KnownDue[], days: TwoDays, isInUse: boolean): Change[] {
  const [was, is] = [dueOn(after, days.before), dueOn(after, days.after)];
  const found: Change[] = [];
  const began = after.findLast(({ from }) => isBetween(from, days))?.from;
  if (was !== is && began !== undefined) found.push(event('due_renewed', began, { before: was, after: is }));
  if (isInUse && is !== null && is >= days.before && is < days.after)
    found.push(event('became_overdue', nextDay(is), { before: is, after: is }));
  return found;
}

/** Another due date for the earlier day. */
export function dueCorrections({ before, after }: Pair<KnownDue>, { before: day }: TwoDays): Change[] {
  const [was, is] = [dueOn(before, day), dueOn(after, day)];
  return was === is ? [] : [correction('due', { before: was, after: is })];
}

/** Inspections carried out between the days. */
export function inspectionEvents(after: readonly KnownInspection[], days: TwoDays): Change[] {
  return after
    .filter(({ on, completed }) => completed && isBetween(on, days))
    .map(({ on, purpose }) => event('inspected', on, { after: purpose }));
}

/** Inspections of the earlier day or before that are known otherwise; those of one day and purpose are one. */
export function inspectionCorrections(
  { before, after }: Pair<KnownInspection>,
  { before: day }: TwoDays,
): Change[] {
  const upTo = (list: readonly KnownInspection[]) =>
    gathered(
      list.filter(({ on }) => on <= day),
      ({ on, purpose }) => `${on} ${purpose}`,
      ({ outcome }) => outcome,
    );
  return differences(upTo(before), upTo(after)).map(({ was, is }) =>
    correction('inspection', { before: was, after: is }),
  );
}

/** Hazards dealt with between the days. */
export function followupEvents(after: readonly KnownFollowup[], days: TwoDays): Change[] {
  return after.flatMap(({ doneOn }) =>
    doneOn !== null && isBetween(doneOn, days) ? [event('followed_up', doneOn)] : [],
  );
}

/** Follow-ups of inspections up to the earlier day that are known otherwise, as they stood on it. */
export function followupCorrections(
  { before, after }: Pair<KnownFollowup>,
  { before: day }: TwoDays,
): Change[] {
  const upTo = (list: readonly KnownFollowup[]) =>
    gathered(
      list.filter(({ inspectedOn }) => inspectedOn <= day),
      ({ inspectedOn, dueOn: due }) => `${inspectedOn} ${due}`,
      ({ doneOn }) => (doneOn !== null && doneOn <= day ? doneOn : 'open'),
    );
  return differences(upTo(before), upTo(after)).map(({ was, is }) =>
    correction('followup', { before: was, after: is }),
  );
}

/** What is said under each key, as one text that does not depend on the order. */
function gathered<T>(
  list: readonly T[],
  keyOf: (one: T) => string,
  textOf: (one: T) => string,
): Map<string, string> {
  const texts = new Map<string, string[]>();
  for (const one of list) texts.set(keyOf(one), [...(texts.get(keyOf(one)) ?? []), textOf(one)]);
  return new Map([...texts].map(([key, said]) => [key, said.sort().join(' + ')]));
}

function differences(was: ReadonlyMap<string, string>, is: ReadonlyMap<string, string>) {
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort()
    .map((key) => ({ was: was.get(key) ?? null, is: is.get(key) ?? null }))
    .filter((one) => one.was !== one.is);
}
