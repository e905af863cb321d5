/**
 * Where further rescue stations would bring most elevators within a limit of the modelled response: the siting
 * engine, with elevators in place of people and the same candidates as everywhere.
 */
import type { CellColumns, DemandColumns } from '../columns/columns.ts';
import { radiusOfLimit } from '../coverage/radius.ts';
import type { SitingOptions, SitingReason } from '../siting/answer.ts';
import { type CandidatePlace, cityCandidates } from '../siting/city-candidates.ts';
import { scopeOf } from '../siting/city-problem.ts';
import { solveMaximalCovering } from '../siting/maximal-covering.ts';
import { sitingProblem } from '../siting/problem.ts';
import type { StoppedBy } from '../siting/run.ts';

export interface RescueSiteQuestion {
  /** New stations, whole, > 0. */
  readonly sites: number;
  /** District whose elevators count and in which stations may stand (code minus 440100); null = the city. */
  readonly district: number | null;
  /** Squared distance that is driven within the limit, cm² (`squaredCmWithin`); −1 where none is. */
  readonly limit: number;
}

export interface RescueSite extends CandidatePlace {
  /** Elevators of the scope that it brings within the limit, beyond those of the sites before it. */
  readonly gain: number;
}

export interface RescueSiting {
  /** In the order in which each adds most. */
  readonly sites: readonly RescueSite[];
  /** Elevators of the scope: all, and within the limit as things are and with the sites; no choice covers more than `bound`. */
  readonly total: number;
  readonly coveredBefore: number;
  readonly covered: number;
  readonly bound: number;
  /** `proved`: covered = bound. */
  readonly status: 'proved' | 'bounded';
  readonly stoppedBy: StoppedBy;
  /** `no_time_left`: the fixed parts of the model alone take longer than the limit. */
  readonly reason: SitingReason | { readonly code: 'no_time_left'; readonly value: number } | null;
  readonly candidates: number;
}

/** What is known of cells and elevators, each with its squared distance to the nearest rescue station, cm². */
export interface RescueGround {
  /** Of the population: candidates are the most populous of each square of 500 m; no cells give no sites. */
  readonly cells: CellColumns;
  readonly cellD2: Float64Array;
  /** Demand of weight 1 each. */
  readonly elevators: DemandColumns;
  readonly d2: Float64Array;
}

/** @throws InputError `sites_out_of_range` */
export async function rescueSites(
  { cells, cellD2, elevators, d2 }: RescueGround,
  { sites, district, limit }: RescueSiteQuestion,
  options: SitingOptions = {},
): Promise<RescueSiting> {
  const scope = scopeOf(elevators, district);
  if (limit < 0) return nobodyInTime(scope.length);
  const candidates = cityCandidates(cells, scopeOf(cells, district), cellD2, { district });
  const radiusM = radiusOfLimit(limit);
  const problem = sitingProblem({ demand: elevators, d2, sites: candidates, radiusM, scope });
  const answer = await solveMaximalCovering(problem, sites, options);
  const { total, coveredBefore, covered, bound, status, stoppedBy, reason } = answer;
  return {
    sites: answer.orderOfGain.map(({ site, gain }) => ({ ...candidates.placeOf(site), gain })),
    ...{ total, coveredBefore, covered, bound, status, stoppedBy, reason },
    candidates: candidates.count,
  };
}

function nobodyInTime(total: number): RescueSiting {
  return {
    sites: [],
    total,
    coveredBefore: 0,
    covered: 0,
    bound: 0,
    status: 'proved',
    stoppedBy: 'proof',
    reason: { code: 'no_time_left', value: 0 },
    candidates: 0,
  };
}
