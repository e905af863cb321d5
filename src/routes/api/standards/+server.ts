import type { StandardsAnswer } from '$geo/answers.ts';
import { pinnedSchema, readParameters } from '$lib/server/parameters.ts';
import { api, notModified, sendJson } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';
import { targets } from '$lib/server/targets.ts';

/** Service radii by kind of supply, each with its source. */
export const GET = api(async ({ request, url }) => {
  const { snapshot, pinned } = await snapshots().choose(readParameters(url.searchParams, pinnedSchema));
  const { revision, standards } = await targets().current();
  const freshness = { dataVersion: snapshot.version, pinned, tag: revision };
  const answer: StandardsAnswer = { dataVersion: snapshot.version, standards: [...standards] };
  return notModified(request, freshness) ?? sendJson(request, answer, freshness);
});
