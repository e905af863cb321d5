/** Equipment whose inspection is overdue on a day (methods.md, "Regulatory coverage"). */
import type { Day } from '../kinds/day.ts';

export interface Due {
  readonly id: number;
  /** Planned, suspended and closed equipment is not in use. */
  readonly inUse: boolean;
  /** Null = unknown, which never counts as on time. */
  readonly nextDueOn: Day | null;
}

/** Of those in use: overdue, on time and unknown add up to all; ids ascending. */
export interface OverdueOn {
  readonly inUse: number;
  readonly overdue: readonly number[];
  readonly onTime: number;
  readonly unknown: readonly number[];
}

/** Who is due on the day itself is on time. The order plays no part. Nothing in use gives zeros. */
export function overdueOn(equipment: readonly Due[], day: Day): OverdueOn {
  const inUse = equipment.filter((one) => one.inUse).sort((a, b) => a.id - b.id);
  const overdue = inUse.filter(({ nextDueOn }) => nextDueOn !== null && nextDueOn < day);
  const unknown = inUse.filter(({ nextDueOn }) => nextDueOn === null);
  return {
    inUse: inUse.length,
    overdue: overdue.map(({ id }) => id),
    onTime: inUse.length - overdue.length - unknown.length,
    unknown: unknown.map(({ id }) => id),
  };
}
