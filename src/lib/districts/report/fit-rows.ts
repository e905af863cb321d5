/** How many rows of a table fit on a page of fixed height, so that nothing is cut and no page is added. */

/** Width of a full-width letter over the size of the font, and of others: wide ones, as whole words wrap early. */
const LETTER = { full: 1, narrow: 0.62 } as const;

export interface RowShape {
  /** Of each column, pixels, without its padding. */
  readonly widths: readonly number[];
  readonly fontPx: number;
  readonly linePx: number;
  /** Padding and rule of a row. */
  readonly besidePx: number;
}

const lettersOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + LETTER[letter > '\u2e80' ? 'full' : 'narrow'], 0);

/** Height of a row whose cells wrap. */
export const rowHeight = (cells: readonly string[], shape: RowShape): number => {
  const lines = cells.map((cell, at) =>
    Math.max(1, Math.ceil((lettersOf(cell) * shape.fontPx) / (shape.widths[at] ?? Infinity))),
  );
  return Math.max(1, ...lines) * shape.linePx + shape.besidePx;
};

/** The height of the first rows, one number per row more. */
const heights = (rows: readonly (readonly string[])[], shape: RowShape): number[] => {
  let sum = 0;
  return rows.map((cells) => (sum += rowHeight(cells, shape)));
};

/**
 * How many rows of each of two tables fit on one page: each gets half of the height, and what the other leaves over.
 * @param most rows of one table
 */
export const shareHeight = (
  tables: readonly [TableToFit, TableToFit],
  heightPx: number,
  most: number,
): [number, number] => {
  const [first, second] = tables.map(({ rows, shape }) => heights(rows.slice(0, most), shape)) as [
    number[],
    number[],
  ]; // of two
  const fitting = (sums: readonly number[], room: number) => sums.filter((sum) => sum <= room).length;
  const needs = (sums: readonly number[]) => sums.at(-1) ?? 0;
  const half = heightPx / 2;
  return [
    fitting(first, Math.max(half, heightPx - needs(second))),
    fitting(second, Math.max(half, heightPx - needs(first))),
  ];
};

export interface TableToFit {
  readonly rows: readonly (readonly string[])[];
  readonly shape: RowShape;
}
