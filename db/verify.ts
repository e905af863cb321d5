/**
 * Recomputes figures in PostGIS by plain SQL and compares them with what the engine in geo/ answers on the
 * columns that the server serves, and with what was stored when the version was published.
 */
import { coverageByDistrict as coverageOfEngine } from '../geo/coverage/coverage.ts';
import { walkedRadius } from '../geo/coverage/radius.ts';
import { compareClusters } from './cluster-comparison.ts';
import {
  compareGaps,
  compareLand,
  compareRows,
  Comparison,
  demandOf,
  type GapLimits,
  nameOf,
  nearestOf,
  type Verification,
} from './comparison.ts';
import type { Database, Sql } from './connect.ts';
import { createClusterRelations } from './queries/clusters.ts';
import { coverageByDistrict, measureDistances } from './queries/coverage.ts';
import { createCoverageRelations } from './queries/coverage-relations.ts';
import { createGapRelation, fillGapCells } from './queries/gap-areas.ts';
import { keptClusters } from './queries/kept-clusters.ts';
import { keptCoverage } from './queries/kept-coverage.ts';
import { keptGaps } from './queries/kept-gaps.ts';
import { type RandomQuestion, randomSettings } from './random-settings.ts';
import { compareRegulatory } from './regulatory-comparison.ts';
import { compareScorecard } from './scorecard-comparison.ts';
import { asksForRescue, compareRescue } from './rescue-comparison.ts';
import { loadSnapshot, type SnapshotData } from './snapshot.ts';
import { STORED_CLUSTERS } from './stored-clusters.ts';
import { STORED_GAPS } from './stored-gaps.ts';
import { type CoverageQuestion, prepareQuestion, STORED_QUESTIONS } from './stored-coverage.ts';
import { currentVersion } from './publish.ts';
import { compareWorkload } from './workload-comparison.ts';

/** What is compared. Radii include 0, the circles of the standards, and one that reaches everybody. */
export const VERIFY_QUESTIONS: readonly CoverageQuestion[] = [
  { supply: 'market', starsMin: null, type: null, demand: 'people', radiiM: [0, 300, 500, 1_000, 200_000] },
  { supply: 'market', starsMin: 3, type: null, demand: 'people', radiiM: [300, 500, 1_000, 2_000] },
  { supply: 'market', starsMin: 5, type: null, demand: 'people', radiiM: [1_000, 3_000] },
  { supply: 'canteen', starsMin: null, type: 'elderly', demand: 'people', radiiM: [500, 1_000] },
  { supply: 'station', starsMin: null, type: 'supervision_office', demand: 'people', radiiM: [2_000] },
  { supply: 'station', starsMin: null, type: 'elevator_rescue', demand: 'elevator', radiiM: [1_000, 3_000] },
  { supply: 'station', starsMin: null, type: null, demand: 'canteen', radiiM: [500, 1_500] },
];

/** Gap areas are compared for people's questions at these settings. */
const GAP_LIMITS: readonly GapLimits[] = [
  STORED_GAPS.limits,
  { radiusM: 1_000, minDensity: 0, minPeople: 1 },
];

export interface VerifyOptions {
  readonly onProgress?: (text: string) => void;
  /** What the engine computes on; by default read like the server reads it. */
  readonly snapshot?: SnapshotData;
  /** So many random settings besides, the same for the same seed. */
  readonly random?: { readonly settings: number; readonly seed: number };
}

/** Compares the newest version. A database without facts has nothing to compare. */
export async function verify(
  database: Database,
  { onProgress = () => {}, snapshot, random }: VerifyOptions = {},
): Promise<Verification> {
  const version = await currentVersion(database);
  if (version === null) return { compared: 0, differences: [] };
  onProgress(`Reading version ${version}`);
  const data = snapshot ?? (await loadSnapshot(database, version));
  const comparison = new Comparison();
  await database.sql.begin(async (tx) => {
    await createCoverageRelations(tx);
    await createGapRelation(tx);
    await createClusterRelations(tx);
    for (const question of VERIFY_QUESTIONS) {
      onProgress(`Comparing ${nameOf(question)}`);
      await compareQuestion(tx, data, question, comparison);
    }
    onProgress('Comparing clusters of old elevators');
    await compareClusters(tx, data, STORED_CLUSTERS, comparison, await keptClusters(tx, version));
    onProgress('Comparing regulatory coverage');
    await compareRegulatory(tx, { version, day: data.version.as_of }, comparison);
    onProgress('Comparing scorecards');
    await compareScorecard(tx, data, data.version.as_of, comparison);
    onProgress('Comparing the workload of offices');
    await compareWorkload(tx, data, comparison);
    if (!random) return;
    const { questions, clusters } = randomSettings(random.seed, random.settings);
    for (const asked of questions) {
      onProgress(`Comparing at random ${nameOf(asked.question)}`);
      await compareAtRandom(tx, data, asked, comparison);
    }
    onProgress(`Comparing clusters of old elevators at ${clusters.length} random settings`);
    for (const limits of clusters) await compareClusters(tx, data, limits, comparison);
  });
  return comparison;
}

/** Measures the distances of a question in PostGIS and by the engine. */
async function measure(tx: Sql, data: SnapshotData, question: CoverageQuestion) {
  const { version, as_of: day, population_grid: grid } = data.version;
  const demand = demandOf(data, question);
  const nearest = nearestOf(data, question, demand);
  await prepareQuestion(tx, question, { version, day, grid });
  await measureDistances(tx);
  // People need a grid; other demand has no gap areas.
  const people = question.demand === 'people' ? grid : null;
  if (people !== null) await fillGapCells(tx, people);
  return { demand, nearest, hasPeople: people !== null };
}

async function compareAtRandom(
  tx: Sql,
  data: SnapshotData,
  { question, limits, gaps }: RandomQuestion,
  comparison: Comparison,
): Promise<void> {
  const { demand, nearest, hasPeople } = await measure(tx, data, question);
  for (const { radiusM, detour } of limits) {
    const name = `${nameOf(question)}, ${radiusM} m, detour ${detour}`;
    const rows = coverageOfEngine(demand, nearest.d2, walkedRadius(radiusM, detour));
    compareRows(name, await coverageByDistrict(tx, radiusM, detour), rows, comparison);
    if (hasPeople) await compareLand(tx, data, name, nearest.d2, { radiusM, detour }, comparison);
  }
  if (!hasPeople) return;
  for (const one of gaps) await compareGaps(tx, data, nameOf(question), nearest, one, comparison);
}

async function compareQuestion(
  tx: Sql,
  data: SnapshotData,
  question: CoverageQuestion,
  comparison: Comparison,
): Promise<void> {
  const { version } = data.version;
  const { demand, nearest, hasPeople } = await measure(tx, data, question);
  for (const radiusM of question.radiiM) {
    const rows = coverageOfEngine(demand, nearest.d2, radiusM);
    const name = `${nameOf(question)}, ${radiusM} m`;
    compareRows(name, await coverageByDistrict(tx, radiusM), rows, comparison);
    if (
      STORED_QUESTIONS.some((stored) => isSameQuestion(stored, question) && stored.radiiM.includes(radiusM))
    )
      for (const kept of await keptCoverage(tx, version, question, radiusM)) {
        const row = rows.find(({ district }) => district === kept.district);
        comparison.same(`${name}, ${kept.district}, covered as stored`, kept.covered, row?.covered ?? null);
        comparison.same(`${name}, ${kept.district}, total as stored`, kept.total, row?.total ?? null);
      }
  }
  if (asksForRescue(question)) await compareRescue(tx, demand, nearest.d2, comparison);
  if (!hasPeople) return;
  for (const limits of GAP_LIMITS) {
    const isStored = isSameQuestion(STORED_GAPS.question, question) && limits === STORED_GAPS.limits;
    const kept = isStored ? await keptGaps(tx, version) : [];
    await compareGaps(tx, data, nameOf(question), nearest, limits, comparison, kept);
  }
}

function isSameQuestion(a: CoverageQuestion, b: CoverageQuestion): boolean {
  return a.supply === b.supply && a.starsMin === b.starsMin && a.type === b.type && a.demand === b.demand;
}
