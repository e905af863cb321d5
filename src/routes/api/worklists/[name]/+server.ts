import { NotFoundError } from '$geo/errors.ts';
import { WORKLISTS } from '$geo/regulatory/answers.ts';
import { tableCsv } from '$lib/files/csv.ts';
import { fileName } from '$lib/files/table.ts';
import { worklistGrid, worklistSettings, worklistTable } from '$lib/files/worklist-table.ts';
import { textIn } from '$lib/i18n/index.ts';
import { csvResponse } from '$lib/server/csv-response.ts';
import { quote, readParameters } from '$lib/server/parameters.ts';
import { api, notModified, sendJson } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';
import { worklist } from '$lib/server/worklist.ts';
import { worklistQuestion, worklistSchema } from '$lib/server/worklist-parameters.ts';
import { xlsxResponse } from '$lib/server/xlsx-response.ts';

/** What is missing, one by one, in the order in which offices see to it. */
export const GET = api(async ({ request, url, params, locals }) => {
  const name = WORKLISTS.find((one) => one === params.name);
  if (!name)
    throw new NotFoundError(
      'worklist_unknown',
      `There is no work list ${quote(params.name ?? '')}; allowed: ${WORKLISTS.join(', ')}.`,
    );
  const parameters = readParameters(url.searchParams, worklistSchema);
  const { snapshot, pinned } = await snapshots().choose(parameters);
  const freshness = { dataVersion: snapshot.version, pinned };
  const unchanged = notModified(request, freshness);
  if (unchanged) return unchanged;
  const answer = await worklist(snapshot, name, worklistQuestion(parameters));
  if (parameters.format === 'json') return sendJson(request, answer, freshness);
  const text = textIn(locals.lang);
  if (parameters.format === 'xlsx') return xlsxResponse(worklistTable(answer, text), text);
  const csv = tableCsv(worklistGrid(answer), { settings: worklistSettings(answer) });
  return csvResponse(csv, fileName(`worklist-${name}`, snapshot.version, 'csv'));
});
