import type { SitingResponse, SitingSettings } from '$geo/answers.ts';
import type { CellColumns } from '$geo/columns/columns.ts';
import { CANDIDATE_SPACING_M } from '$geo/coverage/sites.ts';
import type { CitySiting } from '$geo/siting/city-answer.ts';
import { siteInCity } from '$geo/siting/city-siting.ts';
import { methodPath } from '$lib/methods/anchors.ts';
import { coverageProvenance, distanceWords } from './coverage.ts';
import { Limiter } from './limiter.ts';
import { demandOf, nearestOf, supplyOf } from './nearest.ts';
import { cityQuestion, type SitingParameters, sitingSettings } from './siting-parameters.ts';
import type { Snapshot } from './snapshot.ts';

/** Seconds after which the best answer so far is given, with its bound. */
const TIME_LIMIT_S = 10;

/** A search takes a whole core for seconds: one at a time, so that everything else goes on. */
export const sitingWork = new Limiter(1, 4);

/**
 * The best places for new sites, as the map page finds them: the same value where it is proved, within the stated
 * bound where not. HiGHS is not asked, as it would keep this thread from everybody else; branching decides instead.
 * Ends early, with what it has, when the signal says so.
 * @throws InputError `invalid_parameter` for combinations that mean nothing, `bad_area`, `radius_out_of_range`
 */
export async function siting(
  snapshot: Snapshot,
  parameters: SitingParameters,
  signal: AbortSignal,
): Promise<SitingResponse> {
  const settings = sitingSettings(parameters, snapshot.asOf);
  const supply = supplyOf(snapshot, settings);
  const demand = demandOf(snapshot, settings);
  const { d2 } = nearestOf(snapshot, settings, supply, demand);
  const cells = snapshot.population?.cells ?? NO_CELLS;
  const answer = await siteInCity(cells, d2, cityQuestion(settings), { timeLimitS: TIME_LIMIT_S, signal });
  return {
    settings,
    total: answer.total,
    covered_before: answer.coveredBefore,
    covered: answer.covered,
    bound: answer.objective === 'max_coverage' ? answer.bound : null,
    target: targetOf(answer),
    distance: distanceOf(answer),
    status: answer.status,
    stopped_by: answer.stoppedBy,
    reason: answer.reason,
    is_smallest_set: 'isSmallestSet' in answer ? answer.isSmallestSet : null,
    candidates: answer.candidates,
    candidate_spacing_m: CANDIDATE_SPACING_M,
    elsewhere: answer.elsewhere,
    sites: answer.sites.map(({ lng, lat, label, nearestM, district, gain }) => ({
      point: [lng, lat],
      district,
      label_zh: label.zh,
      label_en: label.en,
      gain,
      nearest_m: nearestM,
    })),
    provenance: {
      ...coverageProvenance(snapshot, settings, supply, demand),
      definition: definitionOf(settings),
      method: methodPath('siting'),
    },
  };
}

function targetOf(answer: CitySiting): SitingResponse['target'] {
  if (answer.objective !== 'target') return null;
  const { needed, feasible, atLeast, maxReachable, unreachable } = answer;
  return { needed, feasible, at_least: atLeast, max_reachable: maxReachable, unreachable };
}

function distanceOf(answer: CitySiting): SitingResponse['distance'] {
  if (answer.objective !== 'median' && answer.objective !== 'center') return null;
  const { beforeM, metres, boundM, gap } = answer;
  return { before_m: beforeM, m: metres, bound_m: boundM, gap };
}

function definitionOf({ objective, radius_m, tau, detour }: SitingSettings): string {
  const what = {
    max_coverage: `New sites that bring most people within ${radius_m} m of ${distanceWords(detour)}`,
    target: `The fewest new sites with which ${tau} % of the people are within ${radius_m} m of ${distanceWords(detour)}`,
    median:
      'New sites that make the mean straight-line distance of all people short, by a heuristic with a bound',
    center: 'New sites that make the largest straight-line distance short, by a heuristic with a bound',
  }[objective];
  return `${what}, chosen among the cells with most people of squares of ${CANDIDATE_SPACING_M} m.`;
}

/** Where nobody lives while no population is loaded. */
export const NO_CELLS: CellColumns = {
  count: 0,
  cellM: 100,
  id: new Int32Array(),
  col: new Int32Array(),
  row: new Int32Array(),
  xCm: new Int32Array(),
  yCm: new Int32Array(),
  district: new Uint8Array(),
  weight: new Int32Array(),
};
