import { PathLayer, SolidPolygonLayer } from '@deck.gl/layers';
import { areaPolygons, type DrawnArea, type Ring } from '$geo/coverage/drawn-area.ts';
import type { Rgb } from '../palette.ts';
import { ringAround } from '../ring-around.ts';
import type { Scene } from './scene.ts';

type Pair = [number, number];

/** Polygons of the area, each ring closed. */
const polygonsOf = (area: DrawnArea): Pair[][][] => {
  if (area.shape === 'circle') return [[ringAround([area.lng, area.lat], area.radiusM)]];
  const closed = (ring: Ring): Pair[] => [...ring, ...ring.slice(0, 1)].map(([lng, lat]) => [lng, lat]);
  return areaPolygons(area.rings).map((rings) => rings.map(closed));
};

const outline = (id: string, data: readonly Pair[][], colour: Rgb, alpha: number, widthPx: number) =>
  new PathLayer<Pair[]>({
    id,
    data,
    getPath: (ring) => ring,
    getColor: [...colour, alpha],
    getWidth: widthPx,
    widthUnits: 'pixels',
    jointRounded: true,
  });

/** A drawn area: ink over a casing in the colour of the surface, its inside a little darker. */
export const areaLayers = (scene: Scene, area: DrawnArea) => {
  const polygons = polygonsOf(area);
  return [
    new SolidPolygonLayer<Pair[][]>({
      id: 'area-fill',
      data: polygons,
      getPolygon: (rings) => rings,
      getFillColor: [...scene.palette.ink, 26],
    }),
    outline('area-casing', polygons.flat(), scene.palette.surface, 217, 5),
    outline('area-line', polygons.flat(), scene.palette.ink, 255, 2),
  ];
};
