import { heavyWork } from '$lib/server/limiter.ts';
import { readParameters } from '$lib/server/parameters.ts';
import { api } from '$lib/server/respond.ts';
import { scorecard } from '$lib/server/scorecard.ts';
import { districtOfPath, scorecardSchema, scorecardSettings } from '$lib/server/scorecard-parameters.ts';
import { scorecardResponse } from '$lib/server/scorecard-response.ts';
import { snapshots } from '$lib/server/snapshots.ts';

/** Every indicator of one district, against its target, with its trend and beside the other districts. */
export const GET = api(async ({ request, url, params, locals }) => {
  const district = districtOfPath(params.code);
  const { format, lang = locals.lang, ...parameters } = readParameters(url.searchParams, scorecardSchema);
  const { snapshot } = await snapshots().choose(parameters);
  const fresh = await heavyWork.run(
    () => scorecard(snapshot, district, scorecardSettings(parameters, snapshot.asOf)),
    request.signal,
  );
  return scorecardResponse(request, fresh, { format, lang });
});
