import { IconLayer } from '@deck.gl/layers';
import type { Kind } from '$geo/kinds/vocabulary.ts';
import { sizeForRadius } from '../icons.ts';
import type { Points } from '../points.ts';
import { DETAIL_FROM_ZOOM } from '../zoom.ts';
import { binaryPoints } from './binary.ts';
import { alphaIn, type Scene } from './scene.ts';

/** Canteens, elevators or stations one by one: plain shapes, with their glyph from zoom 13. */
export const pointLayer = (
  kind: Exclude<Kind, 'market'>,
  scene: Scene,
  points: Points,
  columns: { readonly district: Uint8Array },
) => {
  const isDetail = scene.zoom >= DETAIL_FROM_ZOOM;
  const icon = isDetail ? kind : `${kind}-dot`;
  return new IconLayer({
    id: `points-${kind}`,
    data: binaryPoints(points),
    iconAtlas: scene.atlas.image as unknown as string, // deck.gl takes a canvas too; its type names only some sources
    iconMapping: scene.atlas.mapping,
    getIcon: () => icon,
    getSize: sizeForRadius(isDetail ? 10 : 3.4),
    getColor: (_, { index }) => [0, 0, 0, alphaIn(scene, columns.district[points.source[index] ?? 0] ?? 0)],
    updateTriggers: { getIcon: icon, getColor: [scene.focus, points] },
    pickable: true,
  });
};
