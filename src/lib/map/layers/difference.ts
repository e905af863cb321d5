import { LineLayer } from '@deck.gl/layers';
import type { ChangedSquare } from '../compare/compare-scene.svelte.ts';
import { metresPerPixel } from '../zoom.ts';
import type { Scene } from './scene.ts';

interface Stroke {
  readonly from: [number, number];
  readonly to: [number, number];
}

/** Smaller squares have no room for a sign. */
const LEAST_PX = 10;
const METRES_A_DEGREE = 111_000;

/** A plus in squares that gain cover, a minus in those that lose it: colour alone decides nothing. */
export const differenceLayers = (scene: Scene, changed: readonly ChangedSquare[], sideM: number) => {
  const sidePx = sideM / metresPerPixel(scene.zoom, 23.2);
  if (sidePx < LEAST_PX) return [];
  const armLat = sideM / 4 / METRES_A_DEGREE;
  const strokes = changed.flatMap(({ lng, lat, isGain }): Stroke[] => {
    const armLng = armLat / Math.cos((lat * Math.PI) / 180);
    const across: Stroke = { from: [lng - armLng, lat], to: [lng + armLng, lat] };
    return isGain ? [across, { from: [lng, lat - armLat], to: [lng, lat + armLat] }] : [across];
  });
  return [
    new LineLayer<Stroke>({
      id: 'difference-signs',
      data: strokes,
      getSourcePosition: ({ from }) => from,
      getTargetPosition: ({ to }) => to,
      getColor: [...scene.palette.surface, 255],
      getWidth: Math.min(3, sidePx / 8),
      widthUnits: 'pixels',
    }),
  ];
};
