/** People beyond reach as squares of about 500 m: cells joined on the grid that figures are computed on. */
import type { CellColumns } from '$geo/columns/columns.ts';
import type { Box } from '$lib/map/labels.ts';
import { classLimits, classOf } from '$lib/map/palette.ts';
import type { PictureProjection } from './project.ts';

const SQUARE_M = 500;
/** Squares are drawn apart from so many pixels per kilometre on. */
const APART_FROM_PX_PER_KM = 8;
const APART_PX = 0.5;
const CLASSES = 5;

export interface PeopleSquare {
  /** Centre, EPSG:4547, whole centimetres. */
  readonly xCm: number;
  readonly yCm: number;
  readonly column: number;
  readonly row: number;
  /** People beyond the limit in all its cells. */
  readonly uncovered: number;
}

/** Sorted by row, then column; squares without people are left out. */
export interface PeopleSquares {
  readonly sideM: number;
  readonly squares: readonly PeopleSquare[];
}

export interface SquaresDrawing {
  readonly sideM: number;
  /** People from which the second to the fifth class begin. */
  readonly limits: readonly number[];
  /**
   * Middle lines of rows of squares: a thick dashed stroke draws a row of squares at a fraction of the length of
   * their outlines. Where everyone is covered, and by class of people beyond reach.
   */
  readonly covered: string;
  readonly uncovered: readonly string[];
  /** Pixels: thickness and dash of the stroke, and the gap to the next dash. */
  readonly side: number;
  readonly apart: number;
  readonly counts: { readonly covered: number; readonly uncovered: readonly number[] };
}

/**
 * Joins the cells of one district and sums the people of those whose squared distance (cm²) is over the limit.
 * @param district code minus 440100
 */
export const peopleSquares = (
  cells: CellColumns,
  district: number,
  d2: Float64Array,
  limit: number,
): PeopleSquares => {
  const factor = Math.max(1, Math.round(SQUARE_M / cells.cellM));
  const stepCm = cells.cellM * 100;
  const found = new Map<number, { -readonly [Key in keyof PeopleSquare]: PeopleSquare[Key] }>();
  for (let cell = 0; cell < cells.count; cell++) {
    const people = cells.weight[cell] ?? 0;
    if (cells.district[cell] !== district || people === 0) continue;
    const [col = 0, row = 0] = [cells.col[cell], cells.row[cell]];
    const [column, line] = [Math.floor(col / factor), Math.floor(row / factor)];
    const key = line * 1e6 + column;
    let square = found.get(key);
    if (!square) {
      // The centre of the square, seen from the centre of any of its cells.
      const fromCell = (at: number, place: number) => (place * factor + (factor - 1) / 2 - at) * stepCm;
      square = {
        xCm: (cells.xCm[cell] ?? NaN) + fromCell(col, column),
        yCm: (cells.yCm[cell] ?? NaN) + fromCell(row, line),
        column,
        row: line,
        uncovered: 0,
      };
      found.set(key, square);
    }
    if (!((d2[cell] ?? Infinity) <= limit)) square.uncovered += people;
  }
  const squares = [...found.values()].sort((a, b) => a.row - b.row || a.column - b.column);
  return { sideM: factor * cells.cellM, squares };
};

/** The squares as strokes of a picture. A square is quiet only where nobody is beyond reach. */
export const drawSquares = (
  { sideM, squares }: PeopleSquares,
  projection: PictureProjection,
): SquaresDrawing => {
  const limits = classLimits(sideM);
  const stepPx = sideM / projection.metresPerPx;
  const apart = 1000 / projection.metresPerPx >= APART_FROM_PX_PER_KM ? APART_PX : 0;
  const side = stepPx - apart;
  const paths = Array.from({ length: CLASSES + 1 }, () => '');
  const counts = Array.from({ length: CLASSES + 1 }, () => 0);
  const classAt = (square: PeopleSquare) =>
    square.uncovered > 0 ? classOf(square.uncovered, limits) + 1 : 0;
  for (let first = 0; first < squares.length;) {
    const start = squares[first] as PeopleSquare; // first < length
    const step = classAt(start);
    let length = 1;
    for (; ; length++) {
      const next = squares[first + length];
      if (next?.row !== start.row || next.column !== start.column + length || classAt(next) !== step) break;
    }
    const [x, y] = projection.ofPlane(start.xCm, start.yCm);
    paths[step] += `M${shortOf(x - side / 2)} ${shortOf(y)}h${shortOf(length * stepPx - apart)}`;
    counts[step] = (counts[step] ?? 0) + length;
    first += length;
  }
  const [covered = '', ...uncovered] = paths;
  const [coveredCount = 0, ...uncoveredCounts] = counts;
  return {
    sideM,
    limits,
    covered,
    uncovered,
    side: Number(side.toFixed(3)),
    apart,
    counts: { covered: coveredCount, uncovered: uncoveredCounts },
  };
};

/** What squares take up, for names that step aside. */
export const squareBoxes = ({ sideM, squares }: PeopleSquares, projection: PictureProjection): Box[] => {
  const side = sideM / projection.metresPerPx;
  return squares.map(({ xCm, yCm }) => {
    const [x, y] = projection.ofPlane(xCm, yCm);
    return { x, y, width: side, height: side };
  });
};

const shortOf = (value: number) => String(Math.round(value * 10) / 10);
