/**
 * Demand for problems that count distances (p-median, p-center): points by squares of land, so that whatever is
 * farther from a site than it matters is passed over square by square.
 */
import type { DemandColumns } from '../columns/columns.ts';
import { nearestSquaredCm, type PlanePoints } from '../coverage/nearest.ts';

export interface DistanceInput {
  /** Demand in EPSG:4547, whole centimetres, with whole weights ≥ 0. */
  readonly demand: Pick<DemandColumns, 'count' | 'xCm' | 'yCm' | 'weight'>;
  /** Squared distance of each demand point to the nearest existing facility, cm²; Infinity where there is none. */
  readonly d2: Float64Array;
  /** The candidates; their order breaks ties. */
  readonly sites: PlanePoints;
  /** Positions of the demand that counts; by default all of it. */
  readonly scope?: Iterable<number>;
}

/** Demand with a weight, sorted by squares; coordinates and distances in centimetres. */
export interface DistanceProblem {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weight: Float64Array;
  readonly total: number;
  /** Distance to the nearest existing facility; Infinity where there is none. */
  readonly existing: Float64Array;
  /** Squared distance to the nearest facility when every candidate is built, cm²; Infinity where there is none. */
  readonly least: Float64Array;
  readonly siteX: Float64Array;
  readonly siteY: Float64Array;
  /** Each square: its points stand from `start` to before `end`, and inside its bounds. */
  readonly squares: readonly Square[];
}

interface Square {
  readonly start: number;
  readonly end: number;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

const SIDE_CM = 150_000;

export function distanceProblem({ demand, d2, sites, scope }: DistanceInput): DistanceProblem {
  const counted = scope ? [...new Set(scope)] : Array.from({ length: demand.count }, (_, i) => i);
  const squareOf = (i: number) =>
    Math.floor((demand.yCm[i] as number) / SIDE_CM) * 2 ** 20 +
    Math.floor((demand.xCm[i] as number) / SIDE_CM); // positions in the columns
  const position = Int32Array.from(counted.filter((i) => (demand.weight[i] as number) > 0)).sort(
    (a, b) => squareOf(a) - squareOf(b) || a - b,
  );
  const x = Float64Array.from(position, (i) => demand.xCm[i] as number);
  const y = Float64Array.from(position, (i) => demand.yCm[i] as number);
  const weight = Float64Array.from(position, (i) => demand.weight[i] as number);
  const squares: Square[] = [];
  for (let start = 0, end = 0; start < position.length; start = end) {
    const square = squareOf(position[start] as number);
    while (end < position.length && squareOf(position[end] as number) === square) end++;
    const [own, ownY] = [x.subarray(start, end), y.subarray(start, end)];
    const [west, east] = [Math.min(...own), Math.max(...own)];
    squares.push({ start, end, west, east, south: Math.min(...ownY), north: Math.max(...ownY) });
  }
  const toSite = nearestSquaredCm(demand, sites);
  return {
    count: position.length,
    x,
    y,
    weight,
    total: weight.reduce((sum, one) => sum + one, 0),
    existing: Float64Array.from(position, (i) => Math.sqrt(d2[i] as number)),
    least: Float64Array.from(position, (i) => Math.min(d2[i] as number, toSite[i] as number)),
    siteX: Float64Array.from(sites.xCm.subarray(0, sites.count)),
    siteY: Float64Array.from(sites.yCm.subarray(0, sites.count)),
    squares,
  };
}

/** The largest value of each square. */
export function largestOfSquares({ squares }: DistanceProblem, values: Float64Array): Float64Array {
  return Float64Array.from(squares, ({ start, end }) => {
    let largest = 0;
    for (let i = start; i < end; i++) largest = Math.max(largest, values[i] as number); // points of the square
    return largest;
  });
}

/**
 * Calls `visit` with every point that is nearer to a site than its reach, and with the distance; all in cm.
 * @param reach one for each point; `largest` of it for each square
 */
export function visitNearer(
  { squares, x, y, siteX, siteY }: DistanceProblem,
  site: number,
  reach: Float64Array,
  largest: Float64Array,
  visit: (point: number, cm: number) => void,
): void {
  const [atX, atY] = [siteX[site] as number, siteY[site] as number]; // a candidate
  for (let at = 0; at < squares.length; at++) {
    const { start, end, west, east, south, north } = squares[at] as Square; // at < length
    const far = largest[at] as number;
    const outX = Math.max(west - atX, atX - east, 0);
    const outY = Math.max(south - atY, atY - north, 0);
    if (outX * outX + outY * outY >= far * far) continue;
    for (let point = start; point < end; point++) {
      const dx = (x[point] as number) - atX;
      const dy = (y[point] as number) - atY;
      const squared = dx * dx + dy * dy;
      const limit = reach[point] as number;
      if (squared < limit * limit) visit(point, Math.sqrt(squared));
    }
  }
}

/** Squared distance of a point to a candidate, cm², exact. */
export function squaredBetween({ x, y, siteX, siteY }: DistanceProblem, point: number, site: number): number {
  const dx = (x[point] as number) - (siteX[site] as number); // both inside the problem
  const dy = (y[point] as number) - (siteY[site] as number);
  return dx * dx + dy * dy;
}
