import { columns, columnsNamed } from '$lib/server/columns.ts';
import { heavyWork } from '$lib/server/limiter.ts';
import { datedSchema, readParameters } from '$lib/server/parameters.ts';
import { api, bytesResponse, freshnessHeaders, notModified } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';

export const GET = api(async ({ request, url, params }) => {
  const asked = columnsNamed(params.name ?? '', params.detail ?? '');
  const { snapshot, pinned } = await snapshots().choose(readParameters(url.searchParams, datedSchema));
  const freshness = { dataVersion: snapshot.version, pinned };
  const unchanged = notModified(request, freshness);
  if (unchanged) return unchanged;
  const accepted = request.headers.get('accept-encoding');
  const encoded = await heavyWork.run(() => columns(snapshot, asked, accepted), request.signal);
  return bytesResponse(encoded.bytes, encoded.encoding, {
    ...freshnessHeaders(freshness),
    'content-type': 'application/x-protobuf',
  });
});
