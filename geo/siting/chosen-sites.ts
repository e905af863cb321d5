/** A set of chosen candidates of an instance: what it covers and what each candidate would add, kept up to date. */
import { type CoverInstance, listAt } from './cover-instance.ts';

export class ChosenSites {
  readonly sites = new Set<number>();
  /** Weight that each candidate would add; 0 for a chosen one. */
  readonly gains: Float64Array;
  /** Weight covered, `base` of the instance included. */
  covered: number;
  private readonly instance: CoverInstance;
  /** How many chosen candidates cover each demand. */
  private readonly times: Int32Array;
  /** How many chosen candidates stand too near to each candidate. */
  private readonly near: Int32Array;

  constructor(instance: CoverInstance) {
    const { weight, covers } = instance;
    this.instance = instance;
    this.times = new Int32Array(weight.length);
    this.near = new Int32Array(instance.site.length);
    this.covered = instance.base;
    this.gains = Float64Array.from(instance.site, (_, site) => {
      let sum = 0;
      for (const demand of listAt(covers, site)) sum += weight[demand] as number; // demand of the instance
      return sum;
    });
  }

  /** Whether the candidate may join: not chosen, and no chosen one stands too near. */
  mayJoin(site: number): boolean {
    return !this.sites.has(site) && this.near[site] === 0;
  }

  /** The candidate that may join and adds most, ties by position; −1 when none adds anything. */
  best(): number {
    let best = -1;
    let most = 0;
    for (let site = 0; site < this.gains.length; site++) {
      const gain = this.gains[site] as number; // site < length
      if (gain <= most || !this.mayJoin(site)) continue;
      most = gain;
      best = site;
    }
    return best;
  }

  add(site: number): void {
    this.covered += this.gains[site] as number; // a candidate of the instance
    this.sites.add(site);
    this.count(site, 1);
  }

  remove(site: number): void {
    this.sites.delete(site);
    this.count(site, -1);
    this.covered -= this.gains[site] as number;
  }

  private count(site: number, step: 1 | -1): void {
    const { covers, coveredBy, conflicts, weight } = this.instance;
    const turning = step === 1 ? 0 : 1;
    for (const demand of listAt(covers, site)) {
      const times = this.times[demand] as number;
      this.times[demand] = times + step;
      if (times !== turning) continue;
      const change = -step * (weight[demand] as number);
      const end = coveredBy.starts[demand + 1] as number;
      for (let at = coveredBy.starts[demand] as number; at < end; at++) {
        const other = coveredBy.members[at] as number;
        this.gains[other] = (this.gains[other] as number) + change;
      }
    }
    if (!conflicts) return;
    for (const other of listAt(conflicts, site)) this.near[other] = (this.near[other] as number) + step;
  }
}
