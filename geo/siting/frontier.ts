/** The frontier of maximal covering: the most that 1, 2, 3 … new sites cover, and what each more of them adds. */
import { progressOf, reasonOf, requireSites, type SitingAnswer, type SitingReason } from './answer.ts';
import { bestSites } from './best-sites.ts';
import type { SitingProblem } from './problem.ts';
import { reducedInstance } from './reduce.ts';
import { Run, type RunOptions } from './run.ts';

export interface FrontierPoint extends Pick<
  SitingAnswer,
  'sites' | 'covered' | 'bound' | 'gap' | 'status' | 'isSmallestSet'
> {
  /** Sites allowed. */
  readonly p: number;
  /** Weight covered beyond what p − 1 sites cover. */
  readonly marginal: number;
}

export interface Frontier extends Pick<SitingAnswer, 'coveredBefore' | 'total' | 'candidates' | 'stoppedBy'> {
  /** One point for each p from 1; `covered` never falls. */
  readonly points: readonly FrontierPoint[];
  readonly reason: SitingReason | null;
}

export interface KnownPoint extends Pick<SitingAnswer, 'sites' | 'covered' | 'bound' | 'isSmallestSet'> {
  readonly p: number;
}

export interface FrontierOptions extends RunOptions {
  /** An answer for p sites that is known already: their point, unless fewer sites turn out to cover more. */
  readonly known?: KnownPoint;
  readonly onPoint?: (point: FrontierPoint) => void;
}

/**
 * The points for p = 1 to `most`, each beginning with the sites of the one before; time that one leaves goes to the
 * next. When the run is cancelled the points that are left out are missing.
 * @throws InputError `sites_out_of_range`
 */
export async function solveFrontier(
  problem: SitingProblem,
  most: number,
  options: FrontierOptions = {},
): Promise<Frontier> {
  requireSites(most);
  const { coveredBefore, total, candidates } = problem;
  const whole = new Run(options);
  const instance = reducedInstance(problem);
  const points: FrontierPoint[] = [];
  let isProved = true;
  for (let p = 1; p <= most && !options.signal?.aborted; p++) {
    const last = points.at(-1);
    const before = last?.covered ?? coveredBefore;
    let point: FrontierPoint;
    if (last?.status === 'proved' && last.sites.length < last.p) point = { ...last, p, marginal: 0 };
    else {
      const known = options.known?.p === p && options.known.covered >= before ? options.known : null;
      const run = new Run({ ...options, timeLimitS: whole.secondsLeft / (most - p + 1) });
      const best = known
        ? { ...known, covered: known.covered - coveredBefore, bound: known.bound - coveredBefore }
        : await bestSites(instance, p, run, { start: last?.sites });
      const progress = progressOf(problem, best.sites, best.covered, best.bound);
      const status = progress.covered === progress.bound ? 'proved' : 'bounded';
      point = {
        ...progress,
        p,
        marginal: progress.covered - before,
        status,
        isSmallestSet: best.isSmallestSet,
      };
    }
    isProved &&= point.status === 'proved';
    points.push(point);
    options.onPoint?.(point);
  }
  const isWhole = points.length === most;
  const stoppedBy = !isWhole ? 'cancelled' : isProved ? 'proof' : 'time';
  return { points, coveredBefore, total, candidates, stoppedBy, reason: reasonOf(problem, most) };
}
