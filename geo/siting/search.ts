/**
 * Branch and bound for maximal covering: the node with the highest bound first, bounds by Lagrangian relaxation,
 * candidates decided by reduced costs, the rest merged and made smaller again at every node.
 */
import { FREE, IN, OUT } from './candidate-state.ts';
import { decidedPart, type Part } from './part.ts';
import type { Run } from './run.ts';
import { type Incumbent, tighten, type Tightened } from './tighten.ts';

/** A part with its bound: no set of it covers more. */
interface Node extends Part {
  readonly bound: number;
}

const ROOT_SCALE = 1;
const NODE_SCALE = 0.25;
/** A part of which less than this share was decided is branched on instead of bounded again. */
const WORTH_AGAIN = 0.05;

export interface SearchEnd {
  /** No set covers more; below `incumbent.wanted` when nothing more is to be found. */
  readonly bound: number;
  /** Multipliers with a low bound for the whole instance. */
  readonly multipliers: Float64Array;
}

/**
 * Looks for the set that covers most.
 * @param onBound told of every lower bound on what any set covers
 */
export async function searchBest(
  part: Part,
  incumbent: Incumbent,
  run: Run,
  onBound: (bound: number) => void = () => {},
): Promise<SearchEnd> {
  const tightened = await tighten(part, ROOT_SCALE, incumbent, run, onBound);
  const { bound, multipliers } = tightened;
  const open = await opened({ ...part, bound }, tightened, incumbent, run);
  for (;;) {
    open.sort((a, b) => a.bound - b.bound);
    const node = open.at(-1);
    if (!node || node.bound < incumbent.wanted) return { bound: incumbent.wanted - 1, multipliers };
    onBound(node.bound);
    if (!run.mayGoOn()) return { bound: node.bound, multipliers };
    open.pop();
    open.push(...(await opened(node, await tighten(node, NODE_SCALE, incumbent, run), incumbent, run)));
  }
}

/** The two parts of a node whose bound was tightened, or none when it is done; what is left of it when the run ends. */
async function opened(node: Node, tightened: Tightened, incumbent: Incumbent, run: Run): Promise<Node[]> {
  let { bound, ...part } = node;
  for (;;) {
    bound = Math.min(bound, tightened.bound);
    const { instance, fixed, count } = part;
    if (bound < incumbent.wanted || !incumbent.isOfInterest(part)) return [];
    if (count === 0 || instance.site.length === 0) {
      incumbent.offer(fixed, instance.base); // its bound is what it covers
      return [];
    }
    const { decided, often, multipliers } = tightened;
    const now = { ...part, multipliers };
    if (!run.mayGoOn()) return [{ ...now, bound }];
    const left = decidedPart(now, (site) => decided[site] as number);
    if (!left) return [];
    if (instance.site.length - left.instance.site.length < instance.site.length * WORTH_AGAIN) {
      const branch = mostUndecided(often, decided);
      return [OUT, IN].flatMap((way) => {
        const half = decidedPart(now, (site) => (site === branch ? way : (decided[site] as number)));
        return half ? [{ ...half, bound }] : [];
      });
    }
    part = left;
    tightened = await tighten(part, NODE_SCALE, incumbent, run);
  }
}

/** Of the undecided candidates the one that was chosen in about half of the steps. */
function mostUndecided(often: Float64Array, decided: Uint8Array): number {
  let best = -1;
  let nearest = Infinity;
  often.forEach((share, site) => {
    const distance = Math.abs(share - 0.5);
    if (decided[site] !== FREE || distance >= nearest) return;
    nearest = distance;
    best = site;
  });
  return best;
}
