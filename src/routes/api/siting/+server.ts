import { bodyParameters } from '$lib/server/json-body.ts';
import { readParameters } from '$lib/server/parameters.ts';
import { api, sendJson } from '$lib/server/respond.ts';
import { siting, sitingWork } from '$lib/server/siting.ts';
import { NESTED, sitingSchema } from '$lib/server/siting-parameters.ts';
import { snapshots } from '$lib/server/snapshots.ts';

/** An area may have a thousand corners. */
const MAX_BODY_BYTES = 65_536;

export const POST = api(async ({ request }) => {
  const parameters = readParameters(await bodyParameters(request, MAX_BODY_BYTES, NESTED), sitingSchema);
  const { snapshot } = await snapshots().choose(parameters);
  const answer = await sitingWork.run(() => siting(snapshot, parameters, request.signal), request.signal);
  return sendJson(request, answer, null);
});
