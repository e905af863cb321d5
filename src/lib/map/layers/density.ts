import { HexagonLayer } from '@deck.gl/aggregation-layers';
import type { Points } from '../points.ts';
import { metresPerPixel } from '../zoom.ts';
import { binaryPoints3 } from './binary.ts';
import type { Scene } from './scene.ts';

const RADIUS_PX = 7.5;
const STEPS = 8;
const CITY_LAT = 23.2;

/** Many facilities as hexagons, counted on the GPU: opacity 5–67 % by the square root of the number. */
export const densityLayer = (kind: 'canteen' | 'elevator', scene: Scene, points: Points) => {
  const [r, g, b] = scene.palette.kinds[kind];
  // Whole zooms only, so that the count does not run again with every frame of a zoom.
  const radius = RADIUS_PX * metresPerPixel(Math.round(scene.zoom), CITY_LAT);
  return new HexagonLayer({
    id: `density-${kind}`,
    data: binaryPoints3(points),
    gpuAggregation: true,
    extruded: false,
    radius,
    coverage: 0.96,
    colorScaleType: 'linear',
    colorRange: Array.from({ length: STEPS }, (_, step) => {
      const opacity = 0.05 + 0.62 * Math.sqrt(step / (STEPS - 1));
      return [r, g, b, Math.round(opacity * 255)] as [number, number, number, number];
    }),
    pickable: false,
  });
};
