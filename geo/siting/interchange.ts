/**
 * The interchange heuristic for the p-median (Teitz & Bart 1968): begin with greedy choice, then exchange a chosen
 * site for another as long as that lowers the weighted sum of distances. Gains and losses of all exchanges with one
 * newcomer are found in one pass (Whitaker 1983; Resende & Werneck 2007).
 */
import { type DistanceProblem, largestOfSquares, visitNearer } from './distance-problem.ts';
import type { Run } from './run.ts';

/** An exchange must win more than this share of the sum, or rounding could go on for ever. */
const LEAST_WIN = 1e-12;

/** Chosen sites with the distance of each point to the nearest and the second nearest facility, in cm. */
export class Interchange {
  readonly sites: number[] = [];
  /** Distance to the nearest facility, existing or chosen; `far` where there is none. */
  readonly first: Float64Array;
  /** Σ weight · distance to the nearest, in cm. */
  sum = 0;
  /** Distance to the second nearest, where a chosen site is the nearest; else as `first`. */
  private readonly second: Float64Array;
  /** Place in `sites` of the nearest one, −1 where it is an existing facility or none. */
  private readonly nearest: Int32Array;
  /** What it costs to give up each chosen site. */
  private losses: number[] = [];
  private largestFirst: Float64Array = new Float64Array(0);
  private largestSecond: Float64Array = new Float64Array(0);
  private readonly far: number;

  constructor(private readonly problem: DistanceProblem) {
    this.far = farthest(problem);
    this.first = new Float64Array(problem.count);
    this.second = new Float64Array(problem.count);
    this.nearest = new Int32Array(problem.count);
    this.assign();
  }

  /** Adds sites that save most until there are `count`; ties by position. Stale savings are upper bounds. */
  async addGreedily(count: number, run: Run): Promise<void> {
    const savings = Float64Array.from(this.problem.siteX, () => Infinity);
    const fresh = new Int32Array(savings.length).fill(-1);
    while (this.sites.length < count) {
      let best = -1;
      savings.forEach((saving, site) => {
        if (best < 0 || saving > (savings[best] as number)) best = site;
      });
      if (best < 0 || savings[best] === 0) return;
      if (fresh[best] === this.sites.length) {
        this.sites.push(best);
        this.assign();
        savings[best] = 0;
      } else {
        savings[best] = this.saving(best);
        fresh[best] = this.sites.length;
      }
      if (run.isPauseDue) await run.pause();
    }
  }

  /** Exchanges sites until no exchange wins anything or the run ends. */
  async improve(run: Run): Promise<void> {
    const candidates = this.problem.siteX.length;
    for (let site = 0, idle = 0; idle < candidates && run.mayGoOn(); site = (site + 1) % candidates, idle++) {
      if (this.sites.includes(site)) continue;
      const { win, place } = this.bestExchange(site);
      if (win > LEAST_WIN * this.sum) {
        this.sites[place] = site;
        this.assign();
        idle = 0;
      }
      if (run.isPauseDue) await run.pause();
    }
  }

  private saving(site: number): number {
    const { first, largestFirst, problem } = this;
    let saving = 0;
    visitNearer(problem, site, first, largestFirst, (point, cm) => {
      saving += (problem.weight[point] as number) * ((first[point] as number) - cm);
    });
    return saving;
  }

  /** What it wins to take the site in, and the chosen one to give up for it. */
  private bestExchange(site: number): { win: number; place: number } {
    const { first, second, nearest, largestSecond, problem } = this;
    let gain = 0;
    const kept = this.losses.map((loss) => -loss);
    visitNearer(problem, site, second, largestSecond, (point, cm) => {
      const weight = problem.weight[point] as number; // a point
      const own = first[point] as number;
      if (cm < own) gain += weight * (own - cm);
      const place = nearest[point] as number;
      if (place >= 0)
        kept[place] = (kept[place] as number) + weight * ((second[point] as number) - Math.max(cm, own));
    });
    let place = 0;
    kept.forEach((one, at) => {
      if (one > (kept[place] as number)) place = at;
    });
    return { win: gain + (kept[place] ?? -Infinity), place };
  }

  /** Finds the nearest and second nearest facility of every point anew. */
  private assign(): void {
    const { first, second, nearest, problem, sites, far } = this;
    const { x, y, siteX, siteY, weight, existing } = problem;
    this.losses = sites.map(() => 0);
    this.sum = 0;
    for (let point = 0; point < problem.count; point++) {
      let one = existing[point] as number; // positions of points and candidates
      if (one === Infinity) one = far;
      let two = one;
      let place = -1;
      for (let at = 0; at < sites.length; at++) {
        const site = sites[at] as number;
        const cm = Math.hypot(
          (x[point] as number) - (siteX[site] as number),
          (y[point] as number) - (siteY[site] as number),
        );
        if (cm < one) {
          two = one;
          one = cm;
          place = at;
        } else if (cm < two && place >= 0) two = cm;
      }
      first[point] = one;
      second[point] = two;
      nearest[point] = place;
      this.sum += one * (weight[point] as number);
      if (place >= 0)
        this.losses[place] = (this.losses[place] as number) + (two - one) * (weight[point] as number);
    }
    this.largestFirst = largestOfSquares(problem, first);
    this.largestSecond = largestOfSquares(problem, second);
  }
}

/** No two places of the problem are so far apart, cm. */
export function farthest({ x, y, siteX, siteY }: DistanceProblem): number {
  const extent = (...columns: Float64Array[]) => {
    let [least, most] = [Infinity, -Infinity];
    for (const column of columns)
      for (const value of column) [least, most] = [Math.min(least, value), Math.max(most, value)];
    return most >= least ? most - least : 0;
  };
  return extent(x, siteX) + extent(y, siteY) + 1;
}
