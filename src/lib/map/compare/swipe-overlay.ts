/** A second set of drawing layers over the same map, to the left of a divider; loaded when somebody compares. */
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { MapLibreMap } from 'maplibre-gl';
import { composeLayers } from '../compose-layers.ts';
import type { MapScene } from '../map-scene.svelte.ts';
import type { MapSession } from '../map-session.svelte.ts';

export interface SwipeOverlay {
  /** Draws things as they are. */
  readonly draw: (session: MapSession, scene: MapScene) => void;
  /** Shows it up to so many pixels from the left. */
  readonly clip: (px: number) => void;
  readonly remove: () => void;
}

export const addSwipeOverlay = (map: MapLibreMap): SwipeOverlay => {
  let px = 0;
  const clip = () => {
    const canvas = overlay.getCanvas();
    if (canvas) canvas.style.clipPath = `inset(0 calc(100% - ${px}px) 0 0)`;
  };
  // The canvas comes a while after the overlay.
  const overlay = new MapLibreOverlay({ interleaved: false, layers: [], onLoad: clip });
  map.addControl(overlay);
  return {
    draw: (session, scene) => overlay.setProps({ layers: composeLayers(session, scene, 'before') }),
    clip: (left) => {
      px = left;
      clip();
    },
    remove: () => map.removeControl(overlay),
  };
};
