import { alerts } from '$lib/server/alerts.ts';
import { earlierVersion } from '$lib/server/changes.ts';
import { alertsSchema } from '$lib/server/changes-parameters.ts';
import { heavyWork } from '$lib/server/limiter.ts';
import { readParameters } from '$lib/server/parameters.ts';
import { api, notModified, sendJson } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';
import { targets } from '$lib/server/targets.ts';

/** What fell below its target since an earlier data version, and why. */
export const GET = api(async ({ request, url }) => {
  const { district, since, ratings, ...asked } = readParameters(url.searchParams, alertsSchema);
  const { snapshot } = await snapshots().choose(asked);
  const inForce = await targets().current();
  const freshness = { dataVersion: snapshot.version, pinned: false, tag: inForce.revision };
  const unchanged = notModified(request, freshness);
  if (unchanged) return unchanged;
  const earlier = await earlierVersion(snapshot, since);
  const question = { district: district === undefined ? null : Number(district), ratings };
  const answer = await heavyWork.run(() => alerts(snapshot, earlier, inForce, question), request.signal);
  return sendJson(request, answer, freshness);
});
