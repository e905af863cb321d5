import { IconLayer } from '@deck.gl/layers';
import type { Points } from '../points.ts';
import { sizeForRadius } from '../icons.ts';
import { atZoom, DETAIL_FROM_ZOOM } from '../zoom.ts';
import { binaryPoints } from './binary.ts';
import { alphaIn, FAINT_STARS, type Scene } from './scene.ts';

interface Columns {
  readonly stars: Uint8Array;
  readonly district: Uint8Array;
}

export const marketRadius = (zoom: number): number =>
  atZoom(zoom, [
    [9, 2.6],
    [11, 4.5],
    [12, 7],
    [12.99, 8],
    [DETAIL_FROM_ZOOM, 13],
  ]);

/** Markets as stars in the colour of their rating, with the number from zoom 13. */
export const marketLayer = (scene: Scene, points: Points, columns: Columns) => {
  const prefix = scene.zoom >= DETAIL_FROM_ZOOM ? 'star' : 'dot';
  const row = (at: number) => points.source[at] ?? 0;
  return new IconLayer({
    id: 'markets',
    data: binaryPoints(points),
    iconAtlas: scene.atlas.image as unknown as string, // deck.gl takes a canvas too; its type names only some sources
    iconMapping: scene.atlas.mapping,
    getIcon: (_, { index }) => `${prefix}-${columns.stars[row(index)] ?? 0}`,
    getSize: sizeForRadius(marketRadius(scene.zoom)),
    getColor: (_, { index }) => [0, 0, 0, alphaIn(scene, columns.district[row(index)] ?? 0, FAINT_STARS)],
    updateTriggers: { getIcon: [prefix, points], getColor: [scene.focus, points] },
    pickable: true,
  });
};
