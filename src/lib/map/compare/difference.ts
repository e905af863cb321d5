/** Where a scenario changes who is covered. */
import type { DemandColumns } from '$geo/columns/columns.ts';
import type { CellSquares } from '../cell-squares.ts';
import { FAINT } from '../layers/scene.ts';
import type { Palette } from '../palette.ts';

export interface Difference {
  /** People of each square who are covered with the scenario only, and without it only. */
  readonly gained: Int32Array;
  readonly lost: Int32Array;
}

/**
 * Compares squared distances before and after, cm²; a distance equal to the limit counts as covered. Cells outside
 * every district are in no figure.
 */
export const differenceOf = (
  { count, squareOf }: Pick<CellSquares, 'count' | 'squareOf'>,
  { district, weight }: Pick<DemandColumns, 'district' | 'weight'>,
  before: Float64Array,
  after: Float64Array,
  limit: number,
): Difference => {
  const [gained, lost] = [new Int32Array(count), new Int32Array(count)];
  for (let cell = 0; cell < weight.length; cell++) {
    const wasCovered = (before[cell] ?? Infinity) <= limit;
    const isCovered = (after[cell] ?? Infinity) <= limit;
    if (wasCovered === isCovered || district[cell] === 0) continue;
    const people = isCovered ? gained : lost;
    const square = squareOf[cell] ?? 0;
    people[square] = (people[square] ?? 0) + (weight[cell] ?? 0);
  }
  return { gained, lost };
};

export const sumOf = (people: Int32Array): number => people.reduce((sum, one) => sum + one, 0);

/** People gained, or fewer than 0 lost, in a square. */
export const changeIn = ({ gained, lost }: Difference, square: number): number =>
  (gained[square] ?? 0) - (lost[square] ?? 0);

/** Colours of the squares as they are, with gains in blue and losses in ink over them. */
export const differenceColours = (
  colours: Uint8Array,
  squares: CellSquares,
  difference: Difference,
  palette: Palette,
  focus: number | null,
): Uint8Array => {
  const changed = colours.slice();
  for (let square = 0; square < squares.count; square++) {
    const change = changeIn(difference, square);
    if (change === 0) continue;
    changed.set(change > 0 ? palette.gain : palette.ink, square * 4);
    const isFaint = focus !== null && focus !== squares.district[square];
    changed[square * 4 + 3] = isFaint ? Math.round(255 * FAINT) : 255;
  }
  return changed;
};
