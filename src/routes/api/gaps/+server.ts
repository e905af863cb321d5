import { coverageSettings, gapsSchema } from '$lib/server/coverage-parameters.ts';
import { gaps } from '$lib/server/gaps.ts';
import { heavyWork } from '$lib/server/limiter.ts';
import { readParameters } from '$lib/server/parameters.ts';
import { api, GEOJSON_TYPE, notModified, sendJson } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';

export const GET = api(async ({ request, url }) => {
  const parameters = readParameters(url.searchParams, gapsSchema);
  coverageSettings(parameters, '');
  const { snapshot, pinned } = await snapshots().choose(parameters);
  const freshness = { dataVersion: snapshot.version, pinned };
  const unchanged = notModified(request, freshness);
  if (unchanged) return unchanged;
  const answer = await heavyWork.run(() => gaps(snapshot, parameters), request.signal);
  return sendJson(request, answer, freshness, GEOJSON_TYPE);
});
