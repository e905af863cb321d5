import { finderBytes } from '$lib/server/finder.ts';
import { heavyWork } from '$lib/server/limiter.ts';
import { pinnedSchema, readParameters } from '$lib/server/parameters.ts';
import { api, bytesResponse, freshnessHeaders, notModified } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';

export const GET = api(async ({ request, url }) => {
  const { snapshot, pinned } = await snapshots().choose(readParameters(url.searchParams, pinnedSchema));
  const freshness = { dataVersion: snapshot.version, pinned };
  const unchanged = notModified(request, freshness);
  if (unchanged) return unchanged;
  const accepted = request.headers.get('accept-encoding');
  const { bytes, encoding } = await heavyWork.run(() => finderBytes(snapshot, accepted), request.signal);
  return bytesResponse(bytes, encoding, {
    ...freshnessHeaders(freshness),
    'content-type': 'application/json; charset=utf-8',
  });
});
