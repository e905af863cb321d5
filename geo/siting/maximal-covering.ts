/**
 * Maximal covering (Church & ReVelle 1974): at most p new sites that cover most weight.
 *
 *   max Σ w_i y_i,  y_i ≤ Σ_{j ∈ N_i} x_j,  Σ x_j ≤ p,  x binary,  0 ≤ y ≤ 1
 */
import {
  answerOf,
  progressOf,
  reasonOf,
  requireSites,
  type SitingAnswer,
  type SitingOptions,
} from './answer.ts';
import { bestSites } from './best-sites.ts';
import type { SitingProblem } from './problem.ts';
import { reducedInstance } from './reduce.ts';
import { Run } from './run.ts';

/**
 * The best p sites. The first answer is greedy with swaps, none given later covers less.
 * @param p whole, > 0
 * @throws InputError `sites_out_of_range`
 */
export async function solveMaximalCovering(
  problem: SitingProblem,
  p: number,
  options: SitingOptions = {},
): Promise<SitingAnswer> {
  requireSites(p);
  const { coveredBefore } = problem;
  const run = new Run(options);
  const reason = reasonOf(problem, p);
  const best = await bestSites(reducedInstance(problem), p, run, {
    tell: (sites, covered, bound) => options.onProgress?.(progressOf(problem, sites, covered, bound)),
  });
  const { sites, bound, isSmallestSet } = best;
  return answerOf(problem, sites, coveredBefore + bound, { isSmallestSet, run, reason });
}
