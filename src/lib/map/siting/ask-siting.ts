/** Asks the question of siting that the view, the scenario and the list of candidates make. */
import type { GivenCandidates, NamedPlace } from '$geo/siting/city-question.ts';
import { exactColumns } from '../analysis.ts';
import type { MapSession } from '../map-session.svelte.ts';
import { coveragePath } from '../paths.ts';
import { PlanEngine } from '../plan/plan-engine.ts';
import { questionOf } from '../url-state.ts';
import { sitingQuestion } from './siting-question.ts';

/** Does nothing until the columns are here; the same again needs no new answer. */
export const askSiting = (session: MapSession): void => {
  const { cells } = session.columns;
  const { d2, siting, view } = session;
  const { list, attempt } = siting;
  if (!cells || !d2) return;
  const question = sitingQuestion(view, list && withDistances(session, list.places));
  const { candidates: _, ...rest } = question;
  // What the distances rest on, the question, and where it may choose.
  const key = `${coveragePath(view, session.version)} ${JSON.stringify(rest)} ${list?.file} ${attempt}`;
  siting.ask(key, { cells, d2, question });
};

/** Places with their distance to the supply of the view, that of the scenario if there is one. */
const withDistances = (
  { columns, view, plan }: MapSession,
  places: readonly NamedPlace[],
): GivenCandidates | null => {
  const facilities = exactColumns(columns.kinds[view.supply]);
  if (!facilities) return null;
  const demand = {
    count: places.length,
    xCm: Int32Array.from(places, ({ xCm }) => xCm),
    yCm: Int32Array.from(places, ({ yCm }) => yCm),
    district: new Uint8Array(places.length),
    weight: new Int32Array(places.length),
  };
  const { d2 } = new PlanEngine({ demand, facilities }, questionOf(view)).follow(plan.shown);
  return { places, d2 };
};
