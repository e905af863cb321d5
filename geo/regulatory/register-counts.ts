/** What a scorecard counts in the register of a day, by the engine: SQL counts the same for itself. */
import { type FacilityColumns, NO_DAY } from '../columns/columns.ts';
import { selectFacilities } from '../columns/filters.ts';
import { RATING_STATES } from '../kinds/vocabulary.ts';
import type { DistrictCounts } from './district-counts.ts';
import { OLD_FROM_YEARS } from './old-elevators.ts';

/** Positions of the open facilities that declare a district (code minus 440100; 0 = none), or of all with null. */
export function openIn(columns: FacilityColumns, district: number | null): Int32Array {
  const open = selectFacilities(columns);
  return district === null ? open : open.filter((at) => columns.declaredDistrict[at] === district);
}

/** Open ones, and those of them with usable coordinates. */
export function facilityCounts(columns: FacilityColumns, open: Int32Array) {
  return { open: open.length, located: open.filter((at) => columns.locationQuality[at] !== 0).length };
}

/**
 * Elevators in use by their due date and their age.
 * @param today days since 2000-01-01
 * @param year of that day
 */
export function elevatorCounts(
  columns: FacilityColumns,
  open: Int32Array,
  { today, year }: { readonly today: number; readonly year: number },
): DistrictCounts['elevators'] {
  const counts = { overdue: 0, on_time: 0, unknown: 0, residential: 0, old: 0, undated: 0 };
  for (const at of open) {
    const due = columns.nextDueDay[at] as number; // positions in the columns
    counts[due === NO_DAY ? 'unknown' : due < today ? 'overdue' : 'on_time'] += 1;
    if (columns.residential[at] !== 1) continue;
    counts.residential += 1;
    const installed = columns.installYear[at] as number; // as above
    if (installed === 0) counts.undated += 1;
    else if (year - installed >= OLD_FROM_YEARS) counts.old += 1;
  }
  return counts;
}

/** Open markets with stars in force: valid, and expired (which keep their stars). */
export function starCounts(
  columns: FacilityColumns,
  open: Int32Array,
): Pick<DistrictCounts['markets'], 'valid' | 'expired'> {
  const inState = (state: (typeof RATING_STATES)[number]) =>
    open.filter((at) => columns.ratingState[at] === RATING_STATES.indexOf(state)).length;
  return { valid: inState('rated'), expired: inState('expired') };
}
