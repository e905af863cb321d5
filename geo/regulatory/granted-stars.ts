/** Which markets were granted stars in which year. */
import type { Day } from '../kinds/day.ts';

export interface GrantedRating {
  readonly market: number;
  readonly ratedOn: Day;
  /** First day on which it is withdrawn; null = never. */
  readonly revokedOn: Day | null;
}

/**
 * Markets by the year in which they were granted stars, up to a day and not withdrawn by it; a market rated twice in a
 * year counts once, one rated in two years in both. No ratings give no years.
 */
export function grantedByYear(
  ratings: readonly GrantedRating[],
  day: Day,
): ReadonlyMap<number, ReadonlySet<number>> {
  const years = new Map<number, Set<number>>();
  for (const { market, ratedOn, revokedOn } of ratings) {
    if (ratedOn > day || (revokedOn !== null && revokedOn <= day)) continue;
    const year = Number(ratedOn.slice(0, 4));
    const markets = years.get(year) ?? new Set();
    years.set(year, markets.add(market));
  }
  return years;
}
