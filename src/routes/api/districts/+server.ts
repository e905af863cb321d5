import { heavyWork } from '$lib/server/limiter.ts';
import { readParameters } from '$lib/server/parameters.ts';
import { api } from '$lib/server/respond.ts';
import { districts } from '$lib/server/scorecard.ts';
import { scorecardSchema, scorecardSettings } from '$lib/server/scorecard-parameters.ts';
import { scorecardResponse } from '$lib/server/scorecard-response.ts';
import { snapshots } from '$lib/server/snapshots.ts';

/** Every indicator of the city and its eleven districts, against its target. */
export const GET = api(async ({ request, url, locals }) => {
  const { format, lang = locals.lang, ...parameters } = readParameters(url.searchParams, scorecardSchema);
  const { snapshot } = await snapshots().choose(parameters);
  const fresh = await heavyWork.run(
    () => districts(snapshot, scorecardSettings(parameters, snapshot.asOf)),
    request.signal,
  );
  return scorecardResponse(request, fresh, { format, lang });
});
