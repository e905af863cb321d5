import { PathLayer, SolidPolygonLayer } from '@deck.gl/layers';
import { ringAround } from '../ring-around.ts';
import type { Scene } from './scene.ts';

type Pair = [number, number];
/** Every second side of a ring. */
const dashesOf = (ring: readonly Pair[]): Pair[][] =>
  ring.flatMap((from, at) => {
    const to = ring[at + 1];
    return at % 2 === 0 && to ? [[from, to]] : [];
  });

/** A preview of what the radius reaches (a sphere is good enough for that), drawn dashed around each place. */
export const ringLayers = (
  scene: Scene,
  id: string,
  places: readonly (readonly [number, number])[],
  radiusM: number | null,
) => {
  if (!radiusM || places.length === 0) return [];
  const rings = places.map((place) => ringAround(place, radiusM));
  const colour = scene.palette.focus;
  return [
    new SolidPolygonLayer({
      id: `${id}-fill`,
      data: rings,
      getPolygon: (one: Pair[]) => one,
      getFillColor: [...colour, 13],
    }),
    new PathLayer({
      id: `${id}-line`,
      data: rings.flatMap(dashesOf),
      getPath: (dash: Pair[]) => dash,
      getColor: [...colour, 255],
      getWidth: 1.5,
      widthUnits: 'pixels',
    }),
  ];
};
