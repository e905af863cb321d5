/** Finding cells of a grid by column and row. */
import type { CellColumns } from '../columns/columns.ts';

/** Cells sorted by row and column, with the place where each row begins. */
interface CellGrid {
  /** Positions in the columns, by row, then column. */
  readonly order: Int32Array;
  /** First position in `order` of each row, from `firstRow` on; one more at the end. */
  readonly rowStart: Int32Array;
  readonly firstRow: number;
}

const known = new WeakMap<CellColumns, CellGrid>();

function gridOf(cells: CellColumns): CellGrid {
  let grid = known.get(cells);
  if (!grid) known.set(cells, (grid = buildGrid(cells)));
  return grid;
}

function buildGrid(cells: CellColumns): CellGrid {
  const order = Int32Array.from({ length: cells.count }, (_, i) => i).sort(
    (a, b) =>
      (cells.row[a] as number) - (cells.row[b] as number) ||
      (cells.col[a] as number) - (cells.col[b] as number), // < count
  );
  const firstRow = cells.count ? (cells.row[order[0] as number] as number) : 0;
  const lastRow = cells.count ? (cells.row[order[cells.count - 1] as number] as number) : -1;
  const rowStart = new Int32Array(lastRow - firstRow + 2).fill(cells.count);
  for (let i = cells.count - 1; i >= 0; i--)
    rowStart[(cells.row[order[i] as number] as number) - firstRow] = i;
  for (let row = rowStart.length - 2; row >= 0; row--)
    rowStart[row] = Math.min(rowStart[row] as number, rowStart[row + 1] as number);
  return { order, rowStart, firstRow };
}

/** Positions of the cells in the columns, by row, then column. */
export function cellsByRow(cells: CellColumns): Int32Array {
  return gridOf(cells).order;
}

/** Where the cells of a row from one column to another, both included, stand in `cellsByRow`: first, one past the last. */
export function rangeOfRow(
  cells: CellColumns,
  row: number,
  fromCol: number,
  toCol: number,
): readonly [number, number] {
  const { order, rowStart, firstRow } = gridOf(cells);
  const at = row - firstRow;
  if (at < 0 || at > rowStart.length - 2) return [0, 0];
  const first = rowStart[at] as number; // at ≤ length − 2
  const end = rowStart[at + 1] as number;
  return [lowerBound(cells, order, first, end, fromCol), lowerBound(cells, order, first, end, toCol + 1)];
}

/** First position from `first` to `end` whose column is at least `col`. */
function lowerBound(cells: CellColumns, order: Int32Array, first: number, end: number, col: number): number {
  let low = first;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cells.col[order[middle] as number] as number) < col) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Calls `visit` with the position of every cell whose column and row are at most `reach` away, a square of cells. */
export function visitCellsAround(
  cells: CellColumns,
  col: number,
  row: number,
  reach: number,
  visit: (index: number) => void,
): void {
  const { order, rowStart, firstRow } = gridOf(cells);
  const from = Math.max(0, row - reach - firstRow);
  const to = Math.min(rowStart.length - 2, row + reach - firstRow);
  for (let r = from; r <= to; r++) {
    const end = rowStart[r + 1] as number; // rows run to length − 2
    for (let i = lowerBound(cells, order, rowStart[r] as number, end, col - reach); i < end; i++) {
      const index = order[i] as number;
      if ((cells.col[index] as number) > col + reach) break;
      visit(index);
    }
  }
}
