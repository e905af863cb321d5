/** What a siting solver answers, while it runs and at the end. */
import { InputError } from '../errors.ts';
import { ChosenSites } from './chosen-sites.ts';
import { type SitingProblem, wholeInstance } from './problem.ts';
import type { Run, RunOptions, StoppedBy } from './run.ts';

export interface SitingProgress {
  /** The best set so far: positions of candidates, ascending, and the weight covered with it. */
  readonly sites: readonly number[];
  readonly covered: number;
  /** No set covers more. */
  readonly bound: number;
  /** (bound − covered) / bound; 0 where nothing can be covered. */
  readonly gap: number;
}

export interface SitingOptions extends RunOptions {
  readonly onProgress?: (progress: SitingProgress) => void;
}

/** Why an answer is trivial, or there is none, with the number that explains it. */
export type SitingReason =
  /** `value`: weight that is not covered and in reach of no candidate. */
  | { readonly code: 'nothing_to_gain'; readonly value: number }
  /** `value`: weight that is not covered. */
  | { readonly code: 'no_candidates'; readonly value: number }
  /** `value`: number of candidates, fewer than the sites asked for. */
  | { readonly code: 'p_too_large'; readonly value: number }
  /** `value`: weight covered by the existing facilities, enough already. */
  | { readonly code: 'target_met_already'; readonly value: number }
  /** `value`: the most weight that can be covered, less than the target. */
  | { readonly code: 'target_out_of_reach'; readonly value: number };

export interface SitingAnswer extends SitingProgress {
  /** The sites in the order in which each adds most to those before it, ties by position. */
  readonly orderOfGain: readonly { readonly site: number; readonly gain: number }[];
  /** Weight that existing facilities cover, what the sites add, and all weight. */
  readonly coveredBefore: number;
  readonly gain: number;
  readonly total: number;
  /** `proved`: covered = bound. */
  readonly status: 'proved' | 'bounded';
  readonly stoppedBy: StoppedBy;
  /** Whether no other set that covers as much has fewer sites, or as many and is lexicographically smaller. */
  readonly isSmallestSet: boolean;
  /** Among how many candidates the choice was made. */
  readonly candidates: number;
  readonly reason: SitingReason | null;
}

/** Throws InputError `sites_out_of_range` unless p is a whole number of sites, at least one. */
export function requireSites(p: number): void {
  if (Number.isInteger(p) && p >= 1) return;
  throw new InputError('sites_out_of_range', `${p} sites are asked for; allowed is a whole number from 1.`);
}

/** Why choosing p sites is trivial, if it is. */
export function reasonOf(problem: SitingProblem, p: number): SitingReason | null {
  const { candidates, total, coveredBefore, maxReachable } = problem;
  if (candidates === 0) return { code: 'no_candidates', value: total - coveredBefore };
  if (maxReachable === coveredBefore) return { code: 'nothing_to_gain', value: total - coveredBefore };
  return p > candidates ? { code: 'p_too_large', value: candidates } : null;
}

/** Progress from what new sites cover and its bound, without what is covered before. */
export function progressOf(
  { coveredBefore }: SitingProblem,
  sites: readonly number[],
  gain: number,
  gainBound: number,
): SitingProgress {
  const covered = coveredBefore + gain;
  const bound = coveredBefore + gainBound;
  return { sites, covered, bound, gap: gapOf(covered, bound) };
}

function gapOf(covered: number, bound: number): number {
  return bound > 0 ? (bound - covered) / bound : 0;
}

/** The answer for a set of sites. `bound` counts what is covered before, too. */
export function answerOf(
  problem: SitingProblem,
  sites: readonly number[],
  bound: number,
  rest: { isSmallestSet: boolean; run: Run | null; reason: SitingReason | null },
): SitingAnswer {
  const { coveredBefore, total, candidates } = problem;
  const orderOfGain = orderedByGain(problem, sites);
  const gain = orderOfGain.reduce((sum, one) => sum + one.gain, 0);
  const covered = coveredBefore + gain;
  const status = covered >= bound ? 'proved' : 'bounded';
  return {
    sites: [...sites].sort((a, b) => a - b),
    orderOfGain,
    covered,
    coveredBefore,
    gain,
    total,
    bound,
    gap: gapOf(covered, bound),
    status,
    stoppedBy: rest.run?.stoppedBy ?? 'proof',
    isSmallestSet: rest.isSmallestSet,
    candidates,
    reason: rest.reason,
  };
}

function orderedByGain(problem: SitingProblem, sites: readonly number[]): { site: number; gain: number }[] {
  const chosen = new ChosenSites(wholeInstance(problem));
  const left = new Set([...sites].sort((a, b) => a - b));
  const order: { site: number; gain: number }[] = [];
  while (left.size) {
    let best = -1;
    for (const site of left)
      if (best < 0 || (chosen.gains[site] as number) > (chosen.gains[best] as number)) best = site; // candidates
    order.push({ site: best, gain: chosen.gains[best] as number });
    chosen.add(best);
    left.delete(best);
  }
  return order;
}
