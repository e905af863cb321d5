import { rescueSitesTable } from '$lib/files/elevator-tables.ts';
import { rescueSitesSchema } from '$lib/server/elevator-parameters.ts';
import { readParameters } from '$lib/server/parameters.ts';
import { rescueSites } from '$lib/server/rescue-sites.ts';
import { api, sendJson } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';
import { tableResponse } from '$lib/server/table-response.ts';

/** Where further rescue stations bring most elevators within the limit; not kept by clients, as time may end it. */
export const GET = api(async ({ request, url, locals }) => {
  const parameters = readParameters(url.searchParams, rescueSitesSchema);
  const { snapshot } = await snapshots().choose(parameters);
  const answer = await rescueSites(snapshot, parameters, request.signal);
  const { format, lang = locals.lang } = parameters;
  if (format === 'json') return sendJson(request, answer, null);
  return tableResponse((text) => rescueSitesTable(answer, text), format, lang);
});
