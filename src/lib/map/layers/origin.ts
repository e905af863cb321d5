import { ScatterplotLayer } from '@deck.gl/layers';
import { ringLayers } from './ring.ts';
import type { Scene } from './scene.ts';

type Position = readonly [number, number];

/** Where distances start: a blue dot on white, and what lies within a straight line of so many metres. */
export const originLayers = (scene: Scene, position: Position, ringM: number) => [
  ...ringLayers(scene, 'origin-ring', [position], ringM),
  new ScatterplotLayer<Position>({
    id: 'origin',
    data: [position],
    getPosition: ([lng, lat]) => [lng, lat],
    getRadius: 6.5,
    radiusUnits: 'pixels',
    getFillColor: [...scene.palette.focus, 255],
    getLineColor: [255, 255, 255, 255],
    getLineWidth: 2.5,
    lineWidthUnits: 'pixels',
    stroked: true,
  }),
];
