/** Lowers the Lagrangian bound of an instance and decides candidates by it. */
import { LagrangianBound } from './bound.ts';
import { greedyWithSwap } from './greedy.ts';
import { FREE, IN, OUT } from './candidate-state.ts';
import type { Part } from './part.ts';
import type { Run } from './run.ts';

/** The best set of a search, and which values are still of interest. */
export interface Incumbent {
  /** Smallest covered weight worth finding; nothing below it is looked for. */
  readonly wanted: number;
  /** Whether a set worth finding may be in this part, as far as can be told without a bound. */
  isOfInterest(part: Part): boolean;
  /** Tells of a set: positions in the problem, and what it covers. */
  offer(sites: readonly number[], covered: number): void;
}

export interface Tightened {
  /** No set of the instance covers more; a whole number. */
  bound: number;
  /** Of each candidate FREE, or what it is in every set worth finding. */
  readonly decided: Uint8Array;
  /** Multipliers with the lowest bound. */
  multipliers: Float64Array;
  /** How often each candidate was among the chosen, 0 to 1, late steps counting more. */
  readonly often: Float64Array;
}

/** Steps without progress after which the step length shrinks, and by how much; where the method ends. */
const PATIENCE = 20;
const SHRINK = 0.6;
const SMALLEST_SCALE = 0.004;
/** Less than this share of the bound is no progress. */
const PROGRESS = 1e-5;
/** Steps between two attempts to make a set of the chosen candidates. */
const STEPS_A_SET = 25;
const OFTEN_MEMORY = 0.95;

/**
 * Runs the subgradient method until the bound is below what is wanted, it gets no better, or the run must end.
 * @param scale step length to begin with, 0 to 2
 * @param onBound told when the bound has become lower
 */
export async function tighten(
  part: Part,
  scale: number,
  incumbent: Incumbent,
  run: Run,
  onBound: (bound: number) => void = () => {},
): Promise<Tightened> {
  const { instance, count, multipliers } = part;
  const relaxed = new LagrangianBound(instance, count, multipliers.slice());
  const result: Tightened = {
    bound: Math.floor(relaxed.value),
    decided: new Uint8Array(instance.site.length),
    multipliers: multipliers.slice(),
    often: new Float64Array(instance.site.length),
  };
  let lowest = relaxed.value;
  let fruitless = 0;
  decide(relaxed, result.decided, incumbent.wanted);
  for (let step = 1; result.bound >= incumbent.wanted && scale > SMALLEST_SCALE && run.mayGoOn(); step++) {
    relaxed.step(incumbent.wanted - 1, scale);
    for (let i = 0; i < result.often.length; i++)
      result.often[i] = (result.often[i] as number) * OFTEN_MEMORY;
    for (const site of relaxed.ranking.chosen)
      result.often[site] = (result.often[site] as number) + 1 - OFTEN_MEMORY;
    fruitless = relaxed.value < lowest - lowest * PROGRESS ? 0 : fruitless + 1;
    if (relaxed.value < lowest) {
      lowest = relaxed.value;
      result.bound = Math.floor(lowest);
      result.multipliers.set(relaxed.multipliers);
      decide(relaxed, result.decided, incumbent.wanted);
    }
    if (fruitless >= PATIENCE) {
      fruitless = 0;
      scale *= SHRINK;
    }
    if (step % STEPS_A_SET === 0) await offerSet(part, relaxed.ranking.chosen, incumbent, run);
    if (run.isPauseDue) {
      onBound(result.bound);
      await run.pause();
    }
  }
  return result;
}

/** Makes a set of the chosen candidates by greedy choice and swaps, and offers it. */
async function offerSet(
  { instance, count, fixed }: Part,
  chosen: Int32Array,
  incumbent: Incumbent,
  run: Run,
): Promise<void> {
  const { sites, covered } = await greedyWithSwap(instance, count, chosen, run);
  const named = sites.map((site) => instance.site[site] as number); // positions in the instance
  if (covered >= incumbent.wanted) incumbent.offer([...fixed, ...named], covered);
}

/** Decides the candidates without which, or with which, nothing wanted can be covered (reduced costs). */
function decide({ value, scores, ranking }: LagrangianBound, decided: Uint8Array, wanted: number): void {
  for (let site = 0; site < scores.length; site++) {
    if (decided[site] !== FREE) continue;
    const { isChosen, change } = ranking.otherwise(site, scores[site] as number); // site < length
    if (Math.floor(value + change) < wanted) decided[site] = isChosen ? IN : OUT;
  }
}
