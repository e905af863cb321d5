import { circle } from '@turf/circle';
import { PathLayer, SolidPolygonLayer } from '@deck.gl/layers';
import type { Scene } from './scene.ts';

type Pair = [number, number];
const STEPS = 180;

/** A preview of what the radius reaches (a sphere is good enough for that), drawn dashed. */
export const ringLayers = (scene: Scene, position: readonly [number, number], ringM: number | null) => {
  if (!ringM) return [];
  const ring = (circle([...position], ringM / 1000, { steps: STEPS, units: 'kilometers' }).geometry
    .coordinates[0] ?? []) as Pair[]; // turf gives pairs
  const dashes = ring.flatMap((from, at) =>
    at % 2 === 0 && ring[at + 1] ? [[from, ring[at + 1] as Pair]] : [],
  );
  const colour = scene.palette.focus;
  return [
    new SolidPolygonLayer({
      id: 'ring-fill',
      data: [ring],
      getPolygon: (one: Pair[]) => one,
      getFillColor: [...colour, 13],
    }),
    new PathLayer({
      id: 'ring-line',
      data: dashes,
      getPath: (dash: Pair[]) => dash,
      getColor: [...colour, 255],
      getWidth: 1.5,
      widthUnits: 'pixels',
    }),
  ];
};
