import * as v from 'valibot';
import { finderAnswer } from '$lib/server/finder.ts';
import { heavyWork } from '$lib/server/limiter.ts';
import { dataVersion, readParameters } from '$lib/server/parameters.ts';
import { api, notModified, sendJson } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';

const schema = v.object({ v: v.optional(dataVersion) });

export const GET = api(async ({ request, url }) => {
  const { snapshot, pinned } = await snapshots().choose(readParameters(url.searchParams, schema));
  const freshness = { dataVersion: snapshot.version, pinned };
  const answer = () => heavyWork.run(() => finderAnswer(snapshot), request.signal);
  return notModified(request, freshness) ?? sendJson(request, await answer(), freshness);
});
