/** The core points of DBSCAN and the components they make, by squares whose points are all neighbours. */
import type { PlanePoints } from '../coverage/nearest.ts';
import { NeighbourSquares } from './neighbour-squares.ts';

export interface CoreComponents {
  /** By point: any number that its cluster has alone, −1 for noise. */
  readonly component: Int32Array;
  /** By point: 1 = core. */
  readonly isCore: Uint8Array;
}

/**
 * Core points share a component when a chain of core points joins them, each at most the limit from the next;
 * others take the component of their nearest core point within the limit, on ties that of the smaller id.
 * @param limit squared distance of neighbours, whole cm²
 * @param minPoints neighbours of a core point, itself counted
 */
export function coreComponents(
  points: PlanePoints & { readonly id: Int32Array },
  limit: number,
  minPoints: number,
): CoreComponents {
  const squares = new NeighbourSquares(points, limit);
  const isCore = findCore(points, squares, limit, minPoints);
  const roots = joinSquares(points, squares, limit, isCore);
  const component = new Int32Array(points.count).fill(-1);
  for (let square = 0; square < squares.count; square++)
    for (const point of squares.pointsOf(square)) {
      if (isCore[point]) component[point] = rootOf(roots, square);
      else {
        const nearest = nearestCore(points, squares, square, point, limit, isCore);
        if (nearest >= 0) component[point] = rootOf(roots, squares.squareOf(nearest));
      }
    }
  return { component, isCore };
}

function squaredBetween({ xCm, yCm }: PlanePoints, a: number, b: number): number {
  const dx = (xCm[a] as number) - (xCm[b] as number); // positions of points
  const dy = (yCm[a] as number) - (yCm[b] as number);
  return dx * dx + dy * dy;
}

function findCore(
  points: PlanePoints,
  squares: NeighbourSquares,
  limit: number,
  minPoints: number,
): Uint8Array {
  const isCore = new Uint8Array(points.count);
  for (let square = 0; square < squares.count; square++) {
    const own = squares.pointsOf(square);
    const around = squares.around(square);
    for (const point of own) {
      let neighbours = own.length;
      for (const other of around) {
        if (neighbours >= minPoints) break;
        for (const candidate of squares.pointsOf(other))
          if (squaredBetween(points, point, candidate) <= limit) neighbours++;
      }
      if (neighbours >= minPoints) isCore[point] = 1;
    }
  }
  return isCore;
}

/** Joins the core points of squares: those of one square are neighbours anyway. Gives a forest over the squares. */
function joinSquares(
  points: PlanePoints,
  squares: NeighbourSquares,
  limit: number,
  isCore: Uint8Array,
): Int32Array {
  const roots = Int32Array.from({ length: squares.count }, (_, square) => square);
  const coreOf = (square: number) => squares.pointsOf(square).filter((point) => isCore[point]);
  for (let square = 0; square < squares.count; square++) {
    const own = coreOf(square);
    if (own.length === 0) continue;
    for (const other of squares.around(square)) {
      if (other > square || rootOf(roots, other) === rootOf(roots, square)) continue;
      const theirs = coreOf(other);
      if (own.some((a) => theirs.some((b) => squaredBetween(points, a, b) <= limit)))
        roots[rootOf(roots, other)] = rootOf(roots, square);
    }
  }
  return roots;
}

/** The root of a tree, whose branches are shortened on the way. */
function rootOf(roots: Int32Array, square: number): number {
  let at = square;
  while (roots[at] !== at) {
    roots[at] = roots[roots[at] as number] as number; // squares below the count
    at = roots[at] as number;
  }
  return at;
}

/** The nearest core point within the limit, ties to the smaller id; −1 for none. */
function nearestCore(
  points: PlanePoints & { readonly id: Int32Array },
  squares: NeighbourSquares,
  square: number,
  point: number,
  limit: number,
  isCore: Uint8Array,
): number {
  let nearest = -1;
  let best = limit;
  for (const other of [square, ...squares.around(square)])
    for (const candidate of squares.pointsOf(other)) {
      if (!isCore[candidate]) continue;
      const squared = squaredBetween(points, point, candidate);
      if (squared > best) continue;
      const isNearer = squared < best || nearest < 0;
      if (!isNearer && (points.id[candidate] as number) > (points.id[nearest] as number)) continue;
      best = squared;
      nearest = candidate;
    }
  return nearest;
}
