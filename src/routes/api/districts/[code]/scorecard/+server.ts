import { heavyWork } from '$lib/server/limiter.ts';
import { readParameters } from '$lib/server/parameters.ts';
import { api, notModified, sendJson } from '$lib/server/respond.ts';
import { scorecard } from '$lib/server/scorecard.ts';
import { districtOfPath, scorecardSchema, scorecardSettings } from '$lib/server/scorecard-parameters.ts';
import { snapshots } from '$lib/server/snapshots.ts';

/** Every indicator of one district, against its target and beside the other districts. */
export const GET = api(async ({ request, url, params }) => {
  const district = districtOfPath(params.code);
  const parameters = readParameters(url.searchParams, scorecardSchema);
  const { snapshot } = await snapshots().choose(parameters);
  const { answer, tag } = await heavyWork.run(
    () => scorecard(snapshot, district, scorecardSettings(parameters, snapshot.asOf)),
    request.signal,
  );
  const freshness = { dataVersion: snapshot.version, pinned: false, tag };
  return notModified(request, freshness) ?? sendJson(request, answer, freshness);
});
