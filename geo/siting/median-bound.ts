/**
 * Lower bound for the p-median by Lagrangian relaxation of "every point is served once" (Cornuéjols, Fisher &
 * Nemhauser 1977):
 *
 *   L(u) = Σ_i w_i u_i − the p largest savings s_j = Σ_i w_i max(0, u_i − d_ij),   0 ≤ u_i ≤ distance to existing
 */
import { type DistanceProblem, largestOfSquares, visitNearer } from './distance-problem.ts';
import type { Run } from './run.ts';

const PATIENCE = 6;
const SHRINK = 0.6;
const SMALLEST_SCALE = 0.01;
/** Sums of millions of rounded products are trusted to this share. */
const TRUST = 1e-9;

/**
 * Finds numbers (cm · weight) that the sum of no p sites is below, each above the one before.
 * @param start distances to begin with, those to the best sites known
 * @param best the sum of the best sites known
 */
export async function medianBound(
  problem: DistanceProblem,
  p: number,
  start: Float64Array,
  best: number,
  run: Run,
  onBound: (bound: number) => void,
): Promise<void> {
  const reach = start.slice();
  const served = new Int32Array(problem.count);
  let lowest = 0;
  let scale = 1;
  for (let idle = 0; scale > SMALLEST_SCALE && lowest < best * (1 - TRUST);) {
    const saved = await savingsOf(problem, reach, run);
    if (!saved) break;
    const { largest, savings } = saved;
    const chosen = Array.from(savings.keys())
      .sort((a, b) => (savings[b] as number) - (savings[a] as number)) // candidates
      .slice(0, p);
    const sum = reach.reduce((all, cm, i) => all + cm * (problem.weight[i] as number), 0);
    const value = chosen.reduce((all, site) => all - (savings[site] as number), sum);
    idle = value > lowest ? 0 : idle + 1;
    if (value > lowest) onBound((lowest = value) * (1 - TRUST));
    if (idle >= PATIENCE) [scale, idle] = [scale * SHRINK, 0];
    served.fill(0);
    for (const site of chosen)
      visitNearer(problem, site, reach, largest, (point) => (served[point] = (served[point] as number) + 1));
    move(problem, reach, served, scale * (best - value));
  }
}

/** The saving of every candidate; null when the run ended. */
async function savingsOf(problem: DistanceProblem, reach: Float64Array, run: Run) {
  const largest = largestOfSquares(problem, reach);
  const savings = new Float64Array(problem.siteX.length);
  for (let site = 0; site < savings.length; site++) {
    let saving = 0;
    visitNearer(problem, site, reach, largest, (point, cm) => {
      saving += (problem.weight[point] as number) * ((reach[point] as number) - cm); // a point
    });
    savings[site] = saving;
    if (!run.mayGoOn()) return null;
    if (run.isPauseDue) await run.pause();
  }
  return { largest, savings };
}

/** Points that nobody serves reach farther, points served several times less far. */
function move(
  { weight, existing }: DistanceProblem,
  reach: Float64Array,
  served: Int32Array,
  length: number,
): void {
  let norm = 0;
  for (let point = 0; point < served.length; point++)
    norm += (weight[point] as number) * (1 - (served[point] as number)) ** 2; // points
  if (norm === 0) return;
  for (let point = 0; point < served.length; point++) {
    const moved = (reach[point] as number) + (length / norm) * (1 - (served[point] as number));
    reach[point] = Math.min(existing[point] as number, Math.max(0, moved));
  }
}
