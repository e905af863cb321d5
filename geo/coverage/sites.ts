/** Places where a new facility could stand, and the people each would add. */
import type { CellColumns } from '../columns/columns.ts';
import { visitCellsAround } from './cell-grid.ts';
import { squaredCmLimit } from './radius.ts';

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
  const side = Math.max(1, Math.round(spacingM / cells.cellM));
  const best = new Map<string, number>();
  const id = (index: number) => cells.id[index] as number; // positions of the scope are inside the columns
  const people = (index: number) => cells.weight[index] as number;
  for (const index of scope) {
    if (people(index) <= 0) continue;
    const square = `${Math.floor((cells.col[index] as number) / side)} ${Math.floor((cells.row[index] as number) / side)}`;
    const chosen = best.get(square);
    if (
      chosen === undefined ||
      people(index) > people(chosen) ||
      (people(index) === people(chosen) && id(index) < id(chosen))
    )
      best.set(square, index);
  }
  return [...best.values()].sort((a, b) => id(a) - id(b));
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
 * The candidate that would cover most of the people who are beyond the radius; ties by the smallest id.
 * @param scope positions of the cells where it may stand
 * @param isUncovered whether the people of a cell are beyond the radius now, by position
 * @returns null when the scope has no populated cell
 */
export function bestSite(
  cells: CellColumns,
  scope: Iterable<number>,
  isUncovered: (index: number) => boolean,
  radiusM: number,
): BestSite | null {
  const places = candidates(cells, scope);
  const limit = squaredCmLimit(radiusM);
  const reach = Math.min(2 ** 20, Math.floor(radiusM / cells.cellM));
  let best: { cell: number; people: number } | null = null;
  for (const place of places) {
    let people = 0;
    const [x, y] = [cells.xCm[place] as number, cells.yCm[place] as number];
    visitCellsAround(cells, cells.col[place] as number, cells.row[place] as number, reach, (index) => {
      if (!isUncovered(index)) return;
      const dx = (cells.xCm[index] as number) - x;
      const dy = (cells.yCm[index] as number) - y;
      if (dx * dx + dy * dy <= limit) people += cells.weight[index] as number;
    });
    if (!best || people > best.people) best = { cell: place, people };
  }
  return best && { ...best, candidates: places.length };
}
