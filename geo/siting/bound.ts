/**
 * Upper bound for maximal covering by Lagrangian relaxation of y_i ≤ Σ_j x_j (Galvão & ReVelle 1996):
 *
 *   L(λ) = Σ_i (w_i − λ_i) + the p largest scores s_j = Σ_{i ∈ N_j} λ_i,   0 ≤ λ_i ≤ w_i.
 *
 * Multipliers are whole multiples of 2⁻¹⁶, so that all sums are exact in doubles and the floor of a bound is a
 * proof: no set of p candidates covers more. Of candidates that all stand too near to each other only one is chosen.
 */
import { type CoverInstance, listAt } from './cover-instance.ts';
import { Ranking } from './ranking.ts';

const UNITS = 2 ** 16;
/** Share of the last direction that goes into the next one. */
const MEMORY = 0.8;

export class LagrangianBound {
  /** λ of each demand. */
  readonly multipliers: Float64Array;
  /** Σ λ over what each candidate covers. */
  readonly scores: Float64Array;
  /** L(λ) at these multipliers, `base` of the instance included. */
  value = 0;
  /** The candidates with the p largest scores. */
  readonly ranking: Ranking;
  private readonly instance: CoverInstance;
  private readonly times: Int32Array;
  private readonly direction: Float64Array;
  /** `base` and Σ (w_i − λ_i). */
  private free: number;

  /**
   * @param count p
   * @param start multipliers to begin with, multiples of 2⁻¹⁶; they are changed
   */
  constructor(instance: CoverInstance, count: number, start: Float64Array) {
    const { weight, covers, site, base } = instance;
    this.instance = instance;
    this.multipliers = start;
    this.ranking = new Ranking(instance, count);
    this.times = new Int32Array(weight.length);
    this.direction = new Float64Array(weight.length);
    this.free = weight.reduce((sum, one, i) => sum + one - (start[i] as number), base); // as long as the weights
    this.scores = Float64Array.from(site, (_, j) => {
      let sum = 0;
      for (const demand of listAt(covers, j)) sum += start[demand] as number;
      return sum;
    });
    this.choose();
  }

  /**
   * One step of the subgradient method with the step length of Polyak and a memory of earlier directions: demand
   * that nobody covers gets dearer, demand covered several times cheaper.
   * @param target value to aim at, the best known one
   * @param scale factor of the step length, 0 to 2
   */
  step(target: number, scale: number): void {
    const norm = this.aim();
    if (norm === 0) return;
    const length = (scale * (this.value - target)) / norm;
    const { weight, coveredBy } = this.instance;
    for (let i = 0; i < weight.length; i++) {
      const way = this.direction[i] as number;
      if (way === 0) continue;
      const most = weight[i] as number;
      const before = this.multipliers[i] as number;
      const wanted = Math.round((before + length * way * most) * UNITS) / UNITS;
      const after = Math.min(most, Math.max(0, wanted));
      if (after === before) continue;
      this.multipliers[i] = after;
      this.free -= after - before;
      const end = coveredBy.starts[i + 1] as number;
      for (let at = coveredBy.starts[i] as number; at < end; at++) {
        const site = coveredBy.members[at] as number;
        this.scores[site] = (this.scores[site] as number) + after - before;
      }
    }
    this.choose();
  }

  /** Sets the direction; returns its squared length, each demand measured in its own weight. */
  private aim(): number {
    const { weight, covers } = this.instance;
    const { times, direction, multipliers } = this;
    times.fill(0);
    for (const site of this.ranking.chosen)
      for (const demand of listAt(covers, site)) times[demand] = (times[demand] as number) + 1;
    let norm = 0;
    for (let i = 0; i < weight.length; i++) {
      const way = 1 - (times[i] as number) + MEMORY * (direction[i] as number);
      const most = weight[i] as number;
      const now = multipliers[i] as number;
      const isAtEnd = way > 0 ? now >= most : now <= 0;
      direction[i] = isAtEnd ? 0 : way;
      if (!isAtEnd) norm += way * way * most;
    }
    return norm;
  }

  private choose(): void {
    this.ranking.rank(this.scores);
    this.value = this.free + this.ranking.sum;
  }
}
