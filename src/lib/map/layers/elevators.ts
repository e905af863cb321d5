import type { Points } from '../points.ts';
import { POINTS_FROM_ZOOM } from '../zoom.ts';
import { densityLayer } from './density.ts';
import { pointLayer } from './points-of-kind.ts';
import type { Scene } from './scene.ts';

/** Elevators: density below zoom 12, upright rectangles above. `near` are those around the window. */
export const elevatorLayer = (
  scene: Scene,
  all: Points,
  near: () => Points,
  columns: { district: Uint8Array },
) =>
  scene.zoom < POINTS_FROM_ZOOM
    ? densityLayer('elevator', scene, all)
    : pointLayer('elevator', scene, near(), columns);
