/**
 * Maximal covering (Church & ReVelle 1974): at most p new sites that cover most weight.
 *
 *   max Σ w_i y_i,  y_i ≤ Σ_{j ∈ N_i} x_j,  Σ x_j ≤ p,  x binary,  0 ≤ y ≤ 1
 */
import { InputError } from '../errors.ts';
import { answerOf, gapOf, type SitingAnswer, type SitingOptions, type SitingReason } from './answer.ts';
import { greedyWithSwap } from './greedy.ts';
import type { SitingProblem } from './problem.ts';
import { reducedInstance } from './reduce.ts';
import { Run } from './run.ts';
import { searchBest } from './search.ts';
import { smallestSet } from './smallest-set.ts';
import type { Incumbent } from './tighten.ts';

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
  if (!Number.isInteger(p) || p < 1)
    throw new InputError('sites_out_of_range', `${p} sites are asked for; allowed is a whole number from 1.`);
  const { coveredBefore } = problem;
  const run = new Run(options);
  const reason = reasonOf(problem, p);
  const instance = reducedInstance(problem);
  const first = greedyWithSwap(instance, p);
  const best = new BestFound(
    first.sites.map((site) => instance.site[site] as number),
    first.covered,
    instance.weight.reduce((sum, one) => sum + one, instance.base),
    (sites, covered, bound) =>
      options.onProgress?.({
        sites,
        covered: coveredBefore + covered,
        bound: coveredBefore + bound,
        gap: gapOf(coveredBefore + covered, coveredBefore + bound),
      }),
  );
  best.lower(await searchBest(instance, p, best, run, (bound) => best.lower(bound)));
  const isProved = best.bound <= best.covered;
  const smallest = isProved
    ? await smallestSet(instance, best.sites, best.covered, instance.weight.slice(), run)
    : null;
  return answerOf(problem, smallest ?? best.sites, coveredBefore + best.bound, {
    isSmallestSet: smallest !== null,
    run,
    reason,
  });
}

function reasonOf(problem: SitingProblem, p: number): SitingReason | null {
  const { candidates, total, coveredBefore, maxReachable } = problem;
  if (candidates === 0) return { code: 'no_candidates', value: total - coveredBefore };
  if (maxReachable === coveredBefore) return { code: 'nothing_to_gain', value: total - coveredBefore };
  return p > candidates ? { code: 'p_too_large', value: candidates } : null;
}

/** The best set so far and the bound; tells of every change. */
class BestFound implements Incumbent {
  constructor(
    public sites: readonly number[],
    public covered: number,
    public bound: number,
    private readonly tell: (sites: readonly number[], covered: number, bound: number) => void,
  ) {
    tell(sites, covered, bound);
  }

  get wanted(): number {
    return this.covered + 1;
  }

  offer(sites: readonly number[], covered: number): void {
    this.sites = [...sites].sort((a, b) => a - b);
    this.covered = covered;
    this.tell(this.sites, covered, this.bound);
  }

  lower(bound: number): void {
    if (bound >= this.bound) return;
    this.bound = Math.max(bound, this.covered);
    this.tell(this.sites, this.covered, this.bound);
  }
}
