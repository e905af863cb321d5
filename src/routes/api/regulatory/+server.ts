import { knownSchema, readParameters } from '$lib/server/parameters.ts';
import { regulatory } from '$lib/server/regulatory.ts';
import { api, notModified, sendJson } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';

/** Inspections of school terms, and elevators overdue, for the city and each district. */
export const GET = api(async ({ request, url }) => {
  const { snapshot, pinned } = await snapshots().choose(readParameters(url.searchParams, knownSchema));
  const freshness = { dataVersion: snapshot.version, pinned };
  return notModified(request, freshness) ?? sendJson(request, await regulatory(snapshot), freshness);
});
