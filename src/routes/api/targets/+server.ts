import { readParameters } from '$lib/server/parameters.ts';
import { api, notModified, sendJson } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';
import { targetsSchema } from '$lib/server/target-parameters.ts';
import { targets, targetsAnswer } from '$lib/server/targets.ts';

/** Targets and service radii with sentence and source; with `history` also what was retired. */
export const GET = api(async ({ request, url }) => {
  const { history } = readParameters(url.searchParams, targetsSchema);
  const inForce = await targets().current();
  const { version } = await snapshots().current();
  const freshness = { dataVersion: version, pinned: false, tag: inForce.revision };
  const unchanged = notModified(request, freshness);
  return unchanged ?? sendJson(request, targetsAnswer(inForce, history), freshness);
});
