import { IconLayer, ScatterplotLayer } from '@deck.gl/layers';
import { sizeForRadius } from '../icons.ts';
import { ringLayers } from './ring.ts';
import type { Scene } from './scene.ts';

export interface Selection {
  readonly position: readonly [number, number];
  /** Icon of the atlas. */
  readonly icon: string;
  /** Metres of the ring around it; null = none. */
  readonly ringM: number | null;
}

/** The selected facility: its mark on a disc with an ink ring, and what its radius reaches. */
export const selectionLayers = (scene: Scene, selection: Selection | null) => {
  if (!selection) return [];
  const data = [selection];
  return [
    ...ringLayers(scene, 'ring', [selection.position], selection.ringM),
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
