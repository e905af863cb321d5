/**
 * The p-center (Hakimi 1964): p new sites so that the largest distance from any demand to its nearest facility,
 * existing or new, is small. Radii are tried on a growing sample of the demand: p sites that cover the sample within
 * a radius (greedy choice with interchange, then search) are a choice, a proof that none do is a lower bound, and
 * what the choice leaves worst served joins the sample.
 */
import { requireSites } from './answer.ts';
import {
  type DistanceAnswer,
  distanceAnswer,
  type DistanceOptions,
  distanceProgress,
} from './distance-answer.ts';
import { type DistanceProblem, squaredBetween } from './distance-problem.ts';
import { Run } from './run.ts';
import { SampleRadius } from './sample-radius.ts';

/** Points that join the sample at once. */
const JOINING = 20;

/**
 * Sites with a small largest distance; `metres` is that distance, over demand of any weight above 0.
 * @param p whole, > 0
 * @throws InputError `sites_out_of_range`
 */
export async function solveCenter(
  problem: DistanceProblem,
  p: number,
  options: DistanceOptions = {},
): Promise<DistanceAnswer> {
  requireSites(p);
  const run = new Run(options);
  const metresOf = (squared: number) => (Number.isFinite(squared) ? Math.sqrt(squared) / 100 : null);
  const served = new Served(problem);
  const before = served.worst;
  let best = { sites: [] as readonly number[], squared: before };
  // Nobody is nearer than to the nearest of all candidates.
  let bound = problem.least.reduce((most, one) => Math.max(most, one), 0);
  const ifDemand = (squared: number) => (problem.count > 0 ? metresOf(squared) : null);
  const progress = () =>
    distanceProgress(best.sites, ifDemand(best.squared), metresOf(bound) ?? 0, ifDemand(before));
  const sample = new Set(served.worstPoints(p + JOINING, 0));
  while (problem.siteX.length > 0 && problem.count > 0) {
    const radius = new SampleRadius(problem, [...sample], p, bound);
    const found = await radius.search(run, options);
    bound = Math.max(bound, found.atLeast);
    served.serveBy(found.sites);
    if (served.worst < best.squared) best = { sites: found.sites, squared: served.worst };
    options.onProgress?.(progress());
    const joining = served.worstPoints(JOINING, found.squared).filter((point) => !sample.has(point));
    if (joining.length === 0 || best.squared <= bound || !run.mayGoOn()) break;
    for (const point of joining) sample.add(point);
  }
  return distanceAnswer(problem, p, progress(), run);
}

/** Squared distance of every point to its nearest facility, cm². */
class Served {
  private squared: Float64Array;

  constructor(private readonly problem: DistanceProblem) {
    this.squared = this.existing();
  }

  private existing(): Float64Array {
    return this.problem.existing.map((cm) => Math.round(cm * cm));
  }

  serveBy(sites: readonly number[]): void {
    this.squared = this.existing();
    for (const site of sites)
      this.squared.forEach((now, point) => {
        this.squared[point] = Math.min(now, squaredBetween(this.problem, point, site));
      });
  }

  get worst(): number {
    return this.squared.reduce((worst, one) => Math.max(worst, one), 0);
  }

  /** Points served worse than a squared distance: the worst, then always the one farthest from those before it. */
  worstPoints(count: number, above: number): number[] {
    const left = this.squared.slice();
    const points: number[] = [];
    const { x, y } = this.problem;
    while (points.length < count) {
      let worst = -1;
      left.forEach((one, point) => {
        if (one > above && (worst < 0 || one > (left[worst] as number))) worst = point;
      });
      if (worst < 0) return points;
      points.push(worst);
      const [atX, atY] = [x[worst] as number, y[worst] as number]; // a point
      left.forEach((one, point) => {
        left[point] = Math.min(one, ((x[point] as number) - atX) ** 2 + ((y[point] as number) - atY) ** 2);
      });
    }
    return points;
  }
}
