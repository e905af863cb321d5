/** The search for the best set of at most p sites, for every solver that needs one. */
import { allWeight, type CoverInstance } from './cover-instance.ts';
import { greedyWithSwap } from './greedy.ts';
import { wholePart } from './part.ts';
import type { Run } from './run.ts';
import { searchBest } from './search.ts';
import { smallestSet } from './smallest-set.ts';
import type { Incumbent } from './tighten.ts';

export interface BestSites {
  /** Positions in the problem, ascending. */
  readonly sites: readonly number[];
  /** Weight they cover, without what is covered before, and what no set exceeds. */
  readonly covered: number;
  readonly bound: number;
  readonly isSmallestSet: boolean;
}

export interface BestSitesOptions {
  /** Sites to begin with as well (positions in the problem): the answer covers at least as much as they do. */
  readonly start?: readonly number[];
  /** Whether it is known that fewer sites than `start` cover less than the best set. */
  readonly isFewest?: boolean;
  /** Told of every better set and every lower bound. */
  readonly tell?: (sites: readonly number[], covered: number, bound: number) => void;
}

/** The best at most p sites of a reduced instance. */
export async function bestSites(
  instance: CoverInstance,
  p: number,
  run: Run,
  { start = [], isFewest = false, tell = () => {} }: BestSitesOptions = {},
): Promise<BestSites> {
  const best = new BestFound(instance, tell);
  const place = new Map(Array.from(instance.site, (site, i) => [site, i]));
  for (const begin of [[], start.flatMap((site) => place.get(site) ?? [])]) {
    const { sites, covered } = await greedyWithSwap(instance, p, begin, run);
    const named = sites.map((site) => instance.site[site] as number); // positions in the instance
    if (covered > best.covered) best.offer(named, covered);
  }
  const end = await searchBest(wholePart(instance, p), best, run, (bound) => best.lower(bound));
  best.lower(end.bound);
  const { sites, covered, bound } = best;
  const smallest =
    bound === covered
      ? await smallestSet(instance, best, { isFewest, multipliers: end.multipliers }, run)
      : null;
  return { sites: smallest ?? sites, covered, bound, isSmallestSet: smallest !== null };
}

/** The best set so far and the bound. */
class BestFound implements Incumbent {
  sites: readonly number[] = [];
  covered: number;
  bound: number;

  constructor(
    instance: CoverInstance,
    private readonly tell: (sites: readonly number[], covered: number, bound: number) => void,
  ) {
    this.covered = instance.base;
    this.bound = allWeight(instance);
  }

  get wanted(): number {
    return this.covered + 1;
  }

  isOfInterest(): boolean {
    return true;
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
