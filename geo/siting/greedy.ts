/**
 * Greedy choice with interchange: the first answer, and the one that no other may be worse than. Greedy adds the
 * candidate that wins most (Church & ReVelle 1974); then single sites are exchanged while that wins something
 * (Teitz & Bart 1968).
 */
import { ChosenSites } from './chosen-sites.ts';
import type { CoverInstance } from './cover-instance.ts';
import type { Run } from './run.ts';

/**
 * At most `count` candidates of the instance; fewer when the rest adds nothing or stands too near.
 * @param start candidates to begin with; those too near to one before them are left out
 * @param run may end the swaps, never the greedy choice
 */
export async function greedyWithSwap(
  instance: CoverInstance,
  count: number,
  start: Iterable<number>,
  run: Run,
): Promise<{ sites: number[]; covered: number }> {
  const chosen = new ChosenSites(instance);
  for (const site of start) if (chosen.sites.size < count && chosen.mayJoin(site)) chosen.add(site);
  await addGreedily(chosen, count, run);
  while (await improveBySwaps(chosen, run)) await addGreedily(chosen, count, run);
  return { sites: [...chosen.sites].sort((a, b) => a - b), covered: chosen.covered };
}

async function addGreedily(chosen: ChosenSites, count: number, run: Run): Promise<void> {
  while (chosen.sites.size < count) {
    const site = chosen.best();
    if (site < 0) return;
    chosen.add(site);
    if (run.isPauseDue) await run.pause();
  }
}

/** Tries to exchange each chosen site once; says whether any exchange won something. */
async function improveBySwaps(chosen: ChosenSites, run: Run): Promise<boolean> {
  const before = chosen.covered;
  for (const site of [...chosen.sites]) {
    if (!run.mayGoOn()) return false;
    const covered = chosen.covered;
    chosen.remove(site);
    const other = chosen.best();
    const isBetter = other >= 0 && chosen.covered + (chosen.gains[other] as number) > covered; // a candidate
    if (isBetter) chosen.add(other);
    else if (chosen.covered < covered) chosen.add(site);
    if (run.isPauseDue) await run.pause();
  }
  return chosen.covered > before;
}
