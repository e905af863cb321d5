import { facility } from '$lib/server/facility.ts';
import { datedSchema, readParameters } from '$lib/server/parameters.ts';
import { api, GEOJSON_TYPE, notModified, sendJson } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';

export const GET = api(async ({ request, url, params }) => {
  const parameters = readParameters(url.searchParams, datedSchema);
  const { snapshot, pinned } = await snapshots().choose(parameters);
  const freshness = { dataVersion: snapshot.version, pinned };
  return (
    notModified(request, freshness) ??
    sendJson(request, await facility(snapshot, params.id ?? ''), freshness, GEOJSON_TYPE)
  );
});
