/** The steps of the search for the fewest sites, from greedy choice to proof. */
import type { CoverInstance } from './cover-instance.ts';
import { fewestToCoverAll } from './exact.ts';
import { greedyWithSwap } from './greedy.ts';
import { wholePart } from './part.ts';
import type { Run } from './run.ts';
import { searchBest } from './search.ts';
import { tighten } from './tighten.ts';

export interface FewestAnswer {
  /** Positions in the problem; null when no set reaches the weight, or none was found in time. */
  readonly sites: readonly number[] | null;
  /** No set that reaches it has fewer sites; Infinity when none reaches it. */
  readonly atLeast: number;
}

export class FewestSearch implements FewestAnswer {
  sites: readonly number[] | null = null;
  atLeast = 1;
  /** The last ones: those for one number of sites are good for the next. */
  private multipliers: Float64Array;

  constructor(
    private readonly instance: CoverInstance,
    private readonly needed: number,
    private readonly run: Run,
    private readonly tell: (answer: FewestAnswer) => void,
  ) {
    this.multipliers = instance.weight.slice();
  }

  /** Fewest sites known; more than there are candidates when none are. */
  private get best(): number {
    return this.sites?.length ?? this.instance.site.length + 1;
  }

  get isOpen(): boolean {
    return this.atLeast < this.best && this.run.mayGoOn();
  }

  /** The smallest number of sites with which greedy choice and swaps reach the weight; else any set that does. */
  async findFirst(): Promise<void> {
    let [low, high] = [1, this.instance.site.length];
    this.keep(await greedyWithSwap(this.instance, high, [], this.run));
    while (this.sites && low < (high = Math.min(high, this.best))) {
      const middle = (low + high) >> 1;
      const found = await greedyWithSwap(this.instance, middle, [], this.run);
      if (!this.keep(found)) low = middle + 1;
    }
    if (!this.sites) await this.search(this.instance.site.length);
  }

  /** Rules out numbers of sites by the bound alone, first just below the best set, then in growing steps further down. */
  async tryBounds(): Promise<void> {
    let unsure = Infinity;
    let step = 1;
    for (let count = this.best - 1; this.isOpen && count >= this.atLeast;) {
      const before = this.best;
      const part = wholePart(this.instance, count, this.multipliers);
      const { bound, multipliers } = await tighten(part, 1, this.incumbent(), this.run);
      this.multipliers = multipliers;
      if (this.best < before) unsure = Infinity;
      else if (bound < this.needed) this.raise(count + 1);
      else unsure = count;
      if (unsure === Infinity) count = this.best - 1;
      else if (this.atLeast > 1) count = (this.atLeast + unsure - 1) >> 1;
      else count = Math.max(1, unsure - step);
      if (count >= unsure) return;
      step *= 2;
    }
  }

  /** Decides one number of sites after the other by branch and bound. */
  async tryBranching(): Promise<void> {
    while (this.isOpen) await this.search(this.best - 1);
  }

  /** Decides by the solver. */
  solveCover(highs: Parameters<typeof fewestToCoverAll>[0]): void {
    const place = new Map(Array.from(this.instance.site, (site, i) => [site, i]));
    const start = (this.sites ?? []).flatMap((site) => place.get(site) ?? []);
    const { sites, atLeast } = fewestToCoverAll(highs, this.instance, start, this.run);
    if (sites) this.keep({ sites, covered: this.needed });
    this.raise(atLeast);
  }

  private async search(count: number): Promise<void> {
    const { bound } = await searchBest(wholePart(this.instance, count), this.incumbent(), this.run);
    if (bound < this.needed && this.best > count)
      this.raise(count === this.instance.site.length ? Infinity : count + 1);
  }

  /** Any set that reaches the weight ends the search for it. */
  private incumbent() {
    const [needed, before] = [this.needed, this.sites];
    const wanted = () => (this.sites === before ? needed : Infinity);
    return {
      get wanted() {
        return wanted();
      },
      isOfInterest: () => true,
      offer: (sites: readonly number[], covered: number) => void this.offer(sites, covered),
    };
  }

  private keep({ sites, covered }: { sites: readonly number[]; covered: number }): boolean {
    return this.offer(
      sites.map((site) => this.instance.site[site] as number), // positions in the instance
      covered,
    );
  }

  private offer(sites: readonly number[], covered: number): boolean {
    if (covered < this.needed) return false;
    if (sites.length < this.best) {
      this.sites = [...sites].sort((a, b) => a - b);
      this.tell(this);
    }
    return true;
  }

  private raise(atLeast: number): void {
    if (atLeast <= this.atLeast) return;
    this.atLeast = atLeast;
    this.tell(this);
  }
}
