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
