import { changes, districtOrCity, earlierVersion } from '$lib/server/changes.ts';
import { changesSchema } from '$lib/server/changes-parameters.ts';
import { heavyWork } from '$lib/server/limiter.ts';
import { readParameters } from '$lib/server/parameters.ts';
import { api, notModified, sendJson } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';

/** What happened and what was corrected since an earlier data version. */
export const GET = api(async ({ request, url }) => {
  const { district, since, limit, ...asked } = readParameters(url.searchParams, changesSchema);
  const { snapshot, pinned } = await snapshots().choose(asked);
  const freshness = { dataVersion: snapshot.version, pinned };
  const unchanged = notModified(request, freshness);
  if (unchanged) return unchanged;
  const earlier = await earlierVersion(snapshot, since);
  const answer = await heavyWork.run(
    () => changes(snapshot, earlier, { district: districtOrCity(district), limit }),
    request.signal,
  );
  return sendJson(request, answer, freshness);
});
