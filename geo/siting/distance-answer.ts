/** What the solvers that count distances (p-median, p-center) answer. */
import type { DistanceProblem } from './distance-problem.ts';
import type { Run, RunOptions, StoppedBy } from './run.ts';

export interface DistanceProgress {
  /** Positions of candidates, ascending. */
  readonly sites: readonly number[];
  /** The mean, or the largest, distance to the nearest facility in metres; null where there is none to measure. */
  readonly metres: number | null;
  /** No choice of sites gets below it, metres; 0 where there is none to measure. */
  readonly boundM: number;
  /** (metres − bound) / metres; 0 where metres is 0 or null. */
  readonly gap: number;
  /** The same distance with the existing facilities alone; null where there is none to measure. */
  readonly beforeM: number | null;
}

/** Why an answer is trivial, with the number that explains it. */
export type DistanceReason =
  /** `value`: number of demand points with a weight, none. */
  | { readonly code: 'no_demand'; readonly value: number }
  /** `value`: number of candidates: none, or fewer than the sites asked for. */
  | { readonly code: 'no_candidates' | 'p_too_large'; readonly value: number };

export interface DistanceAnswer extends DistanceProgress {
  /** `proved`: no other sites get below `metres` by more than a millionth. */
  readonly status: 'proved' | 'bounded';
  /** `heuristic`: the method ended without a proof. */
  readonly stoppedBy: StoppedBy | 'heuristic';
  readonly candidates: number;
  readonly reason: DistanceReason | null;
}

export interface DistanceOptions extends RunOptions {
  readonly onProgress?: (progress: DistanceProgress) => void;
}

const PROVED = 1e-6;

export function distanceProgress(
  sites: readonly number[],
  metres: number | null,
  boundM: number,
  beforeM: number | null,
): DistanceProgress {
  const gap = metres ? Math.max(0, (metres - boundM) / metres) : 0;
  const finite = Number.isFinite(boundM) ? boundM : 0;
  return { sites: [...sites].sort((a, b) => a - b), metres, boundM: finite, gap, beforeM };
}

export function distanceAnswer(
  { siteX, count }: DistanceProblem,
  p: number,
  progress: DistanceProgress,
  run: Run,
): DistanceAnswer {
  const candidates = siteX.length;
  const status = progress.gap <= PROVED ? 'proved' : 'bounded';
  return {
    ...progress,
    status,
    stoppedBy: run.stoppedBy ?? (status === 'proved' ? 'proof' : 'heuristic'),
    candidates,
    reason: reasonOf(count, candidates, p),
  };
}

function reasonOf(demand: number, candidates: number, p: number): DistanceReason | null {
  if (demand === 0) return { code: 'no_demand', value: 0 };
  if (candidates === 0) return { code: 'no_candidates', value: 0 };
  return p > candidates ? { code: 'p_too_large', value: candidates } : null;
}
