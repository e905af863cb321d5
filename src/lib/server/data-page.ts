/** What the page about the data shows beside `/api/status`: versions, imports, rejected rows. */
import { type ImportBatch, importBatches } from '$db/queries/import-batches.ts';
import { type ImportReject, importRejects } from '$db/queries/import-rejects.ts';
import { type VersionRow, versions } from '$db/queries/versions.ts';
import { database } from './database.ts';

export const SHOWN_BATCHES = 50;
export const SHOWN_REJECTS = 50;
/** Most rows of one file of rejected rows. */
const MAX_REJECTS = 200_000;

export interface DataPage {
  readonly versions: readonly VersionRow[];
  readonly batches: readonly ImportBatch[];
  /** The first rejected rows of all batches, newest batch first. */
  readonly rejects: readonly ImportReject[];
}

export async function dataPage(): Promise<DataPage> {
  const { sql } = await database();
  // One after the other: the embedded database has one connection.
  const versionRows = await versions(sql, { limit: SHOWN_BATCHES });
  const batches = await importBatches(sql, { limit: SHOWN_BATCHES });
  const rejects = await importRejects(sql, { batch: null, limit: SHOWN_REJECTS });
  return { versions: versionRows, batches, rejects };
}

/** All rejected rows of a batch. */
export async function rejectsOf(batch: number): Promise<readonly ImportReject[]> {
  const { sql } = await database();
  return importRejects(sql, { batch, limit: MAX_REJECTS });
}
