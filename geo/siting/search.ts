/**
 * Branch and bound for maximal covering: the node with the highest bound first, bounds by Lagrangian relaxation,
 * candidates decided by reduced costs, the rest merged and made smaller again at every node.
 */
import { allWeight, type CoverInstance } from './cover-instance.ts';
import { FREE, IN, OUT } from './candidate-state.ts';
import { decidedPart, type Part, wholePart } from './part.ts';
import type { Run } from './run.ts';
import { type Incumbent, tighten } from './tighten.ts';

/** A part with its bound: no set of it covers more. */
interface Node extends Part {
  readonly bound: number;
}

const ROOT_SCALE = 1;
const NODE_SCALE = 0.25;
/** A part of which less than this share was decided is branched on instead of bounded again. */
const WORTH_AGAIN = 0.05;

/**
 * Looks for the set that covers most.
 * @param onBound told of every lower bound on what any set covers
 * @returns the bound at the end, below `incumbent.wanted` when nothing more is to be found
 */
export async function searchBest(
  instance: CoverInstance,
  count: number,
  incumbent: Incumbent,
  run: Run,
  onBound: (bound: number) => void = () => {},
): Promise<number> {
  const root = { ...wholePart(instance, count), bound: allWeight(instance) };
  const open = await opened(root, ROOT_SCALE, incumbent, run, onBound);
  for (;;) {
    open.sort((a, b) => a.bound - b.bound);
    const node = open.at(-1);
    if (!node || node.bound < incumbent.wanted) return incumbent.wanted - 1;
    onBound(node.bound);
    if (!run.mayGoOn()) return node.bound;
    open.pop();
    open.push(...(await opened(node, NODE_SCALE, incumbent, run)));
  }
}

/** The two parts of a node, or none when it is done; when the run must end, what is left of it. */
async function opened(
  node: Node,
  firstScale: number,
  incumbent: Incumbent,
  run: Run,
  onBound?: (bound: number) => void,
): Promise<Node[]> {
  let { bound, ...part } = node;
  let scale = firstScale;
  for (;;) {
    const { instance, count, fixed } = part;
    if (count === 0 || instance.site.length === 0) {
      if (instance.base >= incumbent.wanted) incumbent.offer(fixed, instance.base);
      return [];
    }
    const { decided, often, ...tightened } = await tighten(part, scale, incumbent, run, onBound);
    bound = Math.min(bound, tightened.bound);
    if (bound < incumbent.wanted) return [];
    const now = { ...part, multipliers: tightened.multipliers, bound };
    if (!run.mayGoOn()) return [now];
    const left = decidedPart(now, (site) => decided[site] as number);
    if (!left) return [];
    if (instance.site.length - left.instance.site.length < instance.site.length * WORTH_AGAIN) {
      const site = mostUndecided(often, decided);
      const ways = [OUT, IN].map((way) =>
        decidedPart(now, (one) => (one === site ? way : (decided[one] as number))),
      );
      return ways.flatMap((way) => (way ? [{ ...way, bound }] : []));
    }
    part = left;
    scale = NODE_SCALE;
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
