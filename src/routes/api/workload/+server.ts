import { tableCsv } from '$lib/files/csv.ts';
import { fileName } from '$lib/files/table.ts';
import { workloadGrid, workloadSettings, workloadTable } from '$lib/files/workload-table.ts';
import { textIn } from '$lib/i18n/index.ts';
import { csvResponse } from '$lib/server/csv-response.ts';
import { readParameters } from '$lib/server/parameters.ts';
import { api, notModified, sendJson } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';
import { workload } from '$lib/server/workload.ts';
import { workloadQuestion, workloadSchema } from '$lib/server/workload-parameters.ts';
import { xlsxResponse } from '$lib/server/xlsx-response.ts';

/** The offices, the facilities that each has charge of, and what comes to one inspector. */
export const GET = api(async ({ request, url, locals }) => {
  const parameters = readParameters(url.searchParams, workloadSchema);
  const { snapshot, pinned } = await snapshots().choose(parameters);
  const freshness = { dataVersion: snapshot.version, pinned };
  const unchanged = notModified(request, freshness);
  if (unchanged) return unchanged;
  const answer = await workload(snapshot, workloadQuestion(parameters));
  if (parameters.format === 'json') return sendJson(request, answer, freshness);
  if (parameters.format === 'xlsx')
    return xlsxResponse(workloadTable(answer, textIn(locals.lang)), textIn(locals.lang));
  const csv = tableCsv(workloadGrid(answer), { settings: workloadSettings(answer) });
  return csvResponse(csv, fileName('workload', snapshot.version, 'csv'));
});
