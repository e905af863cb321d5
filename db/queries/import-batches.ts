/** What was loaded, and what became of its rows: the batches, newest first. */
import type { Sql } from '../connect.ts';
import type { Datum, Origin } from '../../geo/kinds/vocabulary.ts';

export interface ImportBatch {
  id: number;
  /** A facility kind, or population, inspection, rating, followup, town. */
  content: string;
  file_name: string;
  file_bytes: number;
  data_origin: Origin;
  mode: 'merge' | 'register' | 'load';
  datum: Datum | null;
  version: number;
  /** ISO 8601, UTC. */
  started_at: string;
  /** Counts and notes, as the import wrote them. */
  report: Record<string, unknown>;
  /** Rows in `import_reject`. */
  rejects: number;
}

/** The newest batches; an empty database gives none. */
export async function importBatches(sql: Sql, { limit }: { limit: number }): Promise<ImportBatch[]> {
  return sql<ImportBatch[]>`
    select
      batch.id,
      batch.content,
      batch.file_name,
      batch.file_bytes::float8 as file_bytes,
      batch.data_origin,
      batch.mode,
      batch.datum,
      batch.version,
      to_char(batch.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as started_at,
      batch.report,
      (select count(distinct reject.row_number)::int from import_reject reject where reject.batch = batch.id) as rejects
    from import_batch batch
    order by batch.id desc
    limit ${limit}
  `;
}
