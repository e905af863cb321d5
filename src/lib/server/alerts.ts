import { type AlertFacts, alertFacts } from '$db/alerts.ts';
import type { VersionRow } from '$db/queries/versions.ts';
import { KINDS } from '$geo/kinds/vocabulary.ts';
import { type AlertsAnswer, isAlert } from '$geo/regulatory/alerts.ts';
import { alertsBetween } from '$geo/regulatory/alerts-between.ts';
import type { ScorecardSettings } from '$geo/regulatory/scorecard.ts';
import { changesBetween, pairKey } from './changes.ts';
import { ask } from './database.ts';
import { provenanceOver } from './regulatory.ts';
import type { Snapshot } from './snapshot.ts';
import type { TargetsInForce } from './target-store.ts';
import { WeightedCache } from './weighted-cache.ts';

const KEPT_PAIRS = 8;
const kept = new WeightedCache<AlertFacts>(KEPT_PAIRS);

const DEFINITION = {
  method: 'alerts',
  says:
    'Figures against targets: of the earlier version on its day with the targets of then, and of the later version ' +
    'with those in force. The difference is told apart into corrections, what happened, and targets set anew.',
} as const;

export interface AlertsQuestion {
  /** Only this one; null = the city and all. */
  readonly district: number | null;
  readonly ratings: ScorecardSettings['ratings'];
}

/** What fell below its target between an earlier version and a snapshot, and what came nearer to it. */
export async function alerts(
  snapshot: Snapshot,
  earlier: VersionRow,
  { targets }: TargetsInForce,
  { district, ratings }: AlertsQuestion,
): Promise<AlertsAnswer> {
  const two = {
    before: { version: earlier.version, day: earlier.as_of },
    after: { version: snapshot.version, day: snapshot.asOf },
  };
  const facts = await kept.getOrCompute(pairKey(snapshot, two), async () => {
    const changes = await changesBetween(snapshot, two);
    return ask(({ sql }) => sql.begin((tx) => alertFacts(tx, two, changes)));
  });
  const { compared, changed } = alertsBetween({ ...facts, ratings, district, targetsAfter: targets });
  return {
    ...two,
    ratings,
    compared,
    alerts: changed.filter(isAlert),
    improved: changed.filter((one) => !isAlert(one)),
    provenance: provenanceOver(snapshot, DEFINITION, KINDS),
  };
}
