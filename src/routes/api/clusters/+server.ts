import { clustersTable } from '$lib/files/elevator-tables.ts';
import { clusters } from '$lib/server/clusters.ts';
import { clustersSchema } from '$lib/server/elevator-parameters.ts';
import { heavyWork } from '$lib/server/limiter.ts';
import { readParameters } from '$lib/server/parameters.ts';
import { api, GEOJSON_TYPE, notModified, sendJson } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';
import { tableResponse } from '$lib/server/table-response.ts';

/** Clusters of old elevators in housing, largest first, with their hulls. */
export const GET = api(async ({ request, url, locals }) => {
  const parameters = readParameters(url.searchParams, clustersSchema);
  const { snapshot, pinned } = await snapshots().choose(parameters);
  const freshness = { dataVersion: snapshot.version, pinned };
  const { format, lang = locals.lang } = parameters;
  const unchanged = format === 'json' ? notModified(request, freshness) : null;
  if (unchanged) return unchanged;
  const answer = await heavyWork.run(() => clusters(snapshot, parameters), request.signal);
  if (format === 'json') return sendJson(request, answer, freshness, GEOJSON_TYPE);
  return tableResponse((text) => clustersTable(answer, text), format, lang);
});
