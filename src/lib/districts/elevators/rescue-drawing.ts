/** The map of rescue: stations, the worst-served buildings by their number in the list, and further sites. */
import type { RescueBuilding } from '$geo/regulatory/elevator-answers.ts';
import type { Lang } from '$lib/i18n/index.ts';
import type { Box } from '$lib/map/labels.ts';
import type { PicturePoint } from '../vector-map/project.ts';
import {
  boxesOf,
  drawGround,
  type GroundDrawing,
  type NumberMark,
  pictureOf,
  placeNumbers,
  rounded,
} from './cluster-drawing.ts';

export interface RescueDrawing extends GroundDrawing {
  readonly stations: readonly PicturePoint[];
  readonly buildings: readonly NumberMark[];
}

/** Buildings on the map. */
export const MARKED_BUILDINGS = 10;
/** Room of the mark of a station. */
const STATION_PX = 10;

/** @param stations longitude and latitude of the open rescue stations */
export const drawRescue = (
  district: number | null,
  stations: readonly (readonly [number, number])[],
  worst: readonly Pick<RescueBuilding, 'point'>[],
  lang: Lang,
): RescueDrawing => {
  const projection = pictureOf(district);
  const places = stations
    .map(([lng, lat]) => rounded(projection.ofLngLat(lng, lat)))
    .filter(([x, y]) => x >= 0 && y >= 0 && x <= projection.width && y <= projection.height);
  const boxes = places.map(([x, y]): Box => ({ x, y, width: STATION_PX, height: STATION_PX }));
  const buildings = placeNumbers(
    worst.slice(0, MARKED_BUILDINGS).map(({ point }, at) => ({
      words: String(at + 1),
      at: projection.ofLngLat(...point),
    })),
    boxes,
  );
  return {
    ...drawGround(district, lang, projection, [...boxes, ...boxesOf(buildings)]),
    stations: places,
    buildings,
  };
};

/** Where further sites stand in the same picture. */
export const placeSites = (
  district: number | null,
  sites: readonly { readonly point: readonly [number, number] }[],
): PicturePoint[] => {
  const projection = pictureOf(district);
  return sites.map(({ point }) => rounded(projection.ofLngLat(...point)));
};
