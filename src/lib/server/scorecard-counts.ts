/** Counts for scorecards, remembered per snapshot: the register by the engine, records by the database. */
import { type Counted, recordCounts, type TermCounts, termCounts } from '$db/scorecard.ts';
import { dayNumber } from '$db/snapshot.ts';
import { type DistrictCounts, districtCounts } from '$geo/regulatory/district-counts.ts';
import { registerCounts } from '$geo/regulatory/register-counts.ts';
import { ask } from './database.ts';
import { type Snapshot, snapshotKey } from './snapshot.ts';
import { WeightedCache } from './weighted-cache.ts';

/** Days of trends, too: one is a few kilobytes. */
const KEPT_DAYS = 64;
const days = new WeightedCache<Counted<DistrictCounts>>(KEPT_DAYS);
const terms = new WeightedCache<readonly TermCounts[]>(KEPT_DAYS);

const keyOf = (snapshot: Snapshot) => `${snapshotKey(snapshot)} ${snapshot.publishedAt}`;

/** Everything counted of a snapshot. */
export function countsOf(snapshot: Snapshot): Promise<Counted<DistrictCounts>> {
  return days.getOrCompute(keyOf(snapshot), async () => {
    const { version, asOf: day, kinds } = snapshot;
    const { term, lines } = await ask(({ sql }) => sql.begin((tx) => recordCounts(tx, { version, day })));
    const { market, canteen, elevator, station } = kinds;
    const register = registerCounts(
      {
        market: market.columns,
        canteen: canteen.columns,
        elevator: elevator.columns,
        station: station.columns,
      },
      { today: dayNumber(day), year: Number(day.slice(0, 4)) },
    );
    return {
      term,
      lines: lines.flatMap((records) => {
        const own = register.get(records.district);
        return own ? [districtCounts(own, records)] : [];
      }),
    };
  });
}

/** The newest terms up to the snapshot's day, oldest first. */
export function termsUpTo(snapshot: Snapshot, most: number): Promise<readonly TermCounts[]> {
  return terms.getOrCompute(`${keyOf(snapshot)} ${most}`, async () => {
    const on = { version: snapshot.version, day: snapshot.asOf };
    const newestFirst = await ask(({ sql }) => sql.begin((tx) => termCounts(tx, on, most)));
    return newestFirst.toReversed();
  });
}
