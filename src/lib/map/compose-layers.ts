/** All drawing layers in their order: cells, borders, outlines, marks, selection. */
import type { Layer } from '@deck.gl/core';
import { radiusCm } from '$geo/coverage/radius.ts';
import { areaLayers } from './layers/area.ts';
import { borderLayers, focusLayers } from './layers/borders.ts';
import { canteenLayer } from './layers/canteens.ts';
import { builtUpLayer, cellLayer } from './layers/cells.ts';
import { elevatorLayer } from './layers/elevators.ts';
import { differenceLayers } from './layers/difference.ts';
import { gapLayers } from './layers/gaps.ts';
import { marketLayer } from './layers/markets.ts';
import { planLayers } from './layers/plan.ts';
import type { Scene } from './layers/scene.ts';
import { selectionLayers } from './layers/selection.ts';
import { whyLayers } from './layers/why.ts';
import { stationLayer } from './layers/stations.ts';
import type { MapScene } from './map-scene.svelte.ts';
import { radiusOf, type Comparison } from './view.ts';
import { POINTS_FROM_ZOOM } from './zoom.ts';
import type { MapSession } from './map-session.svelte.ts';

/** What lies on the land: the coverage of the cells, or where people live. */
const groundLayer = (
  scene: Scene,
  contents: MapScene,
  isCoverage: boolean,
  shows: Comparison,
): Layer | null => {
  const { squares, builtUp } = contents;
  const colours = contents.compare.coloursOf(shows);
  if (!squares) return null;
  if (isCoverage) return colours && cellLayer(scene, squares, colours);
  return builtUp && builtUpLayer(scene, squares, builtUp);
};

/**
 * The layers of this moment; notes in `contents.drawn` what was drawn, so that a press finds its facility. Beside a
 * divider they are those of the scenario, unless asked for otherwise.
 */
export const composeLayers = (
  session: MapSession,
  contents: MapScene,
  shows: Comparison = contents.compare.shows,
): Layer[] => {
  const { surface, columns, view } = session;
  if (!surface.atlas) return [];
  const scene: Scene = {
    zoom: surface.zoom,
    palette: surface.palette,
    atlas: surface.atlas,
    bounds: surface.bounds,
    focus: contents.focus,
  };
  const { market, canteen, elevator, station } = columns.kinds;
  const markets = contents.marketsNow;
  const straightM = radiusCm(radiusOf(view)) / 100;
  const area = session.area.sketch ?? view.area;
  const isNear = scene.zoom >= POINTS_FROM_ZOOM;
  contents.drawn = {
    market: markets,
    station: contents.stations,
    ...(isNear ? { canteen: contents.canteensNear, elevator: contents.elevatorsNear } : {}),
  };
  const layers: (Layer | Layer[] | false | null | undefined)[] = [
    groundLayer(scene, contents, session.showsCoverage, shows),
    shows === 'diff' && differenceLayers(scene, contents.compare.changed, contents.squares?.sideM ?? 0),
    elevator &&
      contents.elevators.count > 0 &&
      elevatorLayer(scene, contents.elevators, () => contents.elevatorsNear, elevator),
    canteen &&
      contents.canteens.count > 0 &&
      canteenLayer(scene, contents.canteens, () => contents.canteensNear, canteen),
    borderLayers(scene),
    focusLayers(scene),
    contents.compare.showsGaps && gapLayers(scene, contents.outlines, view.gap),
    area && areaLayers(scene, area),
    station && stationLayer(scene, contents.stations, station),
    market && marketLayer(scene, markets, market),
    session.view.why && whyLayers(scene, session.view.why, session.why?.to ?? null, straightM),
    contents.plan && shows !== 'before' && planLayers(scene, contents.plan, straightM),
    selectionLayers(scene, contents.selection),
  ];
  return layers.flat().filter((layer): layer is Layer => Boolean(layer));
};
