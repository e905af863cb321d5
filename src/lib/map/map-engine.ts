/**
 * MapLibre with the built-in base map and deck.gl above it. Loaded on demand: everything heavy is behind this
 * module. It holds no state of the page; it draws what it is given and says what people do.
 */
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Layer } from '@deck.gl/core';
import type { LngLat } from '$geo/place/crs.ts';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import { MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import { baseStyle } from './base-style.ts';
import { CITY_BOUNDS, type Bounds } from './city.ts';
import type { Palette } from './palette.ts';
import { roundCamera } from './camera.ts';
import type { Camera } from './camera.ts';

setWorkerUrl(workerUrl);

/** Something under the pointer: layer, position in the layer's data, where on the window. */
export interface Hit {
  readonly layer: string;
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

export interface MapEvents {
  /** With every frame of a movement. */
  onmove: () => void;
  /** When the map has come to rest. */
  onrest: (camera: Camera) => void;
  /** What was pressed, and where (longitude, latitude). */
  onclick: (hit: Hit | null, at: LngLat | null) => void;
  onhover: (hit: Hit | null) => void;
  onfailure: (message: string) => void;
}

export interface MapEngine {
  /** For what is loaded on demand: drawing, comparing. */
  readonly map: MapLibreMap;
  /** Shows the drawing layers only to the right of so many pixels. */
  clip: (left: number) => void;
  setLayers: (layers: readonly Layer[]) => void;
  setPalette: (palette: Palette) => void;
  jumpTo: (camera: Camera) => void;
  flyTo: (lng: number, lat: number, zoom?: number) => void;
  fit: (bounds: Bounds) => void;
  zoomBy: (steps: number) => void;
  panBy: (x: number, y: number) => void;
  project: (lng: number, lat: number) => { x: number; y: number };
  unproject: (x: number, y: number) => { lng: number; lat: number };
  camera: () => Camera;
  bounds: () => readonly [number, number, number, number];
  /** Draws what is seen now anew, at so many pixels of the picture per pixel of the window. */
  picture: (scale: number) => HTMLCanvasElement;
  resize: () => void;
  remove: () => void;
}

/** Room around what is shown: on phones the bottom sheet covers the lower part. */
const padding = () =>
  innerWidth < 600
    ? { top: 72, right: 24, bottom: 328, left: 24 }
    : { top: 32, right: 48, bottom: 40, left: 32 };
const boundsPair = ([west, south, east, north]: Bounds): [[number, number], [number, number]] => [
  [west, south],
  [east, north],
];

const isReduced = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Makes the map and resolves when it has drawn for the first time. */
export const createMapEngine = async (
  container: HTMLElement,
  start: { camera: Camera | null; bounds: Bounds; palette: Palette },
  events: MapEvents,
): Promise<MapEngine> => {
  const map = new MapLibreMap({
    container,
    style: baseStyle(start.palette),
    ...(start.camera
      ? { center: [start.camera.lng, start.camera.lat], zoom: start.camera.zoom }
      : { bounds: boundsPair(start.bounds), fitBoundsOptions: { padding: padding() } }),
    minZoom: 7,
    maxZoom: 18,
    maxBounds: boundsPair([
      CITY_BOUNDS[0] - 2,
      CITY_BOUNDS[1] - 1.5,
      CITY_BOUNDS[2] + 2,
      CITY_BOUNDS[3] + 1.5,
    ]),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    // The page has its own keys; the map's would steal the arrows from controls.
    keyboard: false,
  });
  map.touchZoomRotate.disableRotation();
  const hitOf = (info: { layer?: { id: string } | null; index: number; x: number; y: number }): Hit | null =>
    info.layer && info.index >= 0 ? { layer: info.layer.id, index: info.index, x: info.x, y: info.y } : null;
  const overlay = new MapLibreOverlay({
    interleaved: false,
    layers: [],
    pickingRadius: 8,
    onClick: (info) => {
      const [lng, lat] = info.coordinate ?? [];
      events.onclick(hitOf(info), lng === undefined || lat === undefined ? null : { lng, lat });
    },
    onHover: (info) => events.onhover(hitOf(info)),
    onError: (error) => events.onfailure(error.message),
    getCursor: ({ isDragging, isHovering }) => (isDragging ? 'grabbing' : isHovering ? 'pointer' : 'grab'),
  });
  const camera = (): Camera => {
    const { lng, lat } = map.getCenter();
    return roundCamera({ lng, lat, zoom: map.getZoom() });
  };
  // A picture changes the resolution, which the map calls a movement.
  let isTaken = false;
  map.on('move', () => !isTaken && events.onmove());
  map.on('moveend', () => !isTaken && events.onrest(camera()));
  map.on('error', ({ error }) => events.onfailure(error.message));
  await new Promise<void>((resolve) => map.once('load', () => resolve()));
  map.addControl(overlay);
  let drawn: readonly Layer[] = [];
  const setScale = (scale: number | null) => {
    // Its type asks for a number; none gives the ratio back to the window.
    map.setPixelRatio((scale ?? undefined) as number);
    overlay.setProps({ useDevicePixels: scale ?? true });
  };
  const picture = (scale: number): HTMLCanvasElement => {
    const { clientWidth, clientHeight } = map.getContainer();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(clientWidth * scale);
    canvas.height = Math.round(clientHeight * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser gives no 2D canvas.');
    const copy = (source: HTMLCanvasElement) => context.drawImage(source, 0, 0, canvas.width, canvas.height);
    isTaken = true;
    try {
      setScale(scale);
      // Neither canvas keeps what it shows: each is read in the moment after it was drawn.
      map.redraw();
      copy(map.getCanvas());
      const deck = drawn.at(0)?.context?.deck;
      const over = overlay.getCanvas();
      deck?.redraw('picture');
      if (deck && over) copy(over);
    } finally {
      setScale(null);
      isTaken = false;
    }
    return canvas;
  };
  const moving = () => ({ duration: isReduced() ? 0 : 600 });
  return {
    map,
    clip: (left) => {
      const canvas = overlay.getCanvas();
      if (canvas) canvas.style.clipPath = left > 0 ? `inset(0 0 0 ${left}px)` : '';
    },
    setLayers: (layers) => {
      drawn = layers;
      overlay.setProps({ layers: [...layers] });
    },
    setPalette: (palette) => map.setStyle(baseStyle(palette)),
    jumpTo: ({ lng, lat, zoom }) => map.jumpTo({ center: [lng, lat], zoom }),
    flyTo: (lng, lat, zoom) => map.easeTo({ center: [lng, lat], zoom: zoom ?? map.getZoom(), ...moving() }),
    fit: (bounds) => map.fitBounds(boundsPair(bounds), { padding: padding(), ...moving() }),
    zoomBy: (steps) => map.easeTo({ zoom: map.getZoom() + steps, duration: isReduced() ? 0 : 200 }),
    panBy: (x, y) => map.panBy([x, y], { duration: isReduced() ? 0 : 120 }),
    project: (lng, lat) => map.project([lng, lat]),
    unproject: (x, y) => {
      const { lng, lat } = map.unproject([x, y]);
      return { lng, lat };
    },
    camera,
    bounds: () => {
      const box = map.getBounds();
      return [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
    },
    picture,
    resize: () => map.resize(),
    remove: () => {
      map.removeControl(overlay);
      map.remove();
    },
  };
};
