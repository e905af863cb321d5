/**
 * Of all sets that cover a value, the one that ties choose: with the fewest sites, and of those the
 * lexicographically smallest. The search keeps what reaches the value and could hold a smaller set than the one known.
 */
import { allWeight, type CoverInstance } from './cover-instance.ts';
import { type Part, wholePart } from './part.ts';
import type { Run } from './run.ts';
import { searchBest } from './search.ts';
import type { Incumbent } from './tighten.ts';

export interface KnownOfSet {
  /** Whether it is known that fewer sites than the best set has cover less. */
  readonly isFewest: boolean;
  /** Good multipliers of the instance. */
  readonly multipliers: Float64Array;
}

/**
 * @param best a set that covers most among those with as many sites: positions in the problem, and what it covers
 * @returns null when the run ended before
 */
export async function smallestSet(
  instance: CoverInstance,
  { sites, covered: value }: { readonly sites: readonly number[]; readonly covered: number },
  { isFewest, multipliers }: KnownOfSet,
  run: Run,
): Promise<number[] | null> {
  // Without a spacing one more site covers more as long as anything is left: fewer sites then cover less.
  const isEnough = isFewest || (value < allWeight(instance) && !instance.conflicts);
  const fewest = [...(isEnough ? sites : await fewestSites(instance, sites, value, run))].sort(
    (a, b) => a - b,
  );
  const smallest = new SmallestSet(fewest, value);
  await searchBest(wholePart(instance, fewest.length, multipliers), smallest, run);
  return run.mayGoOn() ? smallest.sites : null;
}

/** The smallest of the sets found, which are all of one value and one number of sites. */
class SmallestSet implements Incumbent {
  constructor(
    public sites: number[],
    readonly wanted: number,
  ) {}

  /** Whether the smallest set that the part could hold, bounds aside, is smaller than the one known. */
  isOfInterest({ fixed, instance, count }: Part): boolean {
    const smallest = [...fixed, ...instance.site.subarray(0, count)].sort((a, b) => a - b);
    return isSmaller(smallest, this.sites);
  }

  offer(sites: readonly number[]): void {
    const sorted = [...sites].sort((a, b) => a - b);
    if (isSmaller(sorted, this.sites)) this.sites = sorted;
  }
}

/** Whether `a` comes before `b` lexicographically. */
function isSmaller(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((one, i) => one !== b[i]);
  return at >= 0 && at < b.length && (a[at] as number) < (b[at] as number); // at < length
}

/** A set with the fewest sites that covers the value. */
async function fewestSites(
  instance: CoverInstance,
  best: readonly number[],
  value: number,
  run: Run,
): Promise<readonly number[]> {
  let fewest = best;
  for (;;) {
    let found: readonly number[] | null = null;
    const incumbent: Incumbent = {
      get wanted() {
        return found ? Infinity : value;
      },
      isOfInterest: () => true,
      offer: (sites) => (found = sites),
    };
    if (fewest.length === 0) return fewest;
    await searchBest(wholePart(instance, fewest.length - 1), incumbent, run);
    if (!found) return fewest;
    fewest = found;
  }
}
