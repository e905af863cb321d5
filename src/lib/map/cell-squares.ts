/** Population cells as squares to draw: one by one, or joined to squares of about 500 m. */
import type { CellColumns } from '$geo/columns/columns.ts';
import { builtUpLimits, classLimits, classOf, type Palette } from './palette.ts';
import { fastInverse } from './plane-grid.ts';

export interface CellSquares {
  readonly count: number;
  readonly sideM: number;
  /** Centre of each square, longitude and latitude in turn. */
  readonly positions: Float64Array;
  /** Square of each cell. */
  readonly squareOf: Int32Array;
  /** District of the square's first cell (code minus 440100). */
  readonly district: Uint8Array;
}

/** Joins `factor` × `factor` cells to one square; 1 leaves them as they are. */
export const cellSquares = (cells: CellColumns, factor: number): CellSquares => {
  const places = new Map<number, number>();
  const squareOf = new Int32Array(cells.count);
  const columns: number[] = [];
  const rows: number[] = [];
  const district: number[] = [];
  for (let cell = 0; cell < cells.count; cell++) {
    const column = Math.floor((cells.col[cell] ?? 0) / factor);
    const row = Math.floor((cells.row[cell] ?? 0) / factor);
    const key = row * 1e6 + column;
    let square = places.get(key);
    if (square === undefined) {
      square = columns.length;
      places.set(key, square);
      columns.push(column);
      rows.push(row);
      district.push(cells.district[cell] ?? 0);
    }
    squareOf[cell] = square;
  }
  const sideM = cells.cellM * factor;
  // The south-west corner of cell (0, 0) follows from any cell.
  const originX = (cells.xCm[0] ?? 0) / 100 - ((cells.col[0] ?? 0) + 0.5) * cells.cellM;
  const originY = (cells.yCm[0] ?? 0) / 100 - ((cells.row[0] ?? 0) + 0.5) * cells.cellM;
  const positions = new Float64Array(columns.length * 2);
  const inverse = fastInverse();
  columns.forEach((column, square) =>
    inverse.write(
      originX + (column + 0.5) * sideM,
      originY + ((rows[square] ?? 0) + 0.5) * sideM,
      positions,
      square * 2,
    ),
  );
  return { count: columns.length, sideM, positions, squareOf, district: Uint8Array.from(district) };
};

/** Uncovered people of each square: those of cells whose squared distance (cm²) is over the limit. */
export const uncoveredPeople = (
  squares: CellSquares,
  weight: Int32Array,
  d2: Float64Array,
  limit: number,
): Int32Array => {
  const people = new Int32Array(squares.count);
  for (let cell = 0; cell < weight.length; cell++)
    if (!((d2[cell] ?? Infinity) <= limit)) {
      const square = squares.squareOf[cell] ?? 0;
      people[square] = (people[square] ?? 0) + (weight[cell] ?? 0);
    }
  return people;
};

/** RGBA of each square; outside the district in focus at 42 %. A square is quiet only where nobody is uncovered. */
export const squareColours = (
  squares: CellSquares,
  people: Int32Array,
  palette: Palette,
  focus: number | null,
): Uint8Array => {
  const limits = classLimits(squares.sideM);
  const colours = new Uint8Array(squares.count * 4);
  for (let square = 0; square < squares.count; square++) {
    const uncovered = people[square] ?? 0;
    const colour =
      uncovered > 0 ? (palette.uncovered[classOf(uncovered, limits)] ?? palette.covered) : palette.covered;
    colours.set(colour, square * 4);
    colours[square * 4 + 3] = focus === null || focus === squares.district[square] ? 255 : 107;
  }
  return colours;
};

/** RGBA of each square as built-up land: clear where too few people live. */
export const builtUpColours = (squares: CellSquares, weight: Int32Array, palette: Palette): Uint8Array => {
  const people = uncoveredPeople(squares, weight, new Float64Array(weight.length).fill(Infinity), 0);
  const limits = builtUpLimits(squares.sideM);
  const colours = new Uint8Array(squares.count * 4);
  for (let square = 0; square < squares.count; square++) {
    const colour = palette.builtUp[classOf(people[square] ?? 0, limits) - 1];
    if (!colour) continue;
    colours.set(colour, square * 4);
    colours[square * 4 + 3] = 255;
  }
  return colours;
};
