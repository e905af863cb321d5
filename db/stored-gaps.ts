/** Gap areas that PostGIS computes alone whenever a version is published. */
import { DEFAULT_MIN_DENSITY, DEFAULT_MIN_PEOPLE } from '../geo/coverage/gap-areas.ts';
import type { GapLimits } from './comparison.ts';
import type { Sql } from './connect.ts';
import { measureDistances } from './queries/coverage.ts';
import { createCoverageRelations } from './queries/coverage-relations.ts';
import { createGapRelation, fillGapCells, gapAreas } from './queries/gap-areas.ts';
import { keepGaps } from './queries/kept-gaps.ts';
import { gridPlace } from './queries/grid.ts';
import { versions } from './queries/versions.ts';
import { type CoverageQuestion, prepareQuestion } from './stored-coverage.ts';

/** What is stored: where people live beyond 1,000 m of a market with three stars or more. */
export const STORED_GAPS: { readonly question: CoverageQuestion; readonly limits: GapLimits } = {
  question: { supply: 'market', starsMin: 3, type: null, demand: 'people', radiiM: [1_000] },
  limits: { radiusM: 1_000, minDensity: DEFAULT_MIN_DENSITY, minPeople: DEFAULT_MIN_PEOPLE },
};

/**
 * Computes and keeps the gap areas of a version; nothing while no population is loaded.
 * @param tx the transaction that publishes
 */
export async function storeGaps(tx: Sql, version: number): Promise<void> {
  const [row] = await versions(tx, { version });
  if (!row || row.population_grid === null) return;
  const grid = await gridPlace(tx, row.population_grid);
  await createCoverageRelations(tx);
  await createGapRelation(tx);
  await prepareQuestion(tx, STORED_GAPS.question, { version, day: row.as_of, grid: row.population_grid });
  await measureDistances(tx);
  await fillGapCells(tx, row.population_grid);
  await keepGaps(tx, version, await gapAreas(tx, { ...grid, ...STORED_GAPS.limits }));
}
