/** Hazards that equipment inspections found, and whether somebody saw to them. */
import type { Day } from '../kinds/day.ts';
import type { HazardCounts } from './district-counts.ts';

/** A completed inspection of equipment. */
export interface EquipmentInspection {
  readonly day: Day;
  /** Number of hazards; 0 where a file names the result only. */
  readonly hazards: number;
  readonly result: 'pass' | 'hazard' | 'fail' | null;
  /** Deadline, and the day on which it was done; null = not yet. */
  readonly followups: readonly { readonly dueOn: Day; readonly doneOn: Day | null }[];
}

/**
 * Counts the hazards of the year of a day, up to that day. An inspection has as many as it says, and one where its
 * result or a follow-up speaks of hazards without a number. They are done when every follow-up of the inspection was
 * done by the day, late or not; pending while the deadlines of all open ones are to come (the deadline itself is in
 * time); missed otherwise. Hazards without any follow-up on record are missed: nobody can show that they were seen to.
 * The rate is done / (done + missed); pending ones stand beside it. No inspections give zeros.
 */
export function hazardFollowup(inspections: readonly EquipmentInspection[], day: Day): HazardCounts {
  const counts = { done: 0, pending: 0, missed: 0 };
  const yearBegan = `${day.slice(0, 4)}-01-01`;
  for (const { day: found, hazards, result, followups } of inspections) {
    if (found < yearBegan || found > day) continue;
    if (hazards === 0 && result !== 'hazard' && followups.length === 0) continue;
    const open = followups.filter(({ doneOn }) => doneOn === null || doneOn > day);
    const isMissed = followups.length === 0 || open.some(({ dueOn }) => dueOn < day);
    counts[isMissed ? 'missed' : open.length > 0 ? 'pending' : 'done'] += Math.max(hazards, 1);
  }
  return counts;
}
