/** The map as the page sees it: its engine, what is visible, what lies under the pointer. */
import type { Layer } from '@deck.gl/core';
import type { LngLat } from '$geo/place/crs.ts';
import { CITY_BOUNDS, districtBounds, type Bounds } from './city.ts';
import type { IconAtlas } from './icons.ts';
import type { Hit, MapEngine } from './map-engine.ts';
import { DARK, LIGHT, type Palette } from './palette.ts';
import type { Camera } from './camera.ts';
import { hasWebGl } from './webgl.ts';

export type MapState = 'waiting' | 'loading' | 'ready' | 'no-webgl' | 'failed';

export interface SurfaceEvents {
  onrest: (camera: Camera) => void;
  onclick: (hit: Hit | null, at: LngLat | null) => void;
}

export class MapSurface {
  state = $state<MapState>('waiting');
  failure = $state('');
  palette = $state.raw<Palette>(LIGHT);
  atlas = $state.raw<IconAtlas | null>(null);
  zoom = $state(9);
  bounds = $state.raw<Bounds>(CITY_BOUNDS);
  /** Grows with every frame of a movement: names and numbers over the map follow it. */
  frame = $state(0);
  hover = $state.raw<Hit | null>(null);
  engine = $state.raw<MapEngine | null>(null);
  #events: SurfaceEvents;
  #isGone = false;

  constructor(events: SurfaceEvents) {
    this.#events = events;
  }

  /** Loads the heavy modules and makes the map in the element. */
  async start(container: HTMLElement, camera: Camera | null, district: number | null): Promise<void> {
    if (!hasWebGl()) {
      this.state = 'no-webgl';
      return;
    }
    this.#isGone = false;
    this.state = 'loading';
    const dark = matchMedia('(prefers-color-scheme: dark)');
    this.palette = dark.matches ? DARK : LIGHT;
    dark.addEventListener('change', () => this.#setPalette(dark.matches ? DARK : LIGHT));
    try {
      const [{ createMapEngine }, { drawIconAtlas }] = await Promise.all([
        import('./map-engine.ts'),
        import('./icons.ts'),
      ]);
      this.atlas = drawIconAtlas(this.palette);
      const bounds = district ? districtBounds(district) : CITY_BOUNDS;
      const engine = await createMapEngine(
        container,
        { camera, bounds, palette: this.palette },
        this.#handlers(),
      );
      if (this.#isGone) return engine.remove();
      this.engine = engine;
      this.#look();
      this.state = 'ready';
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
      this.state = 'failed';
    }
  }

  stop(): void {
    this.#isGone = true;
    this.engine?.remove();
    this.engine = null;
  }

  draw(layers: readonly Layer[]): void {
    this.engine?.setLayers(layers);
  }

  /** Goes to a camera, or to the whole of a district or of the city. */
  show(camera: Camera | null, district: number | null): void {
    if (!this.engine) return;
    if (!camera) this.engine.fit(district ? districtBounds(district) : CITY_BOUNDS);
    else if (JSON.stringify(camera) !== JSON.stringify(this.engine.camera())) this.engine.jumpTo(camera);
  }

  #handlers() {
    return {
      onmove: () => {
        this.frame += 1;
        this.hover = null;
        this.zoom = this.engine?.camera().zoom ?? this.zoom;
      },
      onrest: (camera: Camera) => {
        this.#look();
        this.#events.onrest(camera);
      },
      onclick: (hit: Hit | null, at: LngLat | null) => this.#events.onclick(hit, at),
      onhover: (hit: Hit | null) => (this.hover = hit),
      onfailure: (message: string) => (this.failure = message),
    };
  }

  #look(): void {
    if (!this.engine) return;
    this.zoom = this.engine.camera().zoom;
    this.bounds = this.engine.bounds();
    this.frame += 1;
  }

  async #setPalette(palette: Palette): Promise<void> {
    const { drawIconAtlas } = await import('./icons.ts');
    this.atlas = drawIconAtlas(palette);
    this.palette = palette;
    this.engine?.setPalette(palette);
  }
}
