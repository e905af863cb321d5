/** Scorecards of the districts: counts of the database, coverage of the engine, targets in force. */
import type { Counted } from '$db/scorecard.ts';
import { type DistrictCode, KINDS } from '$geo/kinds/vocabulary.ts';
import type {
  DistrictsAnswer,
  Scorecard,
  ScorecardAnswer,
  ScorecardSettings,
  TargetRow,
} from '$geo/regulatory/scorecard.ts';
import type { DistrictCounts } from '$geo/regulatory/district-counts.ts';
import { scorecards } from '$geo/regulatory/scorecards.ts';
import { targetRows } from '$geo/regulatory/target-row.ts';
import { countOrigins, type OriginCounts, provenanceOf } from './provenance.ts';
import { countsOf } from './scorecard-counts.ts';
import { marketCoverage } from './scorecard-coverage.ts';
import { scorecardDefinition } from './scorecard-definition.ts';
import { trends } from './scorecard-trend.ts';
import { type Snapshot, snapshotKey } from './snapshot.ts';
import { targets } from './targets.ts';
import { WeightedCache } from './weighted-cache.ts';

const KEPT_ANSWERS = 64;
const answers = new WeightedCache<DistrictsAnswer>(KEPT_ANSWERS);

/** The answer, and what it depends on besides the data version. */
export interface Fresh<Answer> {
  readonly answer: Answer;
  /** Of the targets, which change without a data version. */
  readonly tag: string;
}

/** Every indicator of the city and each district. Remembered per snapshot, settings and targets. */
export async function districts(
  snapshot: Snapshot,
  settings: ScorecardSettings,
): Promise<Fresh<DistrictsAnswer>> {
  const { targets: rows, revision: tag } = await targets().current();
  const key = `${snapshotKey(snapshot)} ${snapshot.publishedAt} ${JSON.stringify(settings)} ${tag}`;
  const answer = await answers.getOrCompute(key, async () =>
    compose(snapshot, settings, rows, await countsOf(snapshot)),
  );
  return { answer, tag };
}

/** Those of one district beside the city, with their trends. */
export async function scorecard(
  snapshot: Snapshot,
  district: DistrictCode,
  settings: ScorecardSettings,
): Promise<Fresh<ScorecardAnswer>> {
  const { answer, tag } = await districts(snapshot, settings);
  const { districts: all, city, ...rest } = answer;
  const found = all.find((one) => one.district === district);
  if (!found) throw new RangeError(`There is no scorecard of ${district}.`);
  const histories = await trends(snapshot, settings);
  const withTrends = (card: Scorecard): Scorecard => ({
    ...card,
    indicators: card.indicators.map((figure) => ({
      ...figure,
      trend: histories.get(card.district)?.[figure.key] ?? [],
    })),
  });
  return { answer: { ...rest, city: withTrends(city), scorecard: withTrends(found) }, tag };
}

function compose(
  snapshot: Snapshot,
  settings: ScorecardSettings,
  rows: readonly TargetRow[],
  { term, lines }: Counted<DistrictCounts>,
): DistrictsAnswer {
  const covered = marketCoverage(snapshot, settings);
  const [city, ...rest] = scorecards({
    counts: lines,
    coverage: [covered.city, ...covered.districts],
    targets: rows,
    settings,
  });
  if (!city) throw new RangeError('The engine gave no line for the city.');
  return {
    settings,
    term: term && { ...term.term, counted_to: term.countedTo },
    targets: targetRows(rows, Number(settings.as_of.slice(0, 4))),
    city,
    districts: rest,
    provenance: provenance(snapshot, settings, covered.provenance.definition, covered.supply.expired),
  };
}

function provenance(snapshot: Snapshot, settings: ScorecardSettings, coverageSays: string, expired: number) {
  const origins: OriginCounts = {};
  for (const kind of KINDS) {
    const { columns } = snapshot.kinds[kind];
    countOrigins(columns, columns.id.keys(), origins);
  }
  return provenanceOf(snapshot, { method: 'targets', says: scorecardDefinition(coverageSays) }, origins, {
    radius_m: settings.radius_m,
    ratings: settings.ratings,
    expired,
    withPopulation: true,
  });
}
