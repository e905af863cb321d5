/** What the map draws: points, squares and outlines that follow from the session, computed once per change. */
import type { Polygon, MultiPolygon, Position } from 'geojson';
import { untrack } from 'svelte';
import { radiusCm, squaredCmLimit } from '$geo/coverage/radius.ts';
import type { Kind } from '$geo/kinds/vocabulary.ts';
import { ask } from './ask.ts';
import {
  builtUpColours,
  cellSquares,
  squareColours,
  uncoveredPeople,
  type CellSquares,
} from './cell-squares.ts';
import { CompareScene } from './compare/compare-scene.svelte.ts';
import type { GapOutline } from './layers/gaps.ts';
import type { PlanDrawing } from './layers/plan.ts';
import { planDrawing } from './plan/plan-drawing.ts';
import type { Selection } from './layers/selection.ts';
import type { MapSession } from './map-session.svelte.ts';
import { NO_POINTS, pointsOf, pointsWhere, pointsWithin, type Points } from './points.ts';
import { shownRows } from './selection-of.ts';
import { radiusOf } from './view.ts';
import { DETAIL_FROM_ZOOM, POINTS_FROM_ZOOM } from './zoom.ts';

/** Areas that are listed, outlined and numbered at once. */
export const LISTED_GAPS = 10;
const DRAWN_SQUARE_M = 500;

const outerRings = (shape: Polygon | MultiPolygon): Position[][] =>
  (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates).flatMap(([outer]) =>
    outer ? [outer] : [],
  );

export class MapScene {
  readonly #session: MapSession;
  readonly compare: CompareScene;
  /** How many gap areas are listed and outlined. */
  listed = $state(LISTED_GAPS);
  /** What was drawn last, to find what was pressed. */
  drawn: Partial<Record<Kind, Points>> = {};

  constructor(session: MapSession) {
    this.#session = session;
    this.compare = new CompareScene(session, this);
    session.idAt = (kind, index) => this.#idAt(kind, index);
  }

  #filterKey = $derived.by(() => {
    const { status, stars, stationType } = this.#session.view;
    return [status, stars, stationType].join(';');
  });

  #pointsOf(kind: Kind): Points {
    const columns = this.#session.columns.kinds[kind];
    if (!columns || !this.#filterKey || !this.#session.view.layers.includes(kind)) return NO_POINTS;
    return untrack(() => pointsOf(columns, shownRows(columns, this.#session.view)));
  }

  markets = $derived.by(() => this.#pointsOf('market'));
  canteens = $derived.by(() => this.#pointsOf('canteen'));
  elevators = $derived.by(() => this.#pointsOf('elevator'));
  stations = $derived.by(() => this.#pointsOf('station'));

  /** Zoomed out: four stars and more, or the supply of the question, unless somebody chose stars. */
  marketsNow = $derived.by((): Points => {
    const { view, surface, columns } = this.#session;
    const stars = columns.kinds.market?.stars;
    if (surface.zoom >= POINTS_FROM_ZOOM || view.stars.length > 0 || !stars) return this.markets;
    const least = view.coverage && view.supply === 'market' ? Math.min(4, view.starsMin ?? 4) : 4;
    return pointsWhere(this.markets, (row) => (stars[row] ?? 0) >= least);
  });

  /** The points around the window, for kinds that are too many to draw at once. */
  near(points: Points): Points {
    const [west, south, east, north] = this.#session.surface.bounds;
    const [dx, dy] = [(east - west) / 4, (north - south) / 4];
    return pointsWithin(points, [west - dx, south - dy, east + dx, north + dy]);
  }

  canteensNear = $derived.by(() => this.near(this.canteens));
  elevatorsNear = $derived.by(() => this.near(this.elevators));

  #isDetail = $derived.by(() => this.#session.surface.zoom >= DETAIL_FROM_ZOOM);
  squares = $derived.by((): CellSquares | null => {
    const { cells } = this.#session.columns;
    if (!cells || cells.count === 0) return null;
    return cellSquares(cells, this.#isDetail ? 1 : Math.max(1, Math.round(DRAWN_SQUARE_M / cells.cellM)));
  });

  people = $derived.by((): Int32Array | null => {
    const { columns, d2, view } = this.#session;
    if (!this.squares || !columns.cells || !d2) return null;
    return uncoveredPeople(this.squares, columns.cells.weight, d2, squaredCmLimit(radiusOf(view)));
  });

  focus = $derived.by(() => (this.#session.view.district ? this.#session.view.district - 440100 : null));

  colours = $derived.by((): Uint8Array | null =>
    this.squares && this.people
      ? squareColours(this.squares, this.people, this.#session.surface.palette, this.focus)
      : null,
  );

  /** Built-up land, shown where the coverage is not. */
  builtUp = $derived.by((): Uint8Array | null => {
    const { cells } = this.#session.columns;
    return this.squares && cells
      ? builtUpColours(this.squares, cells.weight, this.#session.surface.palette)
      : null;
  });

  gaps = $derived.by(() => (this.#session.gaps.data?.features ?? []).map(({ properties }) => properties));
  listedGaps = $derived.by(() => this.gaps.slice(0, this.listed));
  outlines = $derived.by((): GapOutline[] => {
    const { gaps, view } = this.#session;
    return (gaps.data?.features ?? [])
      .filter(({ properties }, at) => at < this.listed || properties.rank === view.gap)
      .flatMap(({ properties, geometry }) =>
        outerRings(geometry).map((ring) => ({ rank: properties.rank, ring })),
      );
  });

  /** What the scenario changes on the map; null without one. */
  plan = $derived.by((): PlanDrawing | null => {
    const { plan, columns, view } = this.#session;
    if (plan.shown.length === 0) return null;
    return planDrawing(plan.shown, columns.kinds[view.supply]);
  });

  selection = $derived.by((): Selection | null => {
    const { facility, view, surface } = this.#session;
    const it = facility.data;
    if (view.facility === null || it?.id !== view.facility || !it.geometry) return null;
    const [lng = 0, lat = 0] = it.geometry.coordinates;
    const { kind, stars } = it.properties;
    const icon = kind === 'market' ? `star-${stars ?? 0}` : kind;
    const isSupply = kind === view.supply && view.coverage && surface.zoom > 10;
    return { position: [lng, lat], icon, ringM: isSupply ? radiusCm(radiusOf(view)) / 100 : null };
  });

  /** Columns without ids (drawing only) leave the question to the server: what lies here? */
  async #idAt(kind: Kind, index: number): Promise<number | null> {
    const points = this.drawn[kind];
    const row = points?.source[index];
    if (!points || row === undefined) return null;
    const id = this.#session.columns.kinds[kind]?.id?.[row];
    if (id !== undefined) return id;
    const at = [points.positions[index * 2], points.positions[index * 2 + 1]].map((degrees) =>
      degrees?.toFixed(7),
    );
    const query = new URLSearchParams({
      kind,
      near: at.join(','),
      radius_m: '30',
      limit: '1',
      status: 'any',
    });
    const answer = await ask<{ features: { id: number }[] }>(fetch, `/api/facilities?${query}`);
    return answer.ok ? (answer.data.features[0]?.id ?? null) : null;
  }
}
