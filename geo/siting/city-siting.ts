/** Siting over a population grid: where new sites should stand, by any of the objectives. */
import type { CellColumns } from '../columns/columns.ts';
import { solveCenter } from './center.ts';
import {
  chosenPlaces,
  type CitySiting,
  type CoverageSiting,
  type DistanceSiting,
  type TargetSiting,
} from './city-answer.ts';
import { type CityProblem, cityProblem } from './city-problem.ts';
import type { CityQuestion } from './city-question.ts';
import type { LoadSolver } from './exact.ts';
import { solveMaximalCovering } from './maximal-covering.ts';
import { solveMedian } from './median.ts';
import type { RunOptions } from './run.ts';
import type { Share } from './share.ts';
import { solveTargetCovering } from './target-covering.ts';

export interface CitySitingOptions extends RunOptions {
  /** Told whenever the answer, or what is known of it, got better; the answer as if it ended now is made on demand. */
  readonly onProgress?: (soFar: () => CitySiting) => void;
  /** Loads HiGHS; without it branching alone decides where all must be covered. */
  readonly loadSolver?: LoadSolver;
}

/**
 * The best places for a goal.
 * @param d2 squared distance of each cell to the nearest existing supply, cm²
 * @throws InputError `radius_out_of_range`, `bad_area`, `sites_out_of_range`, `share_out_of_range`
 */
export function siteInCity(
  cells: CellColumns,
  d2: Float64Array,
  question: CityQuestion,
  options: CitySitingOptions = {},
): Promise<CitySiting> {
  return solveCity(cityProblem(cells, d2, question), options);
}

/** The same for a problem that is built already. */
export function solveCity(city: CityProblem, options: CitySitingOptions = {}): Promise<CitySiting> {
  const { goal } = city.question;
  if (goal.objective === 'target') return fewestSites(city, goal.share, options);
  if (goal.objective === 'max_coverage') return mostPeople(city, goal.sites, options);
  return shortestWays(city, goal.objective, goal.sites, options);
}

const UNFINISHED = { status: 'bounded', stoppedBy: 'cancelled', reason: null } as const;

async function mostPeople(
  city: CityProblem,
  sites: number,
  { onProgress, ...options }: CitySitingOptions,
): Promise<CoverageSiting> {
  const objective = 'max_coverage';
  const answer = await solveMaximalCovering(city.covering, sites, {
    ...options,
    onProgress: ({ sites: chosen, bound }) =>
      onProgress?.(() => ({
        objective,
        ...chosenPlaces(city, chosen),
        ...UNFINISHED,
        bound,
        isSmallestSet: false,
      })),
  });
  const { status, stoppedBy, reason, bound, isSmallestSet } = answer;
  return { objective, ...chosenPlaces(city, answer.sites), status, stoppedBy, reason, bound, isSmallestSet };
}

async function fewestSites(
  city: CityProblem,
  share: Share,
  { onProgress, ...options }: CitySitingOptions,
): Promise<TargetSiting> {
  const { total } = city.covering;
  const facts = (needed: number) => ({
    objective: 'target' as const,
    needed,
    maxReachable: city.covering.maxReachable,
    unreachable: total - city.covering.maxReachable,
  });
  const answer = await solveTargetCovering(city.covering, share, {
    ...options,
    onProgress: ({ sites, atLeast, needed }) =>
      onProgress?.(() => ({
        ...facts(needed),
        ...chosenPlaces(city, sites ?? []),
        ...UNFINISHED,
        feasible: sites ? true : null,
        atLeast,
        isSmallestSet: false,
      })),
  });
  const { status, stoppedBy, feasible, atLeast, isSmallestSet, needed } = answer;
  const reason = total === 0 ? ({ code: 'no_demand', value: 0 } as const) : answer.reason;
  const verdict = { status, stoppedBy, reason, feasible, atLeast, isSmallestSet };
  return { ...facts(needed), ...chosenPlaces(city, answer.sites), ...verdict };
}

async function shortestWays(
  city: CityProblem,
  objective: DistanceSiting['objective'],
  sites: number,
  { onProgress, ...options }: CitySitingOptions,
): Promise<DistanceSiting> {
  const solve = objective === 'median' ? solveMedian : solveCenter;
  const problem = city.distances();
  const answer = await solve(problem, sites, {
    ...options,
    onProgress: ({ sites: chosen, ...distances }) =>
      onProgress?.(() => ({
        objective,
        ...chosenPlaces(city, chosen),
        ...UNFINISHED,
        ...distances,
      })),
  });
  const { status, stoppedBy, reason, beforeM, metres, boundM, gap } = answer;
  return {
    objective,
    ...chosenPlaces(city, answer.sites),
    status,
    stoppedBy,
    reason,
    beforeM,
    metres,
    boundM,
    gap,
  };
}
