import { pinnedSchema, readParameters } from '$lib/server/parameters.ts';
import { api, notModified, sendJson } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';
import { status } from '$lib/server/status.ts';

export const GET = api(async ({ request, url }) => {
  const { snapshot, pinned } = await snapshots().choose(readParameters(url.searchParams, pinnedSchema));
  const freshness = { dataVersion: snapshot.version, pinned };
  return notModified(request, freshness) ?? sendJson(request, status(snapshot), freshness);
});
