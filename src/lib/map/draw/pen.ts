/**
 * Drawing by pointer with terra-draw, loaded when somebody draws. It only follows the pointer: what it draws is
 * handed on as an area, and the layers of the map show it, above the cells that would hide a layer of MapLibre.
 */
import type { MapLibreMap } from 'maplibre-gl';
import {
  TerraDraw,
  TerraDrawCircleMode,
  TerraDrawExtend,
  TerraDrawPolygonMode,
  type GeoJSONStoreFeatures,
} from 'terra-draw';
import type { DrawnArea } from '$geo/coverage/drawn-area.ts';
import type { Shape } from './area-session.svelte.ts';

class MapAdapter extends TerraDrawExtend.TerraDrawBaseAdapter {
  readonly #map: MapLibreMap;

  constructor(map: MapLibreMap) {
    super({ coordinatePrecision: 9 });
    this.#map = map;
  }

  getMapEventElement(): HTMLElement {
    return this.#map.getCanvas();
  }

  getLngLatFromEvent({ clientX, clientY }: PointerEvent | MouseEvent) {
    const { left, top } = this.#map.getContainer().getBoundingClientRect();
    return this.unproject(clientX - left, clientY - top);
  }

  project(lng: number, lat: number): { x: number; y: number } {
    const { x, y } = this.#map.project([lng, lat]);
    return { x, y };
  }

  unproject(x: number, y: number): { lng: number; lat: number } {
    const { lng, lat } = this.#map.unproject([x, y]);
    return { lng, lat };
  }

  setDraggability(isOn: boolean): void {
    if (isOn) this.#map.dragPan.enable();
    else this.#map.dragPan.disable();
  }

  setDoubleClickToZoom(isOn: boolean): void {
    if (isOn) this.#map.doubleClickZoom.enable();
    else this.#map.doubleClickZoom.disable();
  }

  /** The page shows a cross while one draws. */
  setCursor(): void {}

  render(): void {}

  clear(): void {}
}

/** Half of the corners of a circle: the first one lies in the east, this one in the west. */
const HALF_CIRCLE = 32;

const areaOf = ({ geometry, properties }: GeoJSONStoreFeatures): DrawnArea | null => {
  const [ring] = geometry.type === 'Polygon' ? geometry.coordinates : [];
  if (!ring) return null;
  const corners = ring.map(([lng = NaN, lat = NaN]) => [lng, lat] as const);
  if (properties.mode !== 'circle') return { shape: 'polygon', rings: [corners] };
  const [east, west] = [corners[0], corners[HALF_CIRCLE]];
  if (!east || !west) return null;
  const radiusM = Number(properties.radiusKilometers) * 1000;
  return { shape: 'circle', lng: (east[0] + west[0]) / 2, lat: east[1], radiusM };
};

export interface PenEvents {
  /** The outline so far, with every move of the pointer. */
  readonly onsketch: (area: DrawnArea | null) => void;
  readonly onfinish: (area: DrawnArea) => void;
}

export interface Pen {
  /** Takes the outline as it is, if it can be one. */
  readonly finish: () => void;
  readonly stop: () => void;
}

/** Starts drawing on the map. */
export const startPen = (map: MapLibreMap, shape: Shape, { onsketch, onfinish }: PenEvents): Pen => {
  const pen = new TerraDraw({
    adapter: new MapAdapter(map),
    modes: [
      new TerraDrawPolygonMode({ keyEvents: { cancel: null, finish: 'Enter' } }),
      new TerraDrawCircleMode({
        keyEvents: { cancel: null, finish: 'Enter' },
        drawInteraction: 'click-move-or-drag',
        segments: HALF_CIRCLE * 2,
      }),
    ],
  });
  const drawn = () => pen.getSnapshot().flatMap((feature) => areaOf(feature) ?? [])[0] ?? null;
  pen.start();
  pen.setMode(shape);
  pen.on('change', () => onsketch(drawn()));
  pen.on('finish', () => {
    const area = drawn();
    if (area) onfinish(area);
  });
  return {
    // There is no call for it: terra-draw finishes by a key.
    finish: () => map.getCanvas().dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter' })),
    stop: () => {
      if (pen.enabled) pen.stop();
    },
  };
};
