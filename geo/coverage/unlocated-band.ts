/**
 * What facilities without coordinates could change: nothing at worst, which is the estimate, and at best no more
 * than a bound that holds wherever they stand.
 */
import type { DemandColumns } from '../columns/columns.ts';
import { InputError } from '../errors.ts';
import { DISTRICTS } from '../kinds/vocabulary.ts';
import { CITY_CODE } from './coverage.ts';
import { type Radius, radiusCm, squaredCmLimit } from './radius.ts';

export interface UnlocatedBand {
  /** District code; CITY_CODE = the eleven districts together. */
  readonly district: number;
  readonly total: number;
  /** All unlocated facilities useless: the covered weight of `coverageByDistrict`. */
  readonly worst: number;
  /** An upper bound of the covered weight with every unlocated facility in its best place. */
  readonly best: number;
}

/** Sides of the squares as parts of the radius: each gives a bound, the least one holds. */
const SIDES = [0.5, 1, 2, 4];
/** Smaller squares would be too many, cm. */
const LEAST_SIDE_CM = 12_500;

/**
 * The band of the covered weight: the city first, then the eleven districts in code order.
 *
 * The plane is cut into squares. What facilities in one square, however many, cover newly is at most the
 * uncovered weight within the radius of that square, so k facilities anywhere gain at most the k largest such
 * sums. A district's bound lets all k of them serve it.
 * @param d2 squared distance of each point to the nearest located supply, cm²
 * @param radiusM 0 to 200,000 m, in a straight line or walked
 * @param unlocated how many facilities would count if they had coordinates
 * @throws InputError `radius_out_of_range`, `bad_count`
 */
export function unlocatedBand(
  demand: DemandColumns,
  d2: Float64Array,
  radiusM: Radius,
  unlocated: number,
): UnlocatedBand[] {
  if (!Number.isInteger(unlocated) || unlocated < 0)
    throw new InputError('bad_count', `unlocated is ${unlocated}; allowed are whole numbers from 0.`);
  const limit = squaredCmLimit(radiusM);
  const codes = DISTRICTS.map(({ code }) => code - CITY_CODE);
  return [codes, ...codes.map((code) => [code])].map((districts, line) => {
    const sums = { total: 0, worst: 0 };
    const uncovered: number[] = [];
    for (let i = 0; i < demand.count; i++) {
      const weight = demand.weight[i] as number; // i < count
      if (weight === 0 || !districts.includes(demand.district[i] as number)) continue;
      sums.total += weight;
      if ((d2[i] as number) <= limit) sums.worst += weight;
      else uncovered.push(i);
    }
    if (unlocated === 0) return { district: lineCode(districts, line), ...sums, best: sums.worst };
    const gains = SIDES.map((part) => {
      const side = Math.max(LEAST_SIDE_CM, Math.ceil(part * radiusCm(radiusM)));
      return largest(gainsOfSquares(demand, uncovered, limit, side), unlocated);
    });
    return {
      district: lineCode(districts, line),
      ...sums,
      best: Math.min(sums.total, sums.worst + Math.min(...gains)),
    };
  });
}

/** The city for the first line, else its only district. */
function lineCode(districts: readonly number[], line: number): number {
  return CITY_CODE + (line === 0 ? 0 : (districts[0] as number)); // a line has a district
}

/** By square: the weight of the points within the limit (cm²) of it. Points exactly as far count. */
function gainsOfSquares(
  demand: DemandColumns,
  points: readonly number[],
  limit: number,
  side: number,
): Float64Array {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const point of points) {
    const [x, y] = [demand.xCm[point] as number, demand.yCm[point] as number]; // positions in the demand
    [west, east] = [Math.min(west, x), Math.max(east, x)];
    [south, north] = [Math.min(south, y), Math.max(north, y)];
  }
  if (points.length === 0) return new Float64Array();
  const rim = Math.ceil(Math.sqrt(limit) / side);
  const columns = Math.floor((east - west) / side) + 1 + 2 * rim;
  const rows = Math.floor((north - south) / side) + 1 + 2 * rim;
  const gains = new Float64Array(columns * rows);
  for (const point of points) {
    const weight = demand.weight[point] as number;
    const [x, y] = [(demand.xCm[point] as number) - west, (demand.yCm[point] as number) - south];
    const [column, row] = [Math.floor(x / side), Math.floor(y / side)];
    for (let r = row - rim; r <= row + rim; r++) {
      const dy = outside(y, r * side, side);
      for (let c = column - rim; c <= column + rim; c++) {
        const dx = outside(x, c * side, side);
        if (dx * dx + dy * dy > limit) continue;
        const square = (r + rim) * columns + c + rim;
        gains[square] = (gains[square] as number) + weight;
      }
    }
  }
  return gains;
}

/** How far a coordinate lies outside the range of a square. */
function outside(value: number, from: number, side: number): number {
  return value < from ? from - value : value > from + side ? value - from - side : 0;
}

/** Sum of the largest ones. Most are small, so they are sorted only when they displace one of the largest. */
function largest(gains: Float64Array, count: number): number {
  const top = new Float64Array(Math.min(count, gains.length));
  for (const gain of gains) {
    if (!(gain > (top[0] ?? Infinity))) continue;
    let at = 1;
    for (; at < top.length && (top[at] as number) < gain; at++) top[at - 1] = top[at] as number; // at < length
    top[at - 1] = gain;
  }
  return top.reduce((sum, gain) => sum + gain, 0);
}
