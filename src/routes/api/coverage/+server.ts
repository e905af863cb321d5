import { coverage } from '$lib/server/coverage.ts';
import { coverageSchema, coverageSettings } from '$lib/server/coverage-parameters.ts';
import { heavyWork } from '$lib/server/limiter.ts';
import { readParameters } from '$lib/server/parameters.ts';
import { api, notModified, sendJson } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';

export const GET = api(async ({ request, url }) => {
  const parameters = readParameters(url.searchParams, coverageSchema);
  coverageSettings(parameters, '');
  const { snapshot, pinned } = await snapshots().choose(parameters);
  const freshness = { dataVersion: snapshot.version, pinned };
  const unchanged = notModified(request, freshness);
  if (unchanged) return unchanged;
  const answer = await heavyWork.run(() => coverage(snapshot, parameters), request.signal);
  return sendJson(request, answer, freshness);
});
