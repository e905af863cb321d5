/** The finder's drawing layers in their order: built-up land, borders, reach of the origin, marks, the chosen one. */
import type { Layer } from '@deck.gl/core';
import type { FinderMarket } from '$geo/finder/market.ts';
import { REACH_M } from '$geo/finder/reach.ts';
import type { CellSquares } from '$lib/map/cell-squares.ts';
import { borderLayers } from '$lib/map/layers/borders.ts';
import { builtUpLayer } from '$lib/map/layers/cells.ts';
import { marketLayer } from '$lib/map/layers/markets.ts';
import { originLayers } from '$lib/map/layers/origin.ts';
import type { Scene } from '$lib/map/layers/scene.ts';
import { selectionLayers } from '$lib/map/layers/selection.ts';
import type { Points } from '$lib/map/points.ts';

export interface FinderContents {
  readonly points: Points;
  readonly columns: { readonly stars: Uint8Array; readonly district: Uint8Array };
  readonly ground: { readonly squares: CellSquares; readonly colours: Uint8Array } | null;
  readonly origin: readonly [number, number] | null;
  readonly chosen: FinderMarket | null;
}

export const finderLayers = (scene: Scene, contents: FinderContents): Layer[] => {
  const { points, columns, ground, origin, chosen } = contents;
  const selection =
    chosen?.lng != null && chosen.lat !== null
      ? { position: [chosen.lng, chosen.lat] as const, icon: `star-${chosen.stars ?? 0}`, ringM: null }
      : null;
  const layers: (Layer | Layer[] | null)[] = [
    ground && builtUpLayer(scene, ground.squares, ground.colours),
    borderLayers(scene),
    origin && originLayers(scene, origin, REACH_M),
    marketLayer(scene, points, columns),
    selectionLayers(scene, selection),
  ];
  return layers.flat().filter((layer): layer is Layer => layer !== null);
};
