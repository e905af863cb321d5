/**
 * Distance from each demand point to the nearest supply point, in whole cm² of EPSG:4547: the one number from
 * which coverage, percentiles and gap areas follow.
 */
import type { FacilityColumns } from '../columns/columns.ts';
import { squaredCmLimit } from './radius.ts';

/** Points in EPSG:4547, whole centimetres. */
export interface PlanePoints {
  readonly count: number;
  readonly xCm: Int32Array;
  readonly yCm: Int32Array;
}

/** Supply points; `id` decides ties (the smaller wins), without it the position in the arrays does. */
export interface SupplyPoints extends PlanePoints {
  readonly id?: Int32Array;
}

/** The nearest supply point of each demand point. */
export interface Nearest {
  /** Exact squared distance, cm²; Infinity without supply or when none lies within `maxM`. */
  readonly d2: Float64Array;
  /** Position of the nearest supply point in its arrays, −1 for none. */
  readonly index: Int32Array;
}

/** The chosen facilities as supply points, in the order of `selection` (indexes from `selectFacilities`). */
export function supplyPoints(
  facilities: Pick<FacilityColumns, 'id' | 'xCm' | 'yCm'>,
  selection: Int32Array,
): Required<SupplyPoints> {
  const take = (column: Int32Array) => selection.map((index) => column[index] ?? 0);
  return {
    count: selection.length,
    id: take(facilities.id),
    xCm: take(facilities.xCm),
    yCm: take(facilities.yCm),
  };
}

/** The squared distances of `nearestSupply` alone. */
export function nearestSquaredCm(demand: PlanePoints, supply: SupplyPoints, maxM?: number): Float64Array {
  return nearestSupply(demand, supply, maxM).d2;
}

/** The plane is cut into 2^DEPTH × 2^DEPTH blocks around the demand. */
const DEPTH = 8;
/** A block with so few candidates, or so few points, is not cut further. */
const FEW = 4;

/**
 * Nearest supply point of every demand point, straight line in EPSG:4547. Exact while distances stay below
 * 670 km (squares below 2⁵³ cm²). With `maxM` (0–200,000 m) only points at most that far are looked for.
 *
 * Squares of land are cut in four again and again; each keeps, of its parent's candidates, those that can be
 * nearest to some point in it: not farther from its near side than the best one is from its far corner.
 */
export function nearestSupply(demand: PlanePoints, supply: SupplyPoints, maxM?: number): Nearest {
  const limit = maxM === undefined ? Infinity : squaredCmLimit(maxM);
  const d2 = new Float64Array(demand.count).fill(Infinity);
  const index = new Int32Array(demand.count).fill(-1);
  if (supply.count === 0 || demand.count === 0) return { d2, index };
  const blocks = sortIntoBlocks(demand);
  const places = distinctPlaces(supply);
  const lists = Array.from({ length: DEPTH + 1 }, () => new Int32Array(places.length));
  lists[0]?.set(places);
  visit(
    { demand, supply, limit, d2, index, lists, ...blocks },
    0,
    0,
    blocks.minX,
    blocks.minY,
    places.length,
  );
  return { d2, index };
}

interface Search {
  readonly demand: PlanePoints;
  readonly supply: SupplyPoints;
  readonly limit: number;
  readonly d2: Float64Array;
  readonly index: Int32Array;
  readonly order: Int32Array;
  readonly starts: Int32Array;
  readonly blockCm: number;
  readonly lists: Int32Array[];
}

/** Answers the points of one square; `code` is its Morton number, x and y its south-west corner in cm. */
function visit(search: Search, level: number, code: number, x: number, y: number, candidates: number): void {
  const shift = 2 * (DEPTH - level);
  const first = search.starts[code << shift] as number; // positions below are inside their arrays by construction
  const last = search.starts[(code + 1) << shift] as number;
  if (first === last) return;
  const list = search.lists[level] as Int32Array;
  if (level === DEPTH || candidates <= FEW || last - first <= FEW) {
    answer(search, list, candidates, first, last);
    return;
  }
  const half = search.blockCm * 2 ** (DEPTH - level - 1);
  const child = search.lists[level + 1] as Int32Array;
  for (let quarter = 0; quarter < 4; quarter++) {
    const childX = x + (quarter & 1) * half;
    const childY = y + (quarter >> 1) * half;
    const kept = keepPossible(search.supply, search.limit, list, candidates, child, childX, childY, half);
    if (kept > 0) visit(search, level + 1, code * 4 + quarter, childX, childY, kept);
  }
}

/** Tries every candidate for the points at positions first to last − 1 of the order. */
function answer(search: Search, list: Int32Array, candidates: number, first: number, last: number): void {
  const { order, limit, d2, index } = search;
  const { xCm, yCm } = search.supply;
  const demandX = search.demand.xCm;
  const demandY = search.demand.yCm;
  for (let i = first; i < last; i++) {
    const point = order[i] as number;
    const x = demandX[point] as number;
    const y = demandY[point] as number;
    let best = Infinity;
    let bestIndex = -1;
    for (let k = 0; k < candidates; k++) {
      const candidate = list[k] as number;
      const dx = x - (xCm[candidate] as number);
      const dy = y - (yCm[candidate] as number);
      const distance = dx * dx + dy * dy;
      if (distance < best) {
        best = distance;
        bestIndex = candidate;
      }
    }
    if (best > limit) continue;
    d2[point] = best;
    index[point] = bestIndex;
  }
}

/** Copies to `child`, in order, the candidates that can be nearest somewhere in a square; says how many. */
function keepPossible(
  supply: SupplyPoints,
  limit: number,
  list: Int32Array,
  candidates: number,
  child: Int32Array,
  x: number,
  y: number,
  side: number,
): number {
  const { xCm, yCm } = supply;
  let bound = limit;
  for (let i = 0; i < candidates; i++) {
    const candidate = list[i] as number;
    const dx = (xCm[candidate] as number) - x;
    const dy = (yCm[candidate] as number) - y;
    const farX = dx + dx > side ? dx : side - dx;
    const farY = dy + dy > side ? dy : side - dy;
    const far = farX * farX + farY * farY;
    if (far < bound) bound = far;
  }
  let kept = 0;
  for (let i = 0; i < candidates; i++) {
    const candidate = list[i] as number;
    const dx = (xCm[candidate] as number) - x;
    const dy = (yCm[candidate] as number) - y;
    const nearX = dx < 0 ? dx : dx > side ? dx - side : 0;
    const nearY = dy < 0 ? dy : dy > side ? dy - side : 0;
    if (nearX * nearX + nearY * nearY <= bound) child[kept++] = candidate;
  }
  return kept;
}

/** Demand positions sorted by block (Morton order), where each block starts, and the size of a block. */
function sortIntoBlocks(demand: PlanePoints) {
  const { count, xCm, yCm } = demand;
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let i = 0; i < count; i++) {
    const x = xCm[i] as number;
    const y = yCm[i] as number;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  const blockCm = Math.floor(Math.max(maxX - minX, maxY - minY) / 2 ** DEPTH) + 1;
  const blocks = new Uint16Array(count);
  const starts = new Int32Array(4 ** DEPTH + 1);
  for (let i = 0; i < count; i++) {
    const column = Math.floor(((xCm[i] as number) - minX) / blockCm);
    const row = Math.floor(((yCm[i] as number) - minY) / blockCm);
    const block = (SPREAD[column] as number) | ((SPREAD[row] as number) << 1);
    blocks[i] = block;
    starts[block + 1] = (starts[block + 1] as number) + 1;
  }
  for (let block = 0; block < 4 ** DEPTH; block++) {
    starts[block + 1] = (starts[block + 1] as number) + (starts[block] as number);
  }
  const next = starts.slice();
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const block = blocks[i] as number;
    const place = next[block] as number;
    order[place] = i;
    next[block] = place + 1;
  }
  return { order, starts, minX, minY, blockCm };
}

/** The bits of 0–255 with a zero before each: two of them interleave to a Morton number. */
const SPREAD = Uint16Array.from({ length: 2 ** DEPTH }, (_, value) =>
  Array.from({ length: DEPTH }, (_, bit) => ((value >> bit) & 1) << (2 * bit)).reduce(
    (sum, part) => sum | part,
    0,
  ),
);

/** Positions of the supply by ascending id, of several at one place only the first: ties then need no care. */
function distinctPlaces(supply: SupplyPoints): Int32Array {
  const { count, xCm, yCm, id } = supply;
  const positions = Int32Array.from({ length: count }, (_, i) => i);
  if (id) positions.sort((a, b) => (id[a] as number) - (id[b] as number) || a - b);
  const mask = 2 ** Math.ceil(Math.log2(count * 2 + 1)) - 1;
  const table = new Int32Array(mask + 1).fill(-1);
  let kept = 0;
  for (const position of positions) {
    const x = xCm[position] as number;
    const y = yCm[position] as number;
    let slot = (Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & mask;
    while (table[slot] !== -1) {
      const other = table[slot] as number;
      if (xCm[other] === x && yCm[other] === y) break;
      slot = (slot + 1) & mask;
    }
    if (table[slot] !== -1) continue;
    table[slot] = position;
    positions[kept++] = position;
  }
  return positions.subarray(0, kept);
}
