/** What the alerts between two data versions rest on: three counts, the transitions, and the targets of then. */
import type { AlertInput, CountedOn } from '../geo/regulatory/alerts-between.ts';
import type { VersionChanges } from './changes.ts';
import type { Sql } from './connect.ts';
import type { TwoVersions } from './queries/changes-candidates.ts';
import type { On } from './queries/scorecard-register.ts';
import { targetsWhenPublished } from './queries/targets.ts';
import { scorecardCounts } from './scorecard.ts';

/** All but what may be asked for differently: the district, the targets of now, and which ratings count. */
export type AlertFacts = Omit<AlertInput, 'targetsAfter' | 'ratings' | 'district'>;

/**
 * Counts both versions on their days, and the later one on the earlier day.
 * @param tx a transaction: some relations are temporary
 * @param changes of the same two versions
 */
export async function alertFacts(tx: Sql, two: TwoVersions, changes: VersionChanges): Promise<AlertFacts> {
  const { before, after } = two;
  return {
    counted: [
      await countedOn(tx, before),
      await countedOn(tx, { version: after.version, day: before.day }),
      await countedOn(tx, after),
    ],
    targetsBefore: [...(await targetsWhenPublished(tx, before.version))],
    transitions: changes.transitions,
    correctionsOf: (district) => changes.tally.lists(district, 'correction', 0),
  };
}

async function countedOn(tx: Sql, on: On): Promise<CountedOn> {
  const { term, lines } = await scorecardCounts(tx, on);
  return { day: on.day, term: term?.term.key ?? null, lines };
}
