/** Which elevators are old: those that clusters are sought among. */
import type { FacilityColumns } from '../columns/columns.ts';
import { selectFacilities } from '../columns/filters.ts';

/** Years from which a residential elevator is old. */
export const OLD_FROM_YEARS = 15;

/**
 * Positions of the open, located elevators in housing whose year of installation lies at least `years` before that
 * of the day, ascending; an unknown year is not old. No elevators give no positions.
 * @param year of the day that is asked about
 */
export function oldElevators(columns: FacilityColumns, year: number, years = OLD_FROM_YEARS): Int32Array {
  return selectFacilities(columns, { located: true }).filter((at) => {
    const installed = columns.installYear[at] as number; // positions in the columns
    return columns.residential[at] === 1 && installed > 0 && year - installed >= years;
  });
}

/** Open elevators in housing, by district number (the one that holds the point, else the declared one; 0 = none). */
export interface OldCounts {
  /** Old ones, with and without usable coordinates; and those of which the year of installation is unknown. */
  readonly located: Uint32Array;
  readonly unlocated: Uint32Array;
  readonly unknownYear: Uint32Array;
}

/** Counts the elevators that `oldElevators` chooses among, and those that it has to leave out. */
export function oldElevatorCounts(columns: FacilityColumns, year: number, years = OLD_FROM_YEARS): OldCounts {
  const counts = { located: byDistrict(), unlocated: byDistrict(), unknownYear: byDistrict() };
  for (const at of selectFacilities(columns)) {
    if (columns.residential[at] !== 1) continue;
    const installed = columns.installYear[at] as number; // positions in the columns
    const isOld = installed > 0 && year - installed >= years;
    if (installed > 0 && !isOld) continue;
    const located = columns.locationQuality[at] === 0 ? counts.unlocated : counts.located;
    const column = isOld ? located : counts.unknownYear;
    const district = columns.district[at] as number;
    column[district] = (column[district] as number) + 1; // a byte
  }
  return counts;
}

function byDistrict(): Uint32Array {
  return new Uint32Array(256);
}
