import type { StandardsAnswer } from '$geo/answers.ts';
import { pinnedSchema, readParameters } from '$lib/server/parameters.ts';
import { api, notModified, sendJson } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';

/** Service radii by kind of supply, each with its source. */
export const GET = api(async ({ request, url }) => {
  const { snapshot, pinned } = await snapshots().choose(readParameters(url.searchParams, pinnedSchema));
  const freshness = { dataVersion: snapshot.version, pinned };
  const answer: StandardsAnswer = { dataVersion: snapshot.version, standards: [...snapshot.standards] };
  return notModified(request, freshness) ?? sendJson(request, answer, freshness);
});
