/** Scorecards of the districts: counts of the database, coverage of the engine, targets in force. */
import { type ScorecardCounts, scorecardCounts } from '$db/scorecard.ts';
import { KINDS } from '$geo/kinds/vocabulary.ts';
import type { DistrictCode } from '$geo/kinds/vocabulary.ts';
import type {
  DistrictsAnswer,
  Scorecard,
  ScorecardAnswer,
  ScorecardSettings,
  TargetRow,
} from '$geo/regulatory/scorecard.ts';
import { scorecards } from '$geo/regulatory/scorecards.ts';
import { coverage } from './coverage.ts';
import { coverageSchema } from './coverage-parameters.ts';
import { ask } from './database.ts';
import { readParameters } from './parameters.ts';
import { countOrigins, type OriginCounts, provenanceOf } from './provenance.ts';
import { scorecardDefinition } from './scorecard-definition.ts';
import { type Snapshot, snapshotKey } from './snapshot.ts';
import { targets } from './targets.ts';
import { WeightedCache } from './weighted-cache.ts';

const KEPT_DAYS = 16;
const KEPT_ANSWERS = 64;
const counted = new WeightedCache<ScorecardCounts>(KEPT_DAYS);
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
    compose(snapshot, settings, rows, await countsOn(snapshot)),
  );
  return { answer, tag };
}

/** Those of one district. */
export async function scorecard(
  snapshot: Snapshot,
  district: DistrictCode,
  settings: ScorecardSettings,
): Promise<Fresh<ScorecardAnswer>> {
  const { answer, tag } = await districts(snapshot, settings);
  const { districts: all, ...rest } = answer;
  return { answer: { ...rest, scorecard: lineOf(all, district) }, tag };
}

function lineOf(all: readonly Scorecard[], district: DistrictCode): Scorecard {
  const found = all.find((one) => one.district === district);
  if (!found) throw new RangeError(`There is no scorecard of ${district}.`);
  return found;
}

function countsOn(snapshot: Snapshot): Promise<ScorecardCounts> {
  return counted.getOrCompute(`${snapshotKey(snapshot)} ${snapshot.publishedAt}`, () =>
    ask(({ sql }) =>
      sql.begin((tx) => scorecardCounts(tx, { version: snapshot.version, day: snapshot.asOf })),
    ),
  );
}

function compose(
  snapshot: Snapshot,
  settings: ScorecardSettings,
  rows: readonly TargetRow[],
  { term, lines }: ScorecardCounts,
): DistrictsAnswer {
  const { radius_m, stars_min, ratings } = settings;
  // Read as the address of /api/coverage would be, so that both are one answer.
  const asked = new URLSearchParams({
    supply: 'market',
    radius_m: String(radius_m),
    stars_min: String(stars_min),
    ratings,
  });
  const covered = coverage(snapshot, readParameters(asked, coverageSchema));
  const [city, ...rest] = scorecards({
    counts: lines,
    coverage: [covered.city, ...covered.districts],
    targets: rows,
    settings,
  });
  if (!city) throw new RangeError('The engine gave no line for the city.');
  const cited = new Set([city, ...rest].flatMap(({ indicators }) => indicators.map(({ target }) => target)));
  return {
    settings,
    term: term && { ...term.term, counted_to: term.countedTo },
    targets: rows.filter(({ key }) => cited.has(key)),
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
  return provenanceOf(snapshot, scorecardDefinition(coverageSays), origins, {
    radius_m: settings.radius_m,
    ratings: settings.ratings,
    expired,
    withPopulation: true,
  });
}
