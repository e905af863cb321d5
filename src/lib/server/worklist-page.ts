/** Work lists for pages that show all of them at once: their maps, and the sheets to take along. */
import type { WorklistAnswer } from '$geo/regulatory/answers.ts';
import { worklistPath, type WorklistPlace } from '$lib/regulatory/worklist-href.ts';
import { readParameters } from './parameters.ts';
import { snapshots } from './snapshots.ts';
import { worklist } from './worklist.ts';
import { worklistQuestion, worklistSchema } from './worklist-parameters.ts';

/** Items that a page shows at most. */
export const MOST_SHOWN = 10_000;

/** The list that an address names with all of its items in the order of routes: read as the API reads it. */
export async function wholeWorklist(place: WorklistPlace, version: number | null): Promise<WorklistAnswer> {
  const whole = { ...place, sort: 'route' as const, page: 1 };
  const address = new URL(worklistPath(whole, version, 'json', { limit: MOST_SHOWN }), 'http://localhost');
  const parameters = readParameters(address.searchParams, worklistSchema);
  const { snapshot } = await snapshots().choose(parameters);
  return worklist(snapshot, place.name, worklistQuestion(parameters));
}
