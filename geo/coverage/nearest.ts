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
const BLOCKS = 4 ** DEPTH;
/** A square with so few candidates, or so few points, is not cut further. */
const FEW_CANDIDATES = 4;
const FEW_POINTS = 32;

/**
 * Nearest supply point of every demand point, straight line in EPSG:4547. Exact while distances stay below
 * 670 km (squares below 2⁵³ cm²). With `maxM` (0–200,000 m) only points at most that far are looked for.
 *
 * Squares of land are cut in four again and again; each keeps, of its parent's candidates, those that can be
 * nearest to some point in it: not farther from its centre than the nearest one is, plus its diagonal.
 */
export function nearestSupply(demand: PlanePoints, supply: SupplyPoints, maxM?: number): Nearest {
  const limit = maxM === undefined ? Infinity : squaredCmLimit(maxM);
  const d2 = new Float64Array(demand.count).fill(Infinity);
  const index = new Int32Array(demand.count).fill(-1);
  if (supply.count === 0 || demand.count === 0) return { d2, index };
  const blocks = sortIntoBlocks(demand);
  const places = distinctPlaces(supply);
  const lists = Array.from({ length: DEPTH + 1 }, () => new CandidateList(places.length));
  const whole = lists[0] as CandidateList; // DEPTH > 0
  places.forEach((place, i) => {
    whole.place[i] = place;
    whole.x[i] = supply.xCm[place] as number; // places are positions in the supply
    whole.y[i] = supply.yCm[place] as number;
  });
  const squared = new Float64Array(places.length);
  visit(
    { demand, limit, d2, index, lists, squared, ...blocks },
    0,
    0,
    blocks.minX,
    blocks.minY,
    places.length,
  );
  return { d2, index };
}

/** Candidates of one square, by ascending id: positions in the supply, and their coordinates in cm. */
class CandidateList {
  readonly place: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;

  constructor(size: number) {
    this.place = new Int32Array(size);
    this.x = new Float64Array(size);
    this.y = new Float64Array(size);
  }
}

interface Search extends Nearest, Blocks {
  readonly demand: PlanePoints;
  readonly limit: number;
  /** One list per level, reused by all squares of the level. */
  readonly lists: readonly CandidateList[];
  /** Room for one number per candidate. */
  readonly squared: Float64Array;
}

/** Answers the points of one square; `code` is its Morton number, x and y its south-west corner in cm. */
function visit(search: Search, level: number, code: number, x: number, y: number, candidates: number): void {
  const { starts, lists } = search;
  const shift = 2 * (DEPTH - level);
  const first = starts[code << shift] as number; // positions here and below are inside their arrays by construction
  const last = starts[(code + 1) << shift] as number;
  if (first === last) return;
  const list = lists[level] as CandidateList;
  if (level === DEPTH || candidates <= FEW_CANDIDATES || last - first <= FEW_POINTS) {
    answer(search, list, candidates, first, last);
    return;
  }
  const side = 2 ** (search.blockBits + DEPTH - level - 1);
  const child = lists[level + 1] as CandidateList;
  for (let quarter = 0; quarter < 4; quarter++) {
    const childX = x + (quarter & 1) * side;
    const childY = y + (quarter >> 1) * side;
    const kept = keepPossible(
      search.squared,
      list,
      candidates,
      child,
      childX + side / 2,
      childY + side / 2,
      side,
    );
    visit(search, level + 1, code * 4 + quarter, childX, childY, kept);
  }
}

/** Tries every candidate for the points at positions first to last − 1 of the order. */
function answer(search: Search, list: CandidateList, candidates: number, first: number, last: number): void {
  const { order, limit, d2, index } = search;
  const { xCm, yCm } = search.demand;
  const { place, x, y } = list;
  for (let i = first; i < last; i++) {
    const point = order[i] as number;
    const pointX = xCm[point] as number;
    const pointY = yCm[point] as number;
    let best = Infinity;
    let bestAt = 0;
    for (let at = 0; at < candidates; at++) {
      const dx = pointX - (x[at] as number);
      const dy = pointY - (y[at] as number);
      const distance = dx * dx + dy * dy;
      if (distance < best) {
        best = distance;
        bestAt = at;
      }
    }
    if (best > limit) continue;
    d2[point] = best;
    index[point] = place[bestAt] as number;
  }
}

/**
 * Copies to `child`, in order, the candidates that can be nearest somewhere in the square around a centre; says
 * how many. No branch depends on a single candidate: mispredicted ones would take most of the time.
 */
function keepPossible(
  squared: Float64Array,
  list: CandidateList,
  candidates: number,
  child: CandidateList,
  centreX: number,
  centreY: number,
  side: number,
): number {
  const { x, y, place } = list;
  const { x: childX, y: childY, place: childPlace } = child;
  let best = Infinity;
  for (let i = 0; i < candidates; i++) {
    const dx = (x[i] as number) - centreX;
    const dy = (y[i] as number) - centreY;
    const distance = dx * dx + dy * dy;
    squared[i] = distance;
    if (distance < best) best = distance;
  }
  const reach = Math.sqrt(best) + side * Math.SQRT2 + 1; // 1 cm against rounding
  const bound = reach * reach;
  let kept = 0;
  for (let i = 0; i < candidates; i++) {
    childX[kept] = x[i] as number;
    childY[kept] = y[i] as number;
    childPlace[kept] = place[i] as number;
    kept += (squared[i] as number) <= bound ? 1 : 0;
  }
  return kept;
}

interface Blocks {
  /** Demand positions sorted by block (Morton order), and where each block starts. */
  readonly order: Int32Array;
  readonly starts: Int32Array;
  /** South-west corner of the first block, cm; a block is 2^blockBits cm wide. */
  readonly minX: number;
  readonly minY: number;
  readonly blockBits: number;
}

function sortIntoBlocks(demand: PlanePoints): Blocks {
  const { count, xCm, yCm } = demand;
  const [minX, maxX] = extentOf(xCm, count);
  const [minY, maxY] = extentOf(yCm, count);
  let blockBits = 0;
  while (Math.max(maxX - minX, maxY - minY) >= 2 ** (blockBits + DEPTH)) blockBits++;
  const blocks = new Uint16Array(count);
  const starts = new Int32Array(BLOCKS + 1);
  for (let i = 0; i < count; i++) {
    const column = ((xCm[i] as number) - minX) >>> blockBits;
    const row = ((yCm[i] as number) - minY) >>> blockBits;
    const block = (SPREAD[column] as number) | ((SPREAD[row] as number) << 1);
    blocks[i] = block;
    starts[block + 1] = (starts[block + 1] as number) + 1;
  }
  for (let block = 0; block < BLOCKS; block++) {
    starts[block + 1] = (starts[block + 1] as number) + (starts[block] as number);
  }
  const next = starts.slice();
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const block = blocks[i] as number;
    const position = next[block] as number;
    order[position] = i;
    next[block] = position + 1;
  }
  return { order, starts, minX, minY, blockBits };
}

/** Least and greatest of the first `count` (> 0) values. */
function extentOf(values: Int32Array, count: number): [number, number] {
  let least = values[0] as number;
  let greatest = least;
  for (let i = 1; i < count; i++) {
    const value = values[i] as number;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return [least, greatest];
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
