/** The nearest supply of some demand points only: what a change of the supply asks anew. */
import type { Nearest, PlanePoints } from './nearest.ts';

/** So few comparisons are made one by one. */
const FEW_COMPARISONS = 2_048;

/** Supply points that may be used: their positions, ascending, of columns in whole centimetres of EPSG:4547. */
export interface UsableSupply {
  readonly slots: Int32Array;
  readonly xCm: Int32Array;
  readonly yCm: Int32Array;
}

/**
 * Writes the nearest usable supply point of the points listed into `nearest`, ties to the smaller slot; Infinity
 * and −1 without supply. Points are parted along the longer side of their box again and again; each part keeps
 * the supply that can be nearest to some point of its box, as `nearestSupply` does with squares.
 * @param points positions in the demand; their order is changed
 */
export function nearestOfSome(
  demand: PlanePoints,
  points: Int32Array,
  supply: UsableSupply,
  nearest: Nearest,
): void {
  visit({ demand, supply, nearest }, points, supply.slots);
}

interface Search {
  readonly demand: PlanePoints;
  readonly supply: UsableSupply;
  readonly nearest: Nearest;
}

function visit(search: Search, points: Int32Array, slots: Int32Array): void {
  const { xCm, yCm } = search.demand;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const point of points) {
    const x = xCm[point] as number; // positions in the demand
    const y = yCm[point] as number;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  const [width, height] = [east - west, north - south];
  const [middleX, middleY] = [west + width / 2, south + height / 2];
  const kept = possible(search.supply, slots, middleX, middleY, Math.hypot(width, height));
  const atOnePlace = width === 0 && height === 0;
  if (atOnePlace || points.length * kept.length <= FEW_COMPARISONS) {
    answer(search, points, kept);
    return;
  }
  const below = width >= height ? part(points, xCm, middleX) : part(points, yCm, middleY);
  visit(search, points.subarray(0, below), kept);
  visit(search, points.subarray(below), kept);
}

/** Those that can be nearest somewhere in a box: not farther from its centre than the nearest, plus its diagonal. */
function possible(
  { xCm, yCm }: UsableSupply,
  slots: Int32Array,
  centreX: number,
  centreY: number,
  diagonal: number,
): Int32Array {
  const squared = new Float64Array(slots.length);
  let best = Infinity;
  for (let i = 0; i < slots.length; i++) {
    const dx = (xCm[slots[i] as number] as number) - centreX; // i < length
    const dy = (yCm[slots[i] as number] as number) - centreY;
    const distance = dx * dx + dy * dy;
    squared[i] = distance;
    if (distance < best) best = distance;
  }
  const reach = Math.sqrt(best) + diagonal + 1; // 1 cm against rounding
  const bound = reach * reach;
  const kept = new Int32Array(slots.length);
  let count = 0;
  for (let i = 0; i < slots.length; i++)
    if ((squared[i] as number) <= bound) kept[count++] = slots[i] as number;
  return kept.subarray(0, count);
}

/** Puts the points up to a coordinate before the others; says how many they are. */
function part(points: Int32Array, column: Int32Array, middle: number): number {
  let below = 0;
  for (let i = 0; i < points.length; i++) {
    const point = points[i] as number; // i < length
    if ((column[point] as number) > middle) continue;
    points[i] = points[below] as number;
    points[below++] = point;
  }
  return below;
}

function answer({ demand, supply, nearest }: Search, points: Int32Array, slots: Int32Array): void {
  const { xCm, yCm } = supply;
  for (const point of points) {
    const x = demand.xCm[point] as number; // positions in the demand, slots in the supply
    const y = demand.yCm[point] as number;
    let best = Infinity;
    let bestSlot = -1;
    for (const slot of slots) {
      const dx = x - (xCm[slot] as number);
      const dy = y - (yCm[slot] as number);
      const distance = dx * dx + dy * dy;
      if (distance < best) {
        best = distance;
        bestSlot = slot;
      }
    }
    nearest.d2[point] = best;
    nearest.index[point] = bestSlot;
  }
}
