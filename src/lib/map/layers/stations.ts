import type { Points } from '../points.ts';
import { pointLayer } from './points-of-kind.ts';
import type { Scene } from './scene.ts';

/** Stations: diamonds at every zoom, there are few of them. */
export const stationLayer = (scene: Scene, points: Points, columns: { district: Uint8Array }) =>
  pointLayer('station', scene, points, columns);
