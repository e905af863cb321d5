/**
 * Of all sets that cover a value, the one that ties choose: with the fewest sites, and of those the
 * lexicographically smallest. Candidates are tried in ascending order, in before out, so that the first set found
 * is the smallest; bounds cut off whatever cannot reach the value.
 */
import { allWeight, type CoverInstance } from './cover-instance.ts';
import { FREE, IN, OUT } from './candidate-state.ts';
import { decidedPart, type Part, wholePart } from './part.ts';
import type { Run } from './run.ts';
import { searchBest } from './search.ts';
import { type Incumbent, tighten, type Tightened } from './tighten.ts';

/** Step length to begin with. */
const SCALE = 0.25;

/**
 * @param best a set that covers `value`: positions in the problem
 * @param value the most that can be covered with that many sites
 * @param isFewest whether it is known that fewer sites cover less
 * @returns null when the run ended before
 */
export async function smallestSet(
  instance: CoverInstance,
  best: readonly number[],
  value: number,
  isFewest: boolean,
  run: Run,
): Promise<number[] | null> {
  // Without a spacing one more site covers more as long as anything is left: fewer sites then cover less.
  const isEnough = isFewest || (value < allWeight(instance) && !instance.conflicts);
  const { length } = isEnough ? best : await fewestSites(instance, best, value, run);
  const incumbent: Incumbent = { wanted: value, offer: () => {} };
  const found = await firstSet(wholePart(instance, length), incumbent, run);
  return run.mayGoOn() ? found : null;
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
      offer: (sites) => (found = sites),
    };
    if (fewest.length === 0) return fewest;
    await searchBest(instance, fewest.length - 1, incumbent, run);
    if (!found) return fewest;
    fewest = found;
  }
}

/** The smallest set of the part that covers what is wanted; null when there is none. */
async function firstSet(part: Part, incumbent: Incumbent, run: Run): Promise<number[] | null> {
  const { instance, count, fixed } = part;
  if (instance.base >= incumbent.wanted) return [...fixed].sort((a, b) => a - b);
  if (count === 0 || instance.site.length === 0) return null;
  const { decided, multipliers, bound } = await decidedBy(part, incumbent, run);
  if (bound < incumbent.wanted || !run.mayGoOn()) return null;
  const now = { ...part, multipliers };
  const isDecided = decided.some((one) => one !== FREE);
  for (const way of isDecided ? [FREE] : [IN, OUT]) {
    const left = decidedPart(now, (site) =>
      isDecided ? (decided[site] as number) : site === 0 ? way : FREE,
    );
    const found = left && (await firstSet(left, incumbent, run));
    if (found || !run.mayGoOn()) return found;
  }
  return null;
}

/** What bounds decide of a part, with as little work as decides anything. */
async function decidedBy(part: Part, incumbent: Incumbent, run: Run): Promise<Tightened> {
  const atOnce = await tighten(part, 0, incumbent, run);
  if (atOnce.bound < incumbent.wanted || atOnce.decided.some((one) => one !== FREE)) return atOnce;
  return tighten(part, SCALE, incumbent, run);
}
