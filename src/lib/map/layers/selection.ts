import { circle } from '@turf/circle';
import { PathLayer, ScatterplotLayer, SolidPolygonLayer } from '@deck.gl/layers';
import { IconLayer } from '@deck.gl/layers';
import { sizeForRadius } from '../icons.ts';
import type { Scene } from './scene.ts';

export interface Selection {
  readonly position: readonly [number, number];
  /** Icon of the atlas. */
  readonly icon: string;
  /** Metres of the ring around it; null = none. */
  readonly ringM: number | null;
}

type Pair = [number, number];
const STEPS = 180;

/** A preview of what the radius reaches (a sphere is good enough for that), drawn dashed. */
const ringLayers = (scene: Scene, { position, ringM }: Selection) => {
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

/** The selected facility: its mark on a disc with an ink ring, and what its radius reaches. */
export const selectionLayers = (scene: Scene, selection: Selection | null) => {
  if (!selection) return [];
  const data = [selection];
  return [
    ...ringLayers(scene, selection),
    new ScatterplotLayer<Selection>({
      id: 'selection-disc',
      data,
      getPosition: ({ position }) => [...position],
      getRadius: 22,
      radiusUnits: 'pixels',
      getFillColor: [...scene.palette.surface, 255],
      getLineColor: [...scene.palette.ink, 255],
      getLineWidth: 2.5,
      lineWidthUnits: 'pixels',
      stroked: true,
    }),
    new IconLayer<Selection>({
      id: 'selection-mark',
      data,
      iconAtlas: scene.atlas.image as unknown as string, // deck.gl takes a canvas too; its type names only some sources
      iconMapping: scene.atlas.mapping,
      getIcon: ({ icon }) => icon,
      getPosition: ({ position }) => [...position],
      getSize: sizeForRadius(15),
    }),
  ];
};
