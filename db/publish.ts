/**
 * Data versions. Every change of facts happens in one transaction that publishes one version; facts point to
 * versions by `known_from` and `known_to`, so any published version can be read again.
 *
 *   await sql.begin((tx) => publish(tx, { asOf, cause, note }, async (version) => { …write facts… }))
 */
import { AppError } from '../geo/errors.ts';
import type { Database, Sql } from './connect.ts';
import { findInconsistencies } from './queries/inconsistencies.ts';
import { newestVersion } from './queries/versions.ts';
import { storeClusters } from './stored-clusters.ts';
import { storeCoverage } from './stored-coverage.ts';
import { storeGaps } from './stored-gaps.ts';

export interface Publication {
  /** The day that the figures of the version speak of, YYYY-MM-DD. */
  readonly asOf: string;
  readonly cause: 'demo' | 'import' | 'rollback';
  /** One sentence for people. */
  readonly note: string;
  /** The population grid in force; left out = the one of the version before. It must exist already. */
  readonly populationGrid?: string | null | undefined;
}

/** The number of the newest version; null in a database without facts. */
export async function currentVersion(database: Pick<Database, 'sql'>): Promise<number | null> {
  const newest = await newestVersion(database.sql);
  return newest?.version ?? null;
}

/**
 * Publishes a version inside the caller's transaction: makes its row, lets `write` bring the facts (with
 * `known_from` = the number given, `known_to` set on what they supersede), checks them and stores the coverage
 * that PostGIS computes. Publications wait for each other; nothing is visible before the transaction commits.
 * @param tx a transaction
 * @param write brings the facts; without it they must follow in the same transaction, then `completeVersion`
 * @returns the number of the version
 * @throws AppError `inconsistent_facts`
 */
export async function publish(
  tx: Sql,
  publication: Publication,
  write?: (version: number) => Promise<void>,
): Promise<number> {
  const version = await beginVersion(tx, publication);
  if (write) {
    await write(version);
    await completeVersion(tx, version);
  }
  return version;
}

async function beginVersion(tx: Sql, { asOf, cause, note, populationGrid }: Publication): Promise<number> {
  await tx`lock table data_version in share row exclusive mode`;
  const newest = await newestVersion(tx);
  const version = (newest?.version ?? 0) + 1;
  const grid = populationGrid === undefined ? (newest?.population_grid ?? null) : populationGrid;
  await tx`
    insert into data_version (version, as_of, cause, note, population_grid)
    values (${version}, ${asOf}, ${cause}, ${note}, ${grid})`;
  return version;
}

/**
 * Checks the facts that a version brought and stores its coverage, gap areas and clusters. `publish` with `write` does this
 * by itself.
 * @param tx the transaction that publishes
 * @param isNewest false for a version that the same transaction supersedes: its gap areas and clusters are not worth their seconds
 * @throws AppError `inconsistent_facts` naming the first facilities at fault
 */
export async function completeVersion(tx: Sql, version: number, isNewest = true): Promise<void> {
  const found = await findInconsistencies(tx, version);
  if (found.length > 0) {
    const named = found.slice(0, 5).map(({ problem, kind, id }) => `${kind} ${id}: ${problem}`);
    throw new AppError(
      'inconsistent_facts',
      `Version ${version} is not published, its facts contradict each other: ${named.join('; ')}${found.length > 5 ? '; …' : ''}.`,
    );
  }
  await storeCoverage(tx, version);
  if (!isNewest) return;
  await storeGaps(tx, version);
  await storeClusters(tx, version);
}
