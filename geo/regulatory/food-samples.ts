/** Food samples of a year, as far as its months have ended. */
import type { Day } from '../kinds/day.ts';
import type { DistrictCounts } from './district-counts.ts';

export interface SampledMonth {
  /** Its first day. */
  readonly month: Day;
  readonly sampled: number;
  readonly passed: number;
}

/** Sums of the months of the year of a day that have ended by it; the last day of a month ends it. */
export function foodSamples(months: readonly SampledMonth[], day: Day): DistrictCounts['samples'] {
  const counted = months.filter(
    ({ month }) => month.slice(0, 4) === day.slice(0, 4) && lastDayOf(month) <= day,
  );
  return {
    sampled: counted.reduce((sum, { sampled }) => sum + sampled, 0),
    passed: counted.reduce((sum, { passed }) => sum + passed, 0),
  };
}

function lastDayOf(month: Day): Day {
  const [year = NaN, number = NaN] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
