/** The smallest radius within which p sites and the existing facilities cover a sample of points. */
import { type CoverInstance, listsOf, transposed } from './cover-instance.ts';
import { type DistanceProblem, squaredBetween } from './distance-problem.ts';
import { greedyWithSwap } from './greedy.ts';
import { wholePart } from './part.ts';
import { Run, type RunOptions } from './run.ts';
import { searchBest } from './search.ts';

export interface FoundRadius {
  readonly sites: readonly number[];
  /** Squared radius of the sites on the sample, cm². */
  readonly squared: number;
  /** No p sites cover the sample within less than this, cm². */
  readonly atLeast: number;
}

/** Share of the time that is left which one radius may take. */
const SHARE_OF_TIME = 0.2;

export class SampleRadius {
  /** Squared distances that can be the largest, ascending. */
  private readonly radii: Float64Array;

  /** @param atLeast squared radius below which nothing is looked for, cm² */
  constructor(
    private readonly problem: DistanceProblem,
    private readonly sample: readonly number[],
    private readonly p: number,
    private readonly atLeast: number,
  ) {
    const all = sample.flatMap((point) => [
      this.existing(point),
      ...Array.from(problem.siteX.keys(), (site) => squaredBetween(problem, point, site)),
    ]);
    const useful = [...new Set(all)].filter((one) => one >= atLeast && Number.isFinite(one));
    this.radii = Float64Array.from([atLeast, ...useful.filter((one) => one > atLeast)]).sort();
  }

  /** First by greedy choice alone, then, below what that finds, by search. */
  async search(run: Run, options: RunOptions): Promise<FoundRadius> {
    const { radii } = this;
    let [low, high] = [0, radii.length - 1];
    let sites: readonly number[] = [];
    while (low < high) {
      const middle = (low + high) >> 1;
      const found = await this.greedily(radii[middle] as number, run); // inside the radii
      if (found) [sites, high] = [found, middle];
      else low = middle + 1;
    }
    if (sites.length === 0) sites = (await this.greedily(radii[high] as number, run)) ?? [];
    let proved = -1;
    for (let top = high; top - proved > 1 && run.mayGoOn();) {
      const middle = (proved + top) >> 1;
      const slice = new Run({ ...options, timeLimitS: run.secondsLeft * SHARE_OF_TIME });
      const found = await this.bySearch(radii[middle] as number, slice);
      if (found === 'impossible') proved = middle;
      else top = middle;
      if (Array.isArray(found)) [sites, high] = [found, middle];
    }
    return { sites, squared: radii[high] as number, atLeast: radii[proved + 1] as number };
  }

  private existing(point: number): number {
    return Math.round((this.problem.existing[point] as number) ** 2); // a point
  }

  private async greedily(squared: number, run: Run): Promise<readonly number[] | null> {
    const instance = this.instance(squared);
    if (!instance) return null;
    const { sites, covered } = await greedyWithSwap(instance, this.p, [], run);
    return covered === instance.weight.length ? sites : null;
  }

  private async bySearch(squared: number, run: Run): Promise<readonly number[] | 'impossible' | 'unsure'> {
    const instance = this.instance(squared);
    if (!instance) return 'impossible';
    const all = instance.weight.length;
    let found: readonly number[] | null = null;
    const incumbent = {
      get wanted() {
        return found ? Infinity : all;
      },
      isOfInterest: () => true,
      offer: (sites: readonly number[]) => void (found = sites),
    };
    const { bound } = await searchBest(wholePart(instance, this.p), incumbent, run);
    return found ?? (bound < all ? 'impossible' : 'unsure');
  }

  /** The sample's points that existing facilities do not reach, each of weight 1; null when one is out of all reach. */
  private instance(squared: number): CoverInstance | null {
    const { problem } = this;
    const site = Int32Array.from(problem.siteX.keys());
    const open = this.sample.filter((point) => this.existing(point) > squared);
    const near = open.map((point) =>
      [...site].filter((one) => squaredBetween(problem, point, one) <= squared),
    );
    if (near.some(({ length }) => length === 0)) return null;
    const coveredBy = listsOf(near);
    const weight = new Float64Array(open.length).fill(1);
    return { weight, site, coveredBy, covers: transposed(coveredBy, site.length), conflicts: null, base: 0 };
  }
}
