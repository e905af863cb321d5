import { pinnedSchema, readParameters } from '$lib/server/parameters.ts';
import { api, notModified, sendJson } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';
import { kindOf, tileJson } from '$lib/server/tiles.ts';

export const GET = api(async ({ request, url, params }) => {
  const kind = kindOf(params.kind ?? '');
  const { snapshot, pinned } = await snapshots().choose(readParameters(url.searchParams, pinnedSchema));
  const freshness = { dataVersion: snapshot.version, pinned };
  return (
    notModified(request, freshness) ?? sendJson(request, tileJson(snapshot, kind, url.origin), freshness)
  );
});
