/** Gap areas of a drawn map: outlines, numbers that step aside, best sites. */
import type { MultiPolygon, Polygon } from 'geojson';
import type { GapsAnswer } from '$geo/answers.ts';
import { type Box, placeLabels } from '$lib/map/labels.ts';
import { type GapMark, LISTED_GAPS } from './drawing.ts';
import type { PicturePoint, PictureProjection } from './project.ts';

/** Room of a number in its circle, and of the cross of a site. */
const NUMBER_PX = 22;
const SITE_PX = 12;
/** As near to the edge of the picture as a number may stand. */
const EDGE_PX = NUMBER_PX / 2 + 2;

/** A gap area on the map, and what it takes up there. */
export interface PlacedGaps {
  readonly marks: readonly GapMark[];
  readonly boxes: readonly Box[];
}

/** The gap areas that are listed. Sites keep their places; numbers step aside for them and for each other. */
export const placeGaps = (
  features: GapsAnswer['features'],
  projection: PictureProjection,
  obstacles: readonly Box[],
): PlacedGaps => {
  const listed = features.slice(0, LISTED_GAPS);
  const sites = listed.map(({ properties: { best_site } }) =>
    best_site ? rounded(projection.ofLngLat(...best_site.point)) : null,
  );
  const inside = (value: number, size: number) => Math.min(size - EDGE_PX, Math.max(EDGE_PX, value));
  const wanted = listed.map(({ properties: { point } }): Box => {
    const [x, y] = projection.ofLngLat(...point);
    return {
      x: inside(x, projection.width),
      y: inside(y, projection.height),
      width: NUMBER_PX,
      height: NUMBER_PX,
    };
  });
  const siteBoxes = sites.flatMap((site): Box[] =>
    site ? [{ x: site[0], y: site[1], width: SITE_PX, height: SITE_PX }] : [],
  );
  const places = placeLabels(wanted, [...siteBoxes, ...obstacles]);
  const marks = listed.map(({ properties, geometry }, at): GapMark => {
    // Where there is no free place a number stands on others rather than nowhere.
    const place = places[at] ?? wanted[at] ?? { x: NaN, y: NaN };
    const [x, y] = projection.ofLngLat(...properties.point);
    const isFar = Math.hypot(place.x - x, place.y - y) > NUMBER_PX / 2;
    return {
      rank: properties.rank,
      label_zh: properties.label_zh,
      label_en: properties.label_en,
      people: properties.people,
      path: projection.path(withoutHoles(geometry)),
      at: rounded([place.x, place.y]),
      from: isFar ? rounded([x, y]) : null,
      site: sites[at] ?? null,
    };
  });
  const numbers = marks.map(({ at: [x, y] }): Box => ({ x, y, width: NUMBER_PX, height: NUMBER_PX }));
  return { marks, boxes: [...siteBoxes, ...numbers] };
};

const withoutHoles = (shape: Polygon | MultiPolygon): MultiPolygon => {
  const parts = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  return { type: 'MultiPolygon', coordinates: parts.map(([outer = []]) => [outer]) };
};

const rounded = ([x, y]: PicturePoint): PicturePoint => [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
