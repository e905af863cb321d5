/** What the finder's map draws: the markets found, where distances start, and where people live. */
import type { Layer } from '@deck.gl/core';
import type { FinderMarket } from '$geo/finder/market.ts';
import type { CellColumns } from '$geo/columns/columns.ts';
import { decodeCells } from '$geo/columns/wire.ts';
import { districtIndexOf } from '$geo/place/districts.ts';
import { askColumns } from '$lib/map/ask-columns.ts';
import { builtUpColours, cellSquares } from '$lib/map/cell-squares.ts';
import type { Hit } from '$lib/map/map-engine.ts';
import { MapSurface } from '$lib/map/map-surface.svelte.ts';
import type { Points } from '$lib/map/points.ts';
import { DETAIL_FROM_ZOOM } from '$lib/map/zoom.ts';
import type { FinderSession } from '../finder-session.svelte.ts';

const DRAWN_SQUARE_M = 500;

interface Drawn {
  readonly markets: readonly FinderMarket[];
  readonly points: Points;
  readonly columns: { readonly stars: Uint8Array; readonly district: Uint8Array };
}

export class FinderScene {
  readonly surface: MapSurface;
  readonly #session: FinderSession;
  /** True once the map was moved away from what the question shows. */
  hasMoved = $state(false);
  #cells = $state.raw<CellColumns | null>(null);
  #compose = $state.raw<typeof import('./finder-layers.ts').finderLayers | null>(null);
  #expectedRests = 1;

  constructor(session: FinderSession) {
    this.#session = session;
    this.surface = new MapSurface({
      onrest: (camera) => {
        session.adjust({ camera });
        if (this.#expectedRests > 0) this.#expectedRests -= 1;
        else this.hasMoved = true;
      },
      onclick: (hit) => void this.#press(hit),
    });
  }

  /** The located markets of the answer, as the drawing layers need them. */
  drawn = $derived.by((): Drawn => {
    const markets = this.#session.result.cards.map(({ market }) => market).filter(({ lng }) => lng !== null);
    const positions = new Float64Array(markets.length * 2);
    markets.forEach(({ lng, lat }, at) => positions.set([lng ?? NaN, lat ?? NaN], at * 2));
    return {
      markets,
      points: { count: markets.length, positions, source: Int32Array.from(markets.keys()) },
      columns: {
        stars: Uint8Array.from(markets, ({ stars }) => stars ?? 0),
        district: Uint8Array.from(markets, ({ district }) => districtIndexOf(district)),
      },
    };
  });

  chosen = $derived.by((): FinderMarket | null => {
    const { chosen } = this.#session.view;
    return this.drawn.markets.find(({ id }) => id === chosen) ?? null;
  });

  #squares = $derived.by(() => {
    const cells = this.#cells;
    if (!cells || cells.count === 0) return null;
    const isDetail = this.surface.zoom >= DETAIL_FROM_ZOOM;
    return cellSquares(cells, isDetail ? 1 : Math.max(1, Math.round(DRAWN_SQUARE_M / cells.cellM)));
  });

  #builtUp = $derived.by(() =>
    this.#squares && this.#cells
      ? builtUpColours(this.#squares, this.#cells.weight, this.surface.palette)
      : null,
  );

  layers = $derived.by((): Layer[] => {
    const { atlas, zoom, palette, bounds } = this.surface;
    const { origin } = this.#session.result;
    if (!atlas || !this.#compose) return [];
    const scene = { atlas, zoom, palette, bounds, focus: null };
    return this.#compose(scene, {
      ...this.drawn,
      ground: this.#squares && this.#builtUp ? { squares: this.#squares, colours: this.#builtUp } : null,
      origin: origin && [origin.lng, origin.lat],
      chosen: this.chosen,
    });
  });

  isDrawn = $derived.by(() => this.surface.state === 'ready' && this.#compose !== null);

  async start(container: HTMLElement): Promise<void> {
    await this.surface.start(container, this.#session.view.camera, null);
    if (!this.surface.engine) return;
    this.#session.mover = this.surface.engine;
    this.#compose = (await import('./finder-layers.ts')).finderLayers;
    if (!this.#session.view.camera) this.frame();
    const path = `/columns/cells/draw?v=${this.#session.result.dataVersion}`;
    const answer = await askColumns(fetch, path, decodeCells);
    // Without them the map is plainer, and as right as before.
    if (answer.ok) this.#cells = answer.data;
  }

  stop(): void {
    this.#session.mover = null;
    this.surface.stop();
  }

  /** Shows what the question is about: the surroundings of the origin, else all that was found. */
  frame(): void {
    const { engine } = this.surface;
    const { origin, cards } = this.#session.result;
    const { withinM, districts, q } = this.#session.view.question;
    if (!engine) return;
    this.hasMoved = false;
    this.#expectedRests = 1;
    if (origin) {
      const km = (withinM ?? 3_000) / 1_000;
      const [dx, dy] = [km / 102, km / 111];
      return engine.fit([origin.lng - dx, origin.lat - dy, origin.lng + dx, origin.lat + dy]);
    }
    const found = cards.map(({ market }) => market).filter(({ lng }) => lng !== null);
    if ((districts.length === 0 && !q) || found.length === 0) return this.surface.show(null, null);
    const lngs = found.map(({ lng }) => lng ?? NaN);
    const lats = found.map(({ lat }) => lat ?? NaN);
    const margin = 0.005;
    engine.fit([
      Math.min(...lngs) - margin,
      Math.min(...lats) - margin,
      Math.max(...lngs) + margin,
      Math.max(...lats) + margin,
    ]);
  }

  searchHere(): void {
    const [west, south, east, north] = this.surface.bounds;
    this.hasMoved = false;
    this.#session.ask({ box: { west, south, east, north } });
  }

  #press(hit: Hit | null): void {
    const market = hit?.layer === 'markets' ? this.drawn.markets[hit.index] : undefined;
    if (this.#session.isPinning) return;
    this.#session.choose(market?.id ?? null);
  }

  /** A press on the map while a start is being put there; pixels from the corner of the map. */
  pinAt(x: number, y: number): void {
    const at = this.surface.engine?.unproject(x, y);
    this.#session.isPinning = false;
    if (at) this.#session.ask({ origin: { kind: 'pin', ...at }, box: null, sort: null });
  }
}
