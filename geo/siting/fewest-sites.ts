/** The fewest sites of an instance that cover a given weight. */
import { allWeight, type CoverInstance } from './cover-instance.ts';
import type { LoadSolver } from './exact.ts';
import { type FewestAnswer, FewestSearch } from './fewest-search.ts';
import type { Run } from './run.ts';

/**
 * Finds the fewest sites. Numbers of sites below a known set are tried by the bound alone, then by branching; where
 * all demand must be covered, by the solver when there is one.
 * @param needed whole weight, at most all weight of the instance
 */
export async function fewestSites(
  instance: CoverInstance,
  needed: number,
  run: Run,
  loadSolver: LoadSolver | undefined,
  tell: (answer: FewestAnswer) => void,
): Promise<FewestAnswer> {
  const all = allWeight(instance);
  // Where all must be covered the weights do not matter, and equal ones make the better bound.
  const search =
    needed === all
      ? new FewestSearch(
          { ...instance, weight: instance.weight.map(() => 1), base: 0 },
          instance.weight.length,
          run,
          tell,
        )
      : new FewestSearch(instance, needed, run, tell);
  await search.findFirst();
  await search.tryBounds();
  if (needed === all && loadSolver && search.isOpen) search.solveCover(await loadSolver());
  await search.tryBranching();
  return search;
}
