/** What the cells show while a scenario is in force: before, after, the difference, or both sides of a divider. */
import { squaredCmLimit } from '$geo/coverage/radius.ts';
import { squareColours, uncoveredPeople, type CellSquares } from '../cell-squares.ts';
import type { MapSession } from '../map-session.svelte.ts';
import { radiusOf, type Comparison } from '../view.ts';
import { changeIn, differenceColours, differenceOf, type Difference } from './difference.ts';

/** What is drawn with the scenario. */
interface Drawn {
  readonly squares: CellSquares | null;
  readonly people: Int32Array | null;
  readonly colours: Uint8Array | null;
  readonly focus: number | null;
}

/** A square that changes: its middle, WGS 84, and whether it gains. */
export interface ChangedSquare {
  readonly lng: number;
  readonly lat: number;
  readonly isGain: boolean;
}

export class CompareScene {
  readonly #session: MapSession;
  readonly #drawn: Drawn;
  /** The divider, as a part of the width of the map, 0 to 1. */
  divider = $state(0.5);
  /** The same in pixels from the left. */
  dividerPx = $state(0);

  constructor(session: MapSession, drawn: Drawn) {
    this.#session = session;
    this.#drawn = drawn;
  }

  /** Without a scenario there is nothing to compare. */
  shows = $derived.by((): Comparison => {
    const { view, planned, plan, showsCoverage } = this.#session;
    return showsCoverage && planned && plan.shown.length > 0 ? view.compare : 'plan';
  });

  /** Gap areas are those of the scenario: they are drawn over its cells alone. */
  showsGaps = $derived.by(() => this.#session.showsCoverage && this.shows === 'plan');

  peopleBefore = $derived.by((): Int32Array | null => {
    const { columns, base, view, showsCoverage } = this.#session;
    const { squares } = this.#drawn;
    if (!squares || !columns.cells || !base || !showsCoverage) return null;
    return uncoveredPeople(squares, columns.cells.weight, base.d2, squaredCmLimit(radiusOf(view)));
  });

  difference = $derived.by((): Difference | null => {
    const { columns, base, d2, view } = this.#session;
    const { squares } = this.#drawn;
    if (!squares || !columns.cells || !base || !d2) return null;
    return differenceOf(squares, columns.cells, base.d2, d2, squaredCmLimit(radiusOf(view)));
  });

  #coloursBefore = $derived.by((): Uint8Array | null => {
    const { squares, focus } = this.#drawn;
    if (!squares || !this.peopleBefore) return null;
    return squareColours(squares, this.peopleBefore, this.#session.surface.palette, focus);
  });

  #coloursOfDifference = $derived.by((): Uint8Array | null => {
    const { squares, colours, focus } = this.#drawn;
    if (!squares || !colours || !this.difference) return null;
    return differenceColours(colours, squares, this.difference, this.#session.surface.palette, focus);
  });

  /** The squares that change, for their signs. */
  changed = $derived.by((): ChangedSquare[] => {
    const { squares } = this.#drawn;
    const { difference } = this;
    if (!squares || !difference) return [];
    const changed: ChangedSquare[] = [];
    for (let square = 0; square < squares.count; square++) {
      const change = changeIn(difference, square);
      const [lng = NaN, lat = NaN] = squares.positions.subarray(square * 2, square * 2 + 2);
      if (change !== 0) changed.push({ lng, lat, isGain: change > 0 });
    }
    return changed;
  });

  coloursOf(shows: Comparison): Uint8Array | null {
    if (shows === 'before') return this.#coloursBefore;
    return shows === 'diff' ? this.#coloursOfDifference : this.#drawn.colours;
  }

  /** Uncovered people of a square as they are drawn at so many pixels from the left. */
  peopleAt(square: number, x: number): number {
    const isBefore = this.shows === 'before' || (this.shows === 'swipe' && x < this.dividerPx);
    return (isBefore ? this.peopleBefore : this.#drawn.people)?.[square] ?? 0;
  }
}
