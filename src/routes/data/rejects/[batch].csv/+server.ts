import { error } from '@sveltejs/kit';
import { rejectsOf } from '$lib/server/data-page.ts';
import { toCsv } from '$lib/ui/csv.ts';
import { csvResponse } from '$lib/server/csv-response.ts';
import type { RequestHandler } from './$types';

/** The rows of an import that were not taken, with the reason, for the operator to mend. */
export const GET: RequestHandler = async ({ params }) => {
  const batch = /^\d{1,9}$/.test(params.batch) ? Number(params.batch) : 0;
  if (batch === 0)
    error(404, { code: 'not_found', message: `Batch "${params.batch}" is not a number of an import.` });
  const rejects = await rejectsOf(batch);
  const rows = rejects.map((one) => [one.batch, one.row_number, one.column_name, one.value, one.reason]);
  return csvResponse(
    toCsv(['batch', 'row', 'column', 'value', 'reason'], rows),
    `suitu-rejects-${batch}.csv`,
  );
};
