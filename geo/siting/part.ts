/** Parts of a search: some candidates decided, the rest an instance of its own. */
import { IN } from './candidate-state.ts';
import { type CoverInstance, listAt } from './cover-instance.ts';
import { restricted } from './reduce.ts';

/** A part of a search: what is left to decide. */
export interface Part {
  readonly instance: CoverInstance;
  /** At most so many sites are still to be chosen. */
  readonly count: number;
  /** Sites chosen already, which the instance counts in its `base`: positions in the problem. */
  readonly fixed: readonly number[];
  /** Multipliers to begin with, one for each demand, multiples of 2⁻¹⁶. */
  readonly multipliers: Float64Array;
}

/** The instance with nothing decided; multipliers equal to the weights are a start like any other. */
export function wholePart(instance: CoverInstance, count: number, multipliers = instance.weight): Part {
  return { instance, count, fixed: [], multipliers };
}

/**
 * The part that is left when candidates are decided.
 * @param decided state of each candidate of the instance
 * @returns null when too many are in, or two that stand too near to each other
 */
export function decidedPart(
  { instance, count, fixed, multipliers }: Part,
  decided: (site: number) => number,
): Part | null {
  const { conflicts } = instance;
  const joined = Array.from(instance.site.keys()).filter((site) => decided(site) === IN);
  if (joined.length > count) return null;
  if (conflicts && joined.some((site) => listAt(conflicts, site).some((other) => decided(other) === IN)))
    return null;
  const left = restricted(instance, decided);
  return {
    instance: left.instance,
    count: count - joined.length,
    fixed: [...fixed, ...joined.map((site) => instance.site[site] as number)], // of the instance
    multipliers: left.carried(multipliers),
  };
}
