import * as v from 'valibot';
import { dataVersion, readParameters } from '$lib/server/parameters.ts';
import { api, notModified, sendJson } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';
import { status } from '$lib/server/status.ts';

const schema = v.object({ v: v.optional(dataVersion) });

export const GET = api(async ({ request, url }) => {
  const { snapshot, pinned } = await snapshots().choose(readParameters(url.searchParams, schema));
  const freshness = { dataVersion: snapshot.version, pinned };
  return notModified(request, freshness) ?? sendJson(request, status(snapshot), freshness);
});
