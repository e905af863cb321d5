/** Grid cells as areas: the outline of a set of square cells, in whole grid steps and in degrees. */
import type { CellColumns } from '../columns/columns.ts';
import { type LngLat, lngLatOfPoint, planeToLngLat } from './crs.ts';

/** Corner of cells in grid steps: [column, row]; the cell (c, r) spans [c, c + 1] × [r, r + 1]. */
export type GridCorner = readonly [number, number];

/** One edge-connected part: its outer ring runs counter-clockwise, holes clockwise; rings are closed. */
export interface GridPart {
  readonly outer: readonly GridCorner[];
  readonly holes: readonly (readonly GridCorner[])[];
}

/** Any column and row from −2²⁴ to 2²⁴ as one number. */
function keyOf(col: number, row: number): number {
  return (row + 2 ** 24) * 2 ** 26 + col + 2 ** 24;
}

/** Turning left at a corner: the order of directions east, north, west, south. */
const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/**
 * Outline of the union of cells. Cells that touch at a corner only make separate parts; parts are ordered by
 * their lowest, then leftmost cell. No cells give no parts; a cell named twice counts once.
 */
export function outlineOfCells(cells: Iterable<GridCorner>): GridPart[] {
  const members = new Map<number, GridCorner>();
  for (const [col, row] of cells) members.set(keyOf(col, row), [col, row]);
  const sorted = [...members.values()].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  const partOf = edgeConnectedParts(sorted, members);
  const rings = traceRings(sorted, members);
  const parts = new Map<number, { outer: GridCorner[]; holes: GridCorner[][] }>();
  for (const { ring, cell } of rings) {
    const number = partOf.get(cell) as number; // every cell is in a part
    const part = parts.get(number) ?? { outer: [], holes: [] };
    if (isCounterClockwise(ring)) part.outer = ring;
    else part.holes.push(ring);
    parts.set(number, part);
  }
  return [...parts.entries()].sort(([a], [b]) => a - b).map(([, part]) => part);
}

function edgeConnectedParts(
  sorted: readonly GridCorner[],
  members: ReadonlyMap<number, GridCorner>,
): Map<number, number> {
  const partOf = new Map<number, number>();
  let parts = 0;
  for (const start of sorted) {
    if (partOf.has(keyOf(...start))) continue;
    const waiting: GridCorner[] = [start];
    partOf.set(keyOf(...start), parts);
    for (let cell = waiting.pop(); cell; cell = waiting.pop())
      for (const [dx, dy] of STEPS) {
        const next: GridCorner = [cell[0] + dx, cell[1] + dy];
        const key = keyOf(...next);
        if (!members.has(key) || partOf.has(key)) continue;
        partOf.set(key, parts);
        waiting.push(next);
      }
    parts++;
  }
  return partOf;
}

/** Walks along the border with the cells at the left, and cuts rings that touch themselves at that corner. */
function traceRings(sorted: readonly GridCorner[], members: ReadonlyMap<number, GridCorner>) {
  /** Border edges by their start: bit d is set where one leaves in direction d. */
  const leaving = new Map<number, number>();
  const has = (col: number, row: number) => members.has(keyOf(col, row));
  const addEdge = (x: number, y: number, direction: number) => {
    const key = keyOf(x, y);
    leaving.set(key, (leaving.get(key) ?? 0) | (1 << direction));
  };
  for (const [col, row] of sorted) {
    if (!has(col, row - 1)) addEdge(col, row, 0);
    if (!has(col + 1, row)) addEdge(col + 1, row, 1);
    if (!has(col, row + 1)) addEdge(col + 1, row + 1, 2);
    if (!has(col - 1, row)) addEdge(col, row + 1, 3);
  }
  const take = (x: number, y: number, direction: number) => {
    const key = keyOf(x, y);
    leaving.set(key, (leaving.get(key) ?? 0) & ~(1 << direction));
  };
  const rings: { ring: GridCorner[]; cell: number }[] = [];
  for (const [col, row] of sorted)
    for (const [x, y, direction] of [
      [col, row, 0],
      [col + 1, row + 1, 2],
    ] as const)
      if (((leaving.get(keyOf(x, y)) ?? 0) >> direction) & 1)
        for (const ring of walk(x, y, direction, leaving, take)) rings.push({ ring, cell: cellLeftOf(ring) });
  return rings;
}

function walk(
  startX: number,
  startY: number,
  startDirection: number,
  leaving: ReadonlyMap<number, number>,
  take: (x: number, y: number, direction: number) => void,
): GridCorner[][] {
  const rings: GridCorner[][] = [];
  const path: GridCorner[] = [];
  const seen = new Map<number, number>();
  let [x, y, direction] = [startX, startY, startDirection];
  for (;;) {
    const repeated = seen.get(keyOf(x, y));
    if (repeated !== undefined) {
      const loop = path.splice(repeated);
      for (const corner of loop) seen.delete(keyOf(...corner));
      rings.push(close(loop));
    }
    const outgoing = leaving.get(keyOf(x, y)) ?? 0;
    const next = [1, 0, 3].map((turn) => (direction + turn) % 4).find((turned) => (outgoing >> turned) & 1);
    if (path.length === 0 && repeated === undefined) direction = startDirection;
    else if (next === undefined) break;
    else direction = next;
    seen.set(keyOf(x, y), path.length);
    path.push([x, y]);
    take(x, y, direction);
    const [dx, dy] = STEPS[direction] as (typeof STEPS)[number]; // one of four
    x += dx;
    y += dy;
  }
  return rings;
}

/** Drops corners on a straight line and repeats the first corner at the end. */
function close(loop: readonly GridCorner[]): GridCorner[] {
  const at = (i: number) => loop[(i + loop.length) % loop.length] as GridCorner; // modulo length
  const corners = loop.filter((corner, i) => {
    const [before, after] = [at(i - 1), at(i + 1)];
    return (
      (before[0] !== corner[0] || corner[0] !== after[0]) &&
      (before[1] !== corner[1] || corner[1] !== after[1])
    );
  });
  return [...corners, corners[0] as GridCorner]; // a ring has at least four corners
}

/** Key of the cell at the left of the first edge of a ring. */
function cellLeftOf(ring: readonly GridCorner[]): number {
  const [from, to] = [ring[0] as GridCorner, ring[1] as GridCorner]; // closed rings have five or more
  if (to[0] > from[0]) return keyOf(from[0], from[1]);
  if (to[0] < from[0]) return keyOf(from[0] - 1, from[1] - 1);
  return to[1] > from[1] ? keyOf(from[0] - 1, from[1]) : keyOf(from[0], from[1] - 1);
}

function isCounterClockwise(ring: readonly GridCorner[]): boolean {
  let doubled = 0;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1] as GridCorner, ring[i] as GridCorner];
    doubled += a[0] * b[1] - b[0] * a[1];
  }
  return doubled > 0;
}

/** The centre of a cell in WGS 84 degrees; `planePoint` gives its whole centimetres back. */
export function cellCentre({ xCm, yCm }: Pick<CellColumns, 'xCm' | 'yCm'>, cell: number): LngLat {
  return lngLatOfPoint({ xCm: xCm[cell] ?? NaN, yCm: yCm[cell] ?? NaN });
}

/** Digits after the point of degrees: 1 cm. */
const DECIMALS = 1e7;

/**
 * The union of some cells of a grid as coordinates of a GeoJSON MultiPolygon, WGS 84, longitude first.
 * @param indexes positions in the columns
 */
export function cellsToMultiPolygon(cells: CellColumns, indexes: Iterable<number>): number[][][][] {
  const stepM = cells.cellM;
  const first = 0;
  const originX = (cells.xCm[first] ?? 0) / 100 - ((cells.col[first] ?? 0) + 0.5) * stepM;
  const originY = (cells.yCm[first] ?? 0) / 100 - ((cells.row[first] ?? 0) + 0.5) * stepM;
  const corner = ([col, row]: GridCorner) => {
    const { lng, lat } = planeToLngLat(originX + col * stepM, originY + row * stepM);
    return [Math.round(lng * DECIMALS) / DECIMALS, Math.round(lat * DECIMALS) / DECIMALS];
  };
  const chosen = Array.from(indexes, (i): GridCorner => [cells.col[i] ?? 0, cells.row[i] ?? 0]);
  return outlineOfCells(chosen).map(({ outer, holes }) => [outer, ...holes].map((ring) => ring.map(corner)));
}
