/** Which sites lie within a distance of which points, on whole centimetres, by a grid of squares. */
import type { PlanePoints } from '../coverage/nearest.ts';
import type { Lists } from './cover-instance.ts';

/** Squares along a radius: more of them fit the circle better but cost more looking up. */
const SQUARES_A_RADIUS = 2;

/**
 * For each point the sites at most `squaredCm` away, ascending.
 * @param squaredCm squared distance in cm² of EPSG:4547; equality counts
 */
export function pairsWithin(points: PlanePoints, sites: PlanePoints, squaredCm: number): Lists {
  const grid = squaresOf(sites, Math.max(1, Math.ceil(Math.sqrt(squaredCm) / SQUARES_A_RADIUS)));
  const starts = new Int32Array(points.count + 1);
  let members = new Int32Array(Math.max(1_024, points.count * 8));
  let used = 0;
  for (let point = 0; point < points.count; point++) {
    const [x, y] = [points.xCm[point] as number, points.yCm[point] as number]; // point < count
    const first = used;
    const column = Math.floor(x / grid.side);
    const row = Math.floor(y / grid.side);
    for (let r = row - SQUARES_A_RADIUS; r <= row + SQUARES_A_RADIUS; r++)
      for (let c = column - SQUARES_A_RADIUS; c <= column + SQUARES_A_RADIUS; c++) {
        const square = grid.squares.get(keyOf(c, r));
        if (!square) continue;
        if (used + square.length > members.length) members = grown(members, square.length);
        for (const site of square) {
          const dx = (sites.xCm[site] as number) - x;
          const dy = (sites.yCm[site] as number) - y;
          members[used] = site;
          used += dx * dx + dy * dy <= squaredCm ? 1 : 0;
        }
      }
    members.subarray(first, used).sort();
    starts[point + 1] = used;
  }
  return { starts, members: members.slice(0, used) };
}

interface Squares {
  /** Side in cm. */
  readonly side: number;
  /** Positions of the sites of each square that has any. */
  readonly squares: Map<number, number[]>;
}

function squaresOf(sites: PlanePoints, side: number): Squares {
  const squares = new Map<number, number[]>();
  for (let site = 0; site < sites.count; site++) {
    const column = Math.floor((sites.xCm[site] as number) / side); // site < count
    const key = keyOf(column, Math.floor((sites.yCm[site] as number) / side));
    const square = squares.get(key);
    if (square) square.push(site);
    else squares.set(key, [site]);
  }
  return { side, squares };
}

/** One number for a square; far squares may share one, which only costs a look at points that are too far. */
function keyOf(column: number, row: number): number {
  return row * 2 ** 21 + column;
}

function grown(members: Int32Array, atLeast: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(members.length * 2 + atLeast);
  larger.set(members);
  return larger;
}
