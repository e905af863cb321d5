/** Which of those who were to be inspected in a term were (methods.md, "Regulatory coverage"). */
import type { Day } from '../kinds/day.ts';

/** A facility of the register: its first day in use, and the first one out of use; null = in use since. */
export interface Registered {
  readonly id: number;
  readonly openedOn: Day;
  readonly closedOn: Day | null;
}

export interface Visit {
  readonly facility: number;
  readonly day: Day;
  /** A visit that was not completed is no inspection. */
  readonly completed: boolean;
}

/** Both days belong to it. */
export interface Term {
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** The three lists add up to all in scope; ids ascending. */
export interface InspectedShare {
  readonly inScope: number;
  readonly inspected: readonly number[];
  /** Closed within the term without an inspection: in the denominator, but nobody can inspect them any more. */
  readonly closed: readonly number[];
  readonly missing: readonly number[];
  /** Inspected over in scope; null where nobody is in scope. */
  readonly share: number | null;
}

/**
 * In scope is who was in the register on the first day of the term, suspended or not; inspected is who has a
 * completed inspection on a day of the term. Visits of others play no part, nor does any order. An empty register
 * gives no share.
 */
export function inspectedShare(
  register: readonly Registered[],
  visits: readonly Visit[],
  { firstDay, lastDay }: Term,
): InspectedShare {
  const visited = new Set(
    visits
      .filter(({ day, completed }) => completed && day >= firstDay && day <= lastDay)
      .map(({ facility }) => facility),
  );
  const inScope = register
    .filter(({ openedOn, closedOn }) => openedOn <= firstDay && (closedOn === null || closedOn > firstDay))
    .sort((a, b) => a.id - b.id);
  const inspected = inScope.filter(({ id }) => visited.has(id));
  const others = inScope.filter(({ id }) => !visited.has(id));
  const isClosed = ({ closedOn }: Registered) => closedOn !== null && closedOn <= lastDay;
  return {
    inScope: inScope.length,
    inspected: inspected.map(({ id }) => id),
    closed: others.filter(isClosed).map(({ id }) => id),
    missing: others.filter((one) => !isClosed(one)).map(({ id }) => id),
    share: inScope.length === 0 ? null : inspected.length / inScope.length,
  };
}
