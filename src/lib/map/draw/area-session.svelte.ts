/** The area that somebody draws: its outline under the pointer, and what lies inside the one in the address. */
import { untrack } from 'svelte';
import type { DrawnArea } from '$geo/coverage/drawn-area.ts';
import { coveredOf, insideArea, type Inside } from '$geo/coverage/inside.ts';
import { InputError } from '$geo/errors.ts';
import { KINDS, type Kind } from '$geo/kinds/vocabulary.ts';
import type { ColumnStore } from '../column-store.svelte.ts';
import { shownRows } from '../selection-of.ts';
import { radiusOf, type View } from '../view.ts';
import type { ViewHistory } from '../view-history.svelte.ts';
import { keptArea } from './area-param.ts';

export type Shape = DrawnArea['shape'];

/** What the figures rest on; distances are squared, cm², one for each cell. */
interface Ground {
  readonly history: ViewHistory;
  readonly columns: ColumnStore;
  /** With the scenario, if there is one, and as things are. */
  readonly d2: Float64Array | null;
  readonly base: { readonly d2: Float64Array } | null;
}

export interface AreaFigures {
  readonly counts: readonly { readonly kind: Kind; readonly inside: number; readonly of: number }[];
  /** People inside; 0 = no data. */
  readonly total: number;
  readonly covered: number;
  /** Covered without the scenario. */
  readonly before: number;
}

/** A press that ends a drawing still comes to the map as a click. */
const PRESS_MS = 500;

export class AreaSession {
  readonly #ground: Ground;
  /** What is being drawn. */
  drawing = $state<Shape | null>(null);
  /** The outline under the pointer, while it is drawn or one of its corners is dragged. */
  sketch = $state.raw<DrawnArea | null>(null);
  /** Why the last area was refused. */
  failure = $state('');
  #endedAt = -Infinity;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  #area = $derived.by(() => this.#ground.history.view.area);
  #filters = $derived.by(() => {
    const { status, stars, stationType } = this.#ground.history.view;
    return [status, stars, stationType].join(';');
  });
  #choices = $derived.by(() => {
    const { kinds } = this.#ground.columns;
    const columns = KINDS.flatMap((kind) => (kinds[kind]?.detail === 'exact' ? kinds[kind] : []));
    if (columns.length < KINDS.length || !this.#filters) return null;
    const view = untrack(() => this.#ground.history.view);
    return columns.map((one) => ({ columns: one, selection: shownRows(one, view) }));
  });

  /** What lies inside; null without an area, and until the columns are here. It does not depend on the radius. */
  inside = $derived.by((): Inside | null => {
    const { cells } = this.#ground.columns;
    return this.#area && this.#choices && cells ? insideArea(this.#area, this.#choices, cells) : null;
  });

  figures = $derived.by((): AreaFigures | null => {
    const { columns, d2, base, history } = this.#ground;
    if (!this.inside || !this.#choices || !columns.cells || !d2 || !base) return null;
    const { demand, total, facilities } = this.inside;
    const radius = radiusOf(history.view);
    const covered = coveredOf(demand, columns.cells, d2, radius);
    return {
      counts: this.#choices.map((choice, at) => ({
        kind: choice.columns.kind,
        inside: facilities[at]?.positions.length ?? 0,
        of: choice.selection.length,
      })),
      total,
      covered,
      before: d2 === base.d2 ? covered : coveredOf(demand, columns.cells, base.d2, radius),
    };
  });

  /** Takes an area into the view; one that is not allowed leaves the view as it is and says why in `failure`. */
  set(area: DrawnArea, change: Partial<View> = {}): void {
    this.attempt(() => {
      const kept = keptArea(area);
      this.#ground.history.go({ area: kept, tab: 'area', drawer: true, ...change });
    });
  }

  /** Does what may be refused. */
  attempt(work: () => void): void {
    this.failure = '';
    try {
      work();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.failure = error.message;
    }
  }

  start(shape: Shape): void {
    this.failure = '';
    this.drawing = shape;
    this.#ground.history.go({ surface: 'map', facility: null, why: null, tab: 'area', drawer: true });
  }

  /** Ends the drawing, with what was drawn or with nothing. */
  end(area: DrawnArea | null): void {
    this.drawing = null;
    this.sketch = null;
    this.#endedAt = performance.now();
    if (area) this.set(area);
  }

  /** Whether a press on the map belongs to the drawing. */
  takesPress(): boolean {
    return this.drawing !== null || performance.now() - this.#endedAt < PRESS_MS;
  }

  clear(): void {
    this.failure = '';
    this.#ground.history.go({ area: null });
  }
}
