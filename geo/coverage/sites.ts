/** Places where a new facility could stand, and the people each would add. */
import type { CellColumns } from '../columns/columns.ts';
import { cellsByRow, rangeOfRow } from './cell-grid.ts';
import { type Radius, squaredCmLimit } from './radius.ts';

/** Spacing of candidates in metres. */
export const CANDIDATE_SPACING_M = 500;

/**
 * Candidate sites: of every square of `spacingM`, counted from the grid's own origin, the populated cell with most
 * people, ties by the smallest id. Only cells of `scope` are looked at.
 * @param scope positions in the columns
 * @returns positions of the chosen cells, by id
 */
export function candidates(
  cells: CellColumns,
  scope: Iterable<number>,
  spacingM: number = CANDIDATE_SPACING_M,
): number[] {
  const best = new Map<number, number>();
  const id = (index: number) => cells.id[index] as number; // positions of the scope are inside the columns
  const people = (index: number) => cells.weight[index] as number;
  const square = (steps: number) => Math.floor((steps * cells.cellM) / Math.max(spacingM, cells.cellM));
  for (const index of scope) {
    if (people(index) <= 0) continue;
    const key = square(cells.row[index] as number) * 2 ** 26 + square(cells.col[index] as number);
    const chosen = best.get(key);
    if (
      chosen === undefined ||
      people(index) > people(chosen) ||
      (people(index) === people(chosen) && id(index) < id(chosen))
    )
      best.set(key, index);
  }
  return [...best.values()].sort((a, b) => id(a) - id(b));
}

/** People who are beyond a radius now, ready to be summed over circles. */
export interface UncoveredPeople {
  readonly limit: number;
  /** Of the cells by row and column: uncovered people of all cells before. */
  readonly before: Float64Array;
}

const known = new WeakMap<Float64Array, UncoveredPeople>();

/**
 * Sums the people beyond the radius along the rows of the grid; kept with `d2` for the last radius.
 * @param d2 squared distance of each cell to the nearest supply, cm²
 */
export function uncoveredPeople(cells: CellColumns, d2: Float64Array, radiusM: Radius): UncoveredPeople {
  const limit = squaredCmLimit(radiusM);
  let sums = known.get(d2);
  if (sums?.limit === limit) return sums;
  const before = new Float64Array(cells.count + 1);
  cellsByRow(cells).forEach((index, i) => {
    const isUncovered = cells.district[index] !== 0 && (d2[index] as number) > limit; // index < count
    before[i + 1] = (before[i] as number) + (isUncovered ? (cells.weight[index] as number) : 0);
  });
  sums = { limit, before };
  known.set(d2, sums);
  return sums;
}

export interface BestSite {
  /** Position of the cell in whose centre it stands. */
  readonly cell: number;
  /** Uncovered people within the radius of it, in whichever district. */
  readonly people: number;
  /** Among how many candidates it is the best. */
  readonly candidates: number;
}

/**
 * The candidate that would cover most of the people who are beyond the radius; ties by the smallest id. Cells lie
 * on a grid, so within a circle those of one row follow each other.
 * @param scope positions of the cells where it may stand
 * @returns null when the scope has no populated cell
 */
export function bestSite(
  cells: CellColumns,
  scope: Iterable<number>,
  uncovered: UncoveredPeople,
): BestSite | null {
  const places = candidates(cells, scope);
  const reaches = reachByRow(cells, uncovered.limit);
  let best: { cell: number; people: number } | null = null;
  for (const cell of places) {
    const people = peopleWithin(cells, cell, reaches, uncovered.before);
    if (!best || people > best.people) best = { cell, people };
  }
  return best && { ...best, candidates: places.length };
}

/** For rows 0, 1, 2… away from a centre: how many columns to each side lie within the limit (cm²). */
function reachByRow(cells: CellColumns, limit: number): number[] {
  const squaredStep = (cells.cellM * 100) ** 2;
  const isWithin = (cols: number, rows: number) => (cols * cols + rows * rows) * squaredStep <= limit;
  const reaches: number[] = [];
  let cols = Math.ceil(Math.sqrt(limit / squaredStep)) + 1;
  for (let rows = 0; isWithin(0, rows); rows++) {
    while (!isWithin(cols, rows)) cols--;
    reaches.push(cols);
  }
  return reaches;
}

function peopleWithin(
  cells: CellColumns,
  centre: number,
  reaches: readonly number[],
  before: Float64Array,
): number {
  const [col, row] = [cells.col[centre] as number, cells.row[centre] as number]; // a position in the columns
  let people = 0;
  reaches.forEach((reach, rows) => {
    for (const at of rows === 0 ? [row] : [row - rows, row + rows]) {
      const [first, end] = rangeOfRow(cells, at, col - reach, col + reach);
      people += (before[end] as number) - (before[first] as number);
    }
  });
  return people;
}
