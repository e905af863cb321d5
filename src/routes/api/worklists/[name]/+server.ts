import { NotFoundError } from '$geo/errors.ts';
import { WORKLISTS } from '$geo/regulatory/answers.ts';
import { worklistGrid } from '$lib/files/worklist-table.ts';
import { tableCsv } from '$lib/files/csv.ts';
import { fileName } from '$lib/files/table.ts';
import { csvResponse } from '$lib/server/csv-response.ts';
import { quote, readParameters } from '$lib/server/parameters.ts';
import { api, notModified, sendJson } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';
import { worklist } from '$lib/server/worklist.ts';
import { worklistSchema } from '$lib/server/worklist-parameters.ts';

/** What is missing, one by one: schools and suppliers not inspected, elevators overdue or without a date. */
export const GET = api(async ({ request, url, params }) => {
  const name = WORKLISTS.find((one) => one === params.name);
  if (!name)
    throw new NotFoundError(
      'worklist_unknown',
      `There is no work list ${quote(params.name ?? '')}; allowed: ${WORKLISTS.join(', ')}.`,
    );
  const { district, term, limit, format, ...asked } = readParameters(url.searchParams, worklistSchema);
  const { snapshot, pinned } = await snapshots().choose(asked);
  const freshness = { dataVersion: snapshot.version, pinned };
  const unchanged = notModified(request, freshness);
  if (unchanged) return unchanged;
  const answer = await worklist(snapshot, {
    name,
    district: district === undefined ? null : Number(district),
    term: term ?? null,
    // A file has all.
    limit: format === 'csv' ? Number.MAX_SAFE_INTEGER : limit,
  });
  if (format === 'json') return sendJson(request, answer, freshness);
  const { dataVersion: version, asOf, origin } = answer.provenance;
  const settings = { term: answer.term?.key, data_version: version, as_of: asOf, origin };
  return csvResponse(
    tableCsv(worklistGrid(answer), { settings }),
    fileName(`worklist-${name}`, version, 'csv'),
  );
});
