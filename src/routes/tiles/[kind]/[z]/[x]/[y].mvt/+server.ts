import { datedSchema, readParameters } from '$lib/server/parameters.ts';
import { api, bytesResponse, freshnessHeaders, notModified } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';
import { tile } from '$lib/server/tiles.ts';

export const GET = api(async ({ request, url, params }) => {
  const { snapshot, pinned } = await snapshots().choose(readParameters(url.searchParams, datedSchema));
  const freshness = { dataVersion: snapshot.version, pinned };
  const { kind = '', z = '', x = '', y = '' } = params;
  const encoded = await tile(snapshot, { kind, z, x, y }, request.headers.get('accept-encoding'));
  const headers = freshnessHeaders(freshness);
  if (!encoded) return new Response(null, { status: 204, headers });
  return (
    notModified(request, freshness) ??
    bytesResponse(encoded.bytes, encoded.encoding, {
      ...headers,
      'content-type': 'application/vnd.mapbox-vector-tile',
    })
  );
});
