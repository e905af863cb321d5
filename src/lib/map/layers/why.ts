import { PathLayer } from '@deck.gl/layers';
import type { LngLat } from '$geo/place/crs.ts';
import { originLayers } from './origin.ts';
import type { Scene } from './scene.ts';

type Position = readonly [number, number];

/** A place asked about, what lies within the radius of it, and the straight line to the nearest supply. */
export const whyLayers = (scene: Scene, { lng, lat }: LngLat, nearest: Position | null, radiusM: number) => [
  ...(nearest
    ? [
        new PathLayer<Position[]>({
          id: 'why-line',
          data: [[[lng, lat], nearest]],
          getPath: (ends) => ends.map(([x, y]): [number, number] => [x, y]),
          getColor: [...scene.palette.ink, 255],
          getWidth: 1.6,
          widthUnits: 'pixels',
        }),
      ]
    : []),
  ...originLayers(scene, [lng, lat], radiusM),
];
