/** Trends of the indicators of all districts: the day of the snapshot, month ends and terms before it. */
import type { TermCounts } from '$db/scorecard.ts';
import type { CoverageLine } from '$geo/answers.ts';
import type { Day } from '$geo/kinds/day.ts';
import type { DistrictCounts } from '$geo/regulatory/district-counts.ts';
import {
  INDICATORS,
  type IndicatorKey,
  type ScorecardSettings,
  type TrendPoint,
} from '$geo/regulatory/scorecard.ts';
import { TREND_POINTS, trendDays, trendOf } from '$geo/regulatory/trend.ts';
import { countsOf, termsUpTo } from './scorecard-counts.ts';
import { marketCoverage } from './scorecard-coverage.ts';
import { type Snapshot, snapshotKey } from './snapshot.ts';
import { WeightedCache } from './weighted-cache.ts';

/** By district (440100 = the city), then by indicator. */
export type Trends = ReadonlyMap<number, Readonly<Record<IndicatorKey, readonly TrendPoint[]>>>;

const KEPT = 32;
const kept = new WeightedCache<Trends>(KEPT);

/** Computed when a district is first asked for, for all of them; remembered per snapshot and settings. */
export function trends(snapshot: Snapshot, settings: ScorecardSettings): Promise<Trends> {
  const key = `${snapshotKey(snapshot)} ${snapshot.publishedAt} ${JSON.stringify(settings)}`;
  return kept.getOrCompute(key, () => compute(snapshot, settings));
}

/** What the city and the districts counted on a day. */
interface CountedDay {
  readonly day: Day;
  readonly lines: readonly DistrictCounts[];
  readonly coverage: readonly CoverageLine[];
}

async function compute(snapshot: Snapshot, settings: ScorecardSettings): Promise<Trends> {
  const days: CountedDay[] = [];
  // One after the other: others want the database, and the processor, in between.
  for (const day of trendDays(snapshot.asOf)) {
    const then = day === snapshot.asOf ? snapshot : snapshot.onDay(day);
    const { lines } = await countsOf(then);
    const { city, districts } = marketCoverage(then, settings);
    days.push({ day, lines, coverage: [city, ...districts] });
  }
  const terms = await termsUpTo(snapshot, TREND_POINTS);
  const districts = days.at(-1)?.lines.map(({ district }) => district) ?? [];
  return new Map(districts.map((district) => [district, trendsOf(district, days, terms, settings)]));
}

function trendsOf(
  district: number,
  days: readonly CountedDay[],
  terms: readonly TermCounts[],
  { ratings }: ScorecardSettings,
): Record<IndicatorKey, TrendPoint[]> {
  const isOwn = (line: { readonly district: number }) => line.district === district;
  const ofDays = days.flatMap(({ day, lines, coverage }) =>
    lines.filter(isOwn).map((counts) => ({ day, counts, coverage: coverage.find(isOwn) ?? null })),
  );
  const ofTerms = terms.flatMap(({ term, countedTo, ...scopes }) => {
    const [schools, suppliers] = [scopes.schools.get(district), scopes.suppliers.get(district)];
    return schools && suppliers ? [{ term: term.key, countedTo, schools, suppliers }] : [];
  });
  const trends = INDICATORS.map((key) => [key, trendOf(key, ofDays, ofTerms, ratings)]);
  return Object.fromEntries(trends) as Record<IndicatorKey, TrendPoint[]>; // every key is there
}
