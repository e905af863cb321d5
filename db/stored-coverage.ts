/** Coverage that PostGIS computes alone whenever a version is published, kept for comparison with the engine. */
import type { Demand } from '../geo/answers.ts';
import type { DemandWeight } from '../geo/coverage/facility-demand.ts';
import type { Kind } from '../geo/kinds/vocabulary.ts';
import type { Sql } from './connect.ts';
import { coveredWithin } from './queries/coverage.ts';
import {
  createCoverageRelations,
  demandKind,
  fillFacilityDemand,
  fillPeople,
  fillRegister,
  fillSupply,
} from './queries/coverage-relations.ts';
import { keepCoverage } from './queries/kept-coverage.ts';
import { versions } from './queries/versions.ts';

/** A question of coverage; distances are measured once for all of its radii. */
export interface CoverageQuestion {
  readonly supply: Kind;
  /** Null = no star filter. */
  readonly starsMin: number | null;
  /** Null = all types. */
  readonly type: string | null;
  readonly demand: Demand;
  /** Meals only of canteens. Default: one each. */
  readonly weight?: DemandWeight;
  readonly radiiM: readonly number[];
}

/** What is stored: the circles of the standards, for all markets and for those with three stars or more. */
export const STORED_QUESTIONS: readonly CoverageQuestion[] = [
  { supply: 'market', starsMin: null, type: null, demand: 'people', radiiM: [300, 500, 1_000] },
  { supply: 'market', starsMin: 3, type: null, demand: 'people', radiiM: [300, 500, 1_000] },
];

/** A version, its day and its population grid; without a grid there are no people. */
export interface QuestionOn {
  readonly version: number;
  readonly day: string;
  readonly grid: string | null;
}

/**
 * Fills `coverage_demand` and `coverage_supply` for a question.
 * @param tx a transaction in which `createCoverageRelations` ran
 */
export async function prepareQuestion(tx: Sql, question: CoverageQuestion, on: QuestionOn): Promise<void> {
  const { version, day, grid } = on;
  const kind = demandKind(question.demand);
  if (kind) {
    await fillRegister(tx, { kind, version, day, ratings: 'current' });
    await fillFacilityDemand(tx, question.weight ?? 'count');
  } else await fillPeople(tx, grid ?? '');
  await fillRegister(tx, { kind: question.supply, version, day, ratings: 'current' });
  await fillSupply(tx, {
    starsMin: question.starsMin,
    types: question.type === null ? null : [question.type],
  });
}

/**
 * Computes and keeps the stored questions of a version; nothing while no population is loaded.
 * @param tx the transaction that publishes
 */
export async function storeCoverage(tx: Sql, version: number): Promise<void> {
  const [row] = await versions(tx, { version });
  if (!row || row.population_grid === null) return;
  await createCoverageRelations(tx);
  for (const question of STORED_QUESTIONS) {
    await prepareQuestion(tx, question, { version, day: row.as_of, grid: row.population_grid });
    await keepCoverage(tx, version, question, await coveredWithin(tx, question.radiiM));
  }
}
