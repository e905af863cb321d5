import { rescueBuildingsTable, rescueTable } from '$lib/files/elevator-tables.ts';
import { rescueSchema } from '$lib/server/elevator-parameters.ts';
import { heavyWork } from '$lib/server/limiter.ts';
import { readParameters } from '$lib/server/parameters.ts';
import { rescue } from '$lib/server/rescue.ts';
import { api, notModified, sendJson } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';
import { tableResponse } from '$lib/server/table-response.ts';

/** The modelled rescue response, for the city and each district, and the worst-served buildings of the scope. */
export const GET = api(async ({ request, url, locals }) => {
  const parameters = readParameters(url.searchParams, rescueSchema);
  const { snapshot, pinned } = await snapshots().choose(parameters);
  const freshness = { dataVersion: snapshot.version, pinned };
  const { format, lang = locals.lang, table } = parameters;
  const unchanged = format === 'json' ? notModified(request, freshness) : null;
  if (unchanged) return unchanged;
  const answer = await heavyWork.run(() => rescue(snapshot, parameters), request.signal);
  if (format === 'json') return sendJson(request, answer, freshness);
  const tableOf = table === 'buildings' ? rescueBuildingsTable : rescueTable;
  return tableResponse((text) => tableOf(answer, text), format, lang);
});
