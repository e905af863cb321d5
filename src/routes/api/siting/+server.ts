import { bodyParameters } from '$lib/server/json-body.ts';
import { readParameters } from '$lib/server/parameters.ts';
import { api, sendJson } from '$lib/server/respond.ts';
import { siting, sitingSchema, sitingWork } from '$lib/server/siting.ts';
import { snapshots } from '$lib/server/snapshots.ts';

const MAX_BODY_BYTES = 16_384;

export const POST = api(async ({ request }) => {
  const parameters = readParameters(await bodyParameters(request, MAX_BODY_BYTES), sitingSchema);
  const { snapshot } = await snapshots().choose(parameters);
  const answer = await sitingWork.run(() => siting(snapshot, parameters, request.signal), request.signal);
  return sendJson(request, answer, null);
});
