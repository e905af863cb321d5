import { heavyWork } from '$lib/server/limiter.ts';
import { readParameters } from '$lib/server/parameters.ts';
import { api, notModified, sendJson } from '$lib/server/respond.ts';
import { districts } from '$lib/server/scorecard.ts';
import { scorecardSchema, scorecardSettings } from '$lib/server/scorecard-parameters.ts';
import { snapshots } from '$lib/server/snapshots.ts';

/** Every indicator of the city and its eleven districts, against its target. */
export const GET = api(async ({ request, url }) => {
  const parameters = readParameters(url.searchParams, scorecardSchema);
  const { snapshot } = await snapshots().choose(parameters);
  const { answer, tag } = await heavyWork.run(
    () => districts(snapshot, scorecardSettings(parameters, snapshot.asOf)),
    request.signal,
  );
  const freshness = { dataVersion: snapshot.version, pinned: false, tag };
  return notModified(request, freshness) ?? sendJson(request, answer, freshness);
});
