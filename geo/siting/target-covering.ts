/**
 * Target covering: the fewest new sites with which ⌈τ · W⌉ of all weight W is covered, what existing facilities cover
 * counted in; with τ = 1 it is set covering (Toregas, Swain, ReVelle & Bergman 1971).
 *
 *   min Σ x_j,  Σ w_i y_i ≥ ⌈τ · W⌉,  y_i ≤ Σ_{j ∈ N_i} x_j,  x binary,  0 ≤ y ≤ 1
 *
 * Of all sets with the fewest sites the answer is the one that covers most, as maximal covering would choose it.
 */
import { answerOf, type SitingAnswer, type SitingReason } from './answer.ts';
import { bestSites } from './best-sites.ts';
import type { LoadSolver } from './exact.ts';
import { fewestSites } from './fewest-sites.ts';
import type { SitingProblem } from './problem.ts';
import { reducedInstance } from './reduce.ts';
import { Run, type RunOptions } from './run.ts';
import { ceilOfShare, type Share } from './share.ts';

export interface TargetProgress {
  /** The smallest set so far that meets the target, ascending; null while none is known. */
  readonly sites: readonly number[] | null;
  /** No set that meets the target has fewer sites. */
  readonly atLeast: number;
  /** ⌈τ · W⌉. */
  readonly needed: number;
}

export interface TargetOptions extends RunOptions {
  readonly onProgress?: (progress: TargetProgress) => void;
  /** Loads HiGHS, which is asked when all demand must be covered and the bound leaves the number open. */
  readonly loadSolver?: LoadSolver;
}

export interface TargetAnswer extends Omit<SitingAnswer, 'bound' | 'gap'> {
  /** ⌈τ · W⌉. */
  readonly needed: number;
  /** Whether the target can be met; null when neither a set nor the impossibility was found in time. */
  readonly feasible: boolean | null;
  /** Empty unless feasible. */
  readonly sites: readonly number[];
  /** No set that meets the target has fewer sites; `proved`: it is their number. null when none meets it. */
  readonly atLeast: number | null;
  /** Weight covered when every candidate is built, and the demand (positions) that not even they cover. */
  readonly maxReachable: number;
  readonly unreachable: Int32Array;
}

/**
 * The fewest sites that meet a target.
 * @param share τ, 0 to 1, as a decimal string or a fraction
 * @throws InputError `share_out_of_range`; whatever `loadSolver` throws
 */
export async function solveTargetCovering(
  problem: SitingProblem,
  share: Share,
  options: TargetOptions = {},
): Promise<TargetAnswer> {
  const { coveredBefore, maxReachable, total } = problem;
  const needed = ceilOfShare(share, total);
  const run = new Run(options);
  const answer = (
    sites: readonly number[],
    atLeast: number,
    isSmallestSet: boolean,
    reason: SitingReason | null,
  ) => {
    const { bound: _bound, gap: _gap, ...rest } = answerOf(problem, sites, 0, { isSmallestSet, run, reason });
    const feasible = rest.covered >= needed ? true : atLeast === Infinity ? false : null;
    const status = feasible === false || (feasible && sites.length === atLeast) ? 'proved' : 'bounded';
    return {
      ...rest,
      needed,
      feasible,
      atLeast: feasible === false ? null : atLeast,
      status,
      maxReachable,
      unreachable: problem.unreachable,
    } as const;
  };
  if (needed <= coveredBefore)
    return answer([], 0, true, { code: 'target_met_already', value: coveredBefore });
  const instance = reducedInstance(problem);
  const outOfReach = async () => {
    // With a spacing, how far sites that keep it get is a search of its own.
    const most = problem.conflicts && (await bestSites(instance, problem.candidates, run));
    const value = most ? Math.min(needed - 1, coveredBefore + most.bound) : maxReachable;
    return answer([], Infinity, false, { code: 'target_out_of_reach', value });
  };
  if (needed > maxReachable) return outOfReach();
  const { onProgress, loadSolver } = options;
  const fewest = await fewestSites(instance, needed - coveredBefore, run, loadSolver, ({ sites, atLeast }) =>
    onProgress?.({ sites, atLeast, needed }),
  );
  const { sites, atLeast } = fewest;
  if (!sites) return atLeast === Infinity ? outOfReach() : answer([], atLeast, false, null);
  if (sites.length > atLeast) return answer(sites, atLeast, false, null);
  const best = await bestSites(instance, atLeast, run, { start: sites, isFewest: true });
  return answer(best.sites, atLeast, best.isSmallestSet, null);
}
