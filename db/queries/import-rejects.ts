/** The rows of a batch that were not taken, in the order of the file. */
import type { Sql } from '../connect.ts';

export interface ImportReject {
  batch: number;
  row_number: number;
  column_name: string;
  value: string | null;
  reason: string;
}

/** Rejected values of a batch, or of all batches (null), newest batch first; none gives none. */
export async function importRejects(
  sql: Sql,
  { batch, limit }: { batch: number | null; limit: number },
): Promise<ImportReject[]> {
  return sql<ImportReject[]>`
    select
      batch,
      row_number,
      column_name,
      value,
      reason
    from import_reject
    where ${batch}::int is null or batch = ${batch}::int
    order by batch desc, row_number, column_name
    limit ${limit}
  `;
}
