import { readScenario } from '$geo/coverage/scenario-file.ts';
import { textBody } from '$lib/server/json-body.ts';
import { heavyWork } from '$lib/server/limiter.ts';
import { api, sendJson } from '$lib/server/respond.ts';
import { scenarioAnswer } from '$lib/server/scenario.ts';
import { snapshots } from '$lib/server/snapshots.ts';

const MAX_BODY_BYTES = 500_000;

/** A scenario as the map page saves it. */
export const POST = api(async ({ request }) => {
  const scenario = readScenario(await textBody(request, MAX_BODY_BYTES));
  const { snapshot } = await snapshots().choose({ v: scenario.dataVersion });
  const answer = await heavyWork.run(() => scenarioAnswer(snapshot, scenario), request.signal);
  return sendJson(request, answer, null);
});
