/**
 * The p-median (Hakimi 1964): p new sites so that the weighted mean distance to the nearest facility, existing or
 * new, is small. Found by interchange (Teitz & Bart 1968) and given with a lower bound.
 */
import { requireSites } from './answer.ts';
import {
  type DistanceAnswer,
  distanceAnswer,
  type DistanceOptions,
  distanceProgress,
} from './distance-answer.ts';
import type { DistanceProblem } from './distance-problem.ts';
import { Interchange } from './interchange.ts';
import { medianBound } from './median-bound.ts';
import { Run } from './run.ts';

/**
 * Sites with a small mean distance; `metres` is the mean.
 * @param p whole, > 0
 * @throws InputError `sites_out_of_range`
 */
export async function solveMedian(
  problem: DistanceProblem,
  p: number,
  options: DistanceOptions = {},
): Promise<DistanceAnswer> {
  requireSites(p);
  const run = new Run(options);
  const { total, existing, siteX } = problem;
  const hasExisting = existing.every(Number.isFinite);
  const metresOf = (sum: number) => sum / total / 100;
  const chosen = new Interchange(problem);
  const beforeM = hasExisting && total > 0 ? metresOf(chosen.sum) : null;
  const progress = (bound: number) => {
    const isMeasured = total > 0 && (hasExisting || chosen.sites.length > 0);
    return distanceProgress(
      chosen.sites,
      isMeasured ? metresOf(chosen.sum) : null,
      total > 0 ? metresOf(bound) : 0,
      beforeM,
    );
  };
  // Nobody is nearer than to the nearest of all candidates.
  let bound = weightedSum(problem, problem.least.map(Math.sqrt));
  const tell = (better: number) => {
    bound = Math.max(bound, better);
    options.onProgress?.(progress(bound));
  };
  await chosen.addGreedily(p, run);
  tell(0);
  await chosen.improve(run);
  tell(0);
  // With every useful candidate in there is nothing to choose.
  if (p >= siteX.length || chosen.sites.length < p) tell(chosen.sum);
  else await medianBound(problem, p, chosen.first, chosen.sum, run, tell);
  return distanceAnswer(problem, p, progress(bound), run);
}

function weightedSum({ weight }: DistanceProblem, cm: Float64Array): number {
  return cm.reduce((sum, one, i) => sum + one * (weight[i] as number), 0); // one for each point
}
