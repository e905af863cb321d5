/**
 * Branch and bound for maximal covering: the node with the highest bound first, bounds by Lagrangian relaxation,
 * candidates decided by reduced costs, the rest merged and made smaller again at every node.
 */
import type { CoverInstance } from './cover-instance.ts';
import { FREE, IN, OUT, type Remainder, restricted } from './reduce.ts';
import type { Run } from './run.ts';
import { type Incumbent, tighten } from './tighten.ts';

/** A part of the search. */
interface Node {
  readonly instance: CoverInstance;
  /** Sites still to be chosen. */
  readonly count: number;
  /** Sites already chosen: positions in the problem. */
  readonly fixed: readonly number[];
  readonly multipliers: Float64Array;
  /** No set of this part covers more. */
  readonly bound: number;
}

const ROOT_SCALE = 1;
const NODE_SCALE = 0.25;

/**
 * Looks for the set that covers most.
 * @returns the bound on what any set covers; below `incumbent.wanted` when nothing more is to be found
 */
export async function searchBest(
  instance: CoverInstance,
  count: number,
  incumbent: Incumbent,
  run: Run,
  onBound: (bound: number) => void,
): Promise<number> {
  const bound = instance.weight.reduce((sum, one) => sum + one, instance.base);
  const open: Node[] = [];
  let node: Node | undefined = { instance, count, fixed: [], multipliers: instance.weight.slice(), bound };
  let scale = ROOT_SCALE;
  while (node && node.bound >= incumbent.wanted) {
    const children: Node[] = await opened(node, scale, incumbent, run);
    scale = NODE_SCALE;
    open.push(...children);
    open.sort((a, b) => a.bound - b.bound);
    const highest = open.at(-1)?.bound ?? -1;
    onBound(highest);
    if (!run.mayGoOn()) return highest;
    node = open.pop();
  }
  return incumbent.wanted - 1;
}

/** The two parts of a node, or none when it is done; when the run must end, the node itself with its bound. */
async function opened(node: Node, firstScale: number, incumbent: Incumbent, run: Run): Promise<Node[]> {
  let { instance, count, fixed, multipliers, bound } = node;
  let scale = firstScale;
  for (;;) {
    if (count === 0 || instance.site.length === 0) {
      if (instance.base >= incumbent.wanted) incumbent.offer(fixed, instance.base);
      return [];
    }
    const tightened = await tighten(instance, count, fixed, multipliers, scale, incumbent, run);
    bound = Math.min(bound, tightened.bound);
    if (bound < incumbent.wanted) return [];
    if (!run.mayGoOn()) return [{ instance, count, fixed, multipliers: tightened.multipliers, bound }];
    const { decided } = tightened;
    if (decided.every((one) => one === FREE)) {
      const site = mostUndecided(tightened.often);
      return [OUT, IN].map((way) => child({ ...tightened, instance, count, fixed, bound }, site, way));
    }
    const left = restricted(instance, (site) => decided[site] as number);
    const chosen = instance.site.filter((_, site) => decided[site] === IN);
    if (chosen.length > count) return [];
    fixed = [...fixed, ...chosen];
    count -= chosen.length;
    multipliers = left.carried(tightened.multipliers);
    instance = left.instance;
    scale = NODE_SCALE;
  }
}

function child(node: Node, site: number, way: number): Node {
  const { instance, count, fixed, multipliers, bound } = node;
  const left: Remainder = restricted(instance, (one) => (one === site ? way : FREE));
  return {
    instance: left.instance,
    count: way === IN ? count - 1 : count,
    fixed: way === IN ? [...fixed, instance.site[site] as number] : fixed, // of the instance
    multipliers: left.carried(multipliers),
    bound,
  };
}

/** The candidate that was chosen in about half of the steps. */
function mostUndecided(often: Float64Array): number {
  let best = 0;
  often.forEach((share, site) => {
    if (Math.abs(share - 0.5) < Math.abs((often[best] as number) - 0.5)) best = site;
  });
  return best;
}
