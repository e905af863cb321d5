import { facilities, versionOfCursor } from '$lib/server/facilities.ts';
import { checkFacilitiesParameters, facilitiesSchema } from '$lib/server/facility-parameters.ts';
import { heavyWork } from '$lib/server/limiter.ts';
import { readParameters } from '$lib/server/parameters.ts';
import { api, GEOJSON_TYPE, notModified, sendJson } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';

export const GET = api(async ({ request, url }) => {
  const parameters = readParameters(url.searchParams, facilitiesSchema);
  checkFacilitiesParameters(parameters);
  const version = parameters.v ?? versionOfCursor(parameters.cursor);
  const { snapshot } = await snapshots().choose({ v: version, as_of: parameters.as_of });
  const freshness = { dataVersion: snapshot.version, pinned: parameters.v !== undefined };
  const unchanged = notModified(request, freshness);
  if (unchanged) return unchanged;
  const answer = await heavyWork.run(
    () => facilities(snapshot, parameters, url.pathname + url.search),
    request.signal,
  );
  return sendJson(request, answer, freshness, GEOJSON_TYPE);
});
