import { fileName } from '$lib/files/table.ts';
import { csvResponse } from '$lib/server/csv-response.ts';
import { readParameters } from '$lib/server/parameters.ts';
import { api, notModified, sendJson } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';
import { filterOf, targetsSchema } from '$lib/server/target-parameters.ts';
import { targets, targetsAnswer, targetsFile } from '$lib/server/targets.ts';

/** Targets and service radii with sentence and source; with `history` also what was retired. */
export const GET = api(async ({ request, url }) => {
  const asked = readParameters(url.searchParams, targetsSchema);
  const inForce = await targets().current();
  const { version } = await snapshots().current();
  if (asked.format === 'csv')
    return csvResponse(targetsFile(inForce, filterOf(asked)), fileName('targets', version, 'csv'));
  const freshness = { dataVersion: version, pinned: false, tag: inForce.revision };
  const unchanged = notModified(request, freshness);
  return unchanged ?? sendJson(request, targetsAnswer(inForce, asked.history, filterOf(asked)), freshness);
});
