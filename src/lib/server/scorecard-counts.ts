/** Counts for scorecards, remembered per version and day. */
import { type ScorecardCounts, scorecardCounts, type TermCounts, termCounts } from '$db/scorecard.ts';
import type { Day } from '$geo/kinds/day.ts';
import { ask } from './database.ts';
import type { Snapshot } from './snapshot.ts';
import { WeightedCache } from './weighted-cache.ts';

/** Some days of trends: a day is a few kilobytes. */
const KEPT_DAYS = 64;
const days = new WeightedCache<ScorecardCounts>(KEPT_DAYS);
const terms = new WeightedCache<readonly TermCounts[]>(KEPT_DAYS);

const keyOf = ({ version, publishedAt }: Snapshot, day: Day) => `${version} ${publishedAt} ${day}`;

/** Everything counted of the snapshot's version on a day. */
export function countsOn(snapshot: Snapshot, day: Day = snapshot.asOf): Promise<ScorecardCounts> {
  return days.getOrCompute(keyOf(snapshot, day), () =>
    ask(({ sql }) => sql.begin((tx) => scorecardCounts(tx, { version: snapshot.version, day }))),
  );
}

/** The newest terms up to the snapshot's day, oldest first. */
export function termsUpTo(snapshot: Snapshot, most: number): Promise<readonly TermCounts[]> {
  return terms.getOrCompute(`${keyOf(snapshot, snapshot.asOf)} ${most}`, async () => {
    const on = { version: snapshot.version, day: snapshot.asOf };
    const newestFirst = await ask(({ sql }) => sql.begin((tx) => termCounts(tx, on, most)));
    return newestFirst.toReversed();
  });
}
