/** How an indicator went: at the ends of months, or term by term; all by what is known now. */
import { type Day, FIRST_DAY } from '../kinds/day.ts';
import type { DistrictCounts, ScopeCounts } from './district-counts.ts';
import { type CoverageFacts, indicatorFigures } from './indicator-figures.ts';
import type { IndicatorKey, ScorecardSettings, TrendPoint } from './scorecard.ts';

/** Of every trend, at most. */
export const TREND_POINTS = 6;

/** What a district counted on a day; `coverage` null = not asked for. */
export interface DayOfDistrict {
  readonly day: Day;
  readonly counts: DistrictCounts;
  readonly coverage: CoverageFacts | null;
}

/** What a district counted in a term up to a day. */
export interface TermOfDistrict {
  readonly term: string;
  readonly countedTo: Day;
  readonly schools: ScopeCounts;
  readonly suppliers: ScopeCounts;
}

/** The last five month ends before a day, and the day itself; none before the first day that can be asked for. */
export function trendDays(day: Day): Day[] {
  const [year = NaN, month = NaN] = day.split('-').map(Number);
  // Day 0 of a month is the last one of the month before.
  const ends = Array.from({ length: TREND_POINTS - 1 }, (_, at) =>
    new Date(Date.UTC(year, month - (TREND_POINTS - 1) + at, 0)).toISOString().slice(0, 10),
  );
  return [...ends.filter((end) => end >= FIRST_DAY), day];
}

/** The trend of an indicator in a district; terms and days oldest first. Indicators without any value have none. */
export function trendOf(
  key: IndicatorKey,
  days: readonly DayOfDistrict[],
  terms: readonly TermOfDistrict[],
  ratings: ScorecardSettings['ratings'],
): TrendPoint[] {
  if (key === 'school_canteens') return terms.map((term) => pointOfTerm(term, term.schools));
  if (key === 'offsite_suppliers') return terms.map((term) => pointOfTerm(term, term.suppliers));
  const points = days.map(({ day, counts, coverage }): TrendPoint => {
    const figure = indicatorFigures(counts, coverage, ratings).find((one) => one.key === key);
    const { value = null, numerator = null, denominator = null } = figure ?? {};
    return { at: day, term: null, value, numerator, denominator };
  });
  return points.some(({ value }) => value !== null) ? points : [];
}

function pointOfTerm({ term, countedTo }: TermOfDistrict, { inspected, in_scope }: ScopeCounts): TrendPoint {
  const value = in_scope === 0 ? null : inspected / in_scope;
  return { at: countedTo, term, value, numerator: inspected, denominator: in_scope };
}
