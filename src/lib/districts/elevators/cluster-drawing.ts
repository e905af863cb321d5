/** The map of old-elevator clusters, ready to be drawn: hulls, numbers that step aside, names of districts. */
import type { ClustersAnswer } from '$geo/regulatory/elevator-answers.ts';
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import { guangzhouDistricts } from '$geo/place/districts.ts';
import type { Lang } from '$lib/i18n/index.ts';
import { allRings, districtRings, riverLines } from '$lib/map/city.ts';
import { type Box, placeLabels } from '$lib/map/labels.ts';
import { scaleBar } from '$lib/map/zoom.ts';
import type { PlacedName } from '../vector-map/drawing.ts';
import { placeNames } from '../vector-map/names.ts';
import {
  fitDistrict,
  type PicturePoint,
  type PictureProjection,
  ringsAsPolygon,
} from '../vector-map/project.ts';

/** What maps of elevators stand on; paths are those of SVG, pixels from the top left. */
export interface GroundDrawing {
  readonly width: number;
  readonly height: number;
  readonly districts: string;
  /** Of the scope; null = the city. */
  readonly outline: string | null;
  readonly river: string;
  readonly names: readonly PlacedName[];
  readonly scale: { readonly metres: number; readonly px: number };
}

export interface NumberMark {
  readonly words: string;
  readonly at: PicturePoint;
  /** The place that it stepped aside from; null where it did not go far. */
  readonly from: PicturePoint | null;
}

export interface HullDrawing {
  /** Of the cluster. */
  readonly number: number;
  readonly path: string;
  /** Only of those that are numbered. */
  readonly mark: NumberMark | null;
}

export interface ClusterDrawing extends GroundDrawing {
  /** Largest first. */
  readonly hulls: readonly HullDrawing[];
}

export const PICTURE = { width: 640, height: 620 } as const;
const PADDING_PX = 16;
/** Room below the scope for the approval line and the scale bar. */
const FOOT_PX = 40;
const SCALE_PX = 90;
/** Room of a number in its circle. */
const NUMBER_PX = 22;
/** Numbers stay so far from the edge, also where narrow windows enlarge them. */
const EDGE_PX = 20;
/** Hulls smaller than so many pixels are drawn as a dot of that size. */
const DOT_PX = 5;

export const pictureOf = (district: number | null): PictureProjection =>
  fitDistrict(district, { ...PICTURE, padding: PADDING_PX, foot: FOOT_PX });

const foot: Box = { x: PICTURE.width / 2, y: PICTURE.height - 14, width: PICTURE.width, height: 28 };

/** @param obstacles what names of districts keep clear of */
export const drawGround = (
  district: number | null,
  lang: Lang,
  projection: PictureProjection,
  obstacles: readonly Box[],
): GroundDrawing => ({
  ...PICTURE,
  districts: projection.path(ringsAsPolygon(allRings)),
  outline: district === null ? null : projection.path(ringsAsPolygon(districtRings(district))),
  river: projection.path({ type: 'MultiLineString', coordinates: riverLines }),
  names: namesOf(district, lang, projection, [foot, ...obstacles]),
  scale: scaleBar(projection.metresPerPx, SCALE_PX),
});

function namesOf(
  self: number | null,
  lang: Lang,
  projection: PictureProjection,
  obstacles: readonly Box[],
): PlacedName[] {
  const names = DISTRICTS.map(({ code, zh, en }) => ({ code, words: lang === 'en' ? en : zh }));
  const districts = guangzhouDistricts();
  const codeAt = (x: number, y: number) => {
    const { lng, lat } = projection.lngLatAt(x, y);
    return districts.districtOf(lng, lat);
  };
  return placeNames(names, projection, codeAt, obstacles).flatMap((at, index): PlacedName[] => {
    const { code, words } = names[index] ?? { code: 0, words: '' };
    return at ? [{ words, at, isSelf: code === self }] : [];
  });
}

/** Numbers at places, the important ones first; they step aside for each other and for obstacles. */
export const placeNumbers = (
  places: readonly { readonly words: string; readonly at: PicturePoint }[],
  obstacles: readonly Box[] = [],
): NumberMark[] => {
  const inside = (value: number, size: number) => Math.min(size - EDGE_PX, Math.max(EDGE_PX, value));
  const wanted = places.map(({ at: [x, y] }): Box => ({
    x: inside(x, PICTURE.width),
    y: inside(y, PICTURE.height),
    width: NUMBER_PX,
    height: NUMBER_PX,
  }));
  const free = placeLabels(wanted, [foot, ...obstacles]);
  return places.map(({ words, at: [x, y] }, index): NumberMark => {
    // Where there is no free place a number stands on others rather than nowhere.
    const place = free[index] ?? wanted[index] ?? { x, y };
    const isFar = Math.hypot(place.x - x, place.y - y) > NUMBER_PX / 2;
    return { words, at: rounded([place.x, place.y]), from: isFar ? rounded([x, y]) : null };
  });
};

export const boxesOf = (marks: readonly NumberMark[]): Box[] =>
  marks.map(({ at: [x, y] }) => ({ x, y, width: NUMBER_PX, height: NUMBER_PX }));

export const rounded = ([x, y]: PicturePoint): PicturePoint => [
  Math.round(x * 10) / 10,
  Math.round(y * 10) / 10,
];

/** @param listed so many of the clusters are numbered, with their place in the list */
export const drawClusters = (
  { features, settings }: Pick<ClustersAnswer, 'features' | 'settings'>,
  listed: number,
  lang: Lang,
): ClusterDrawing => {
  const projection = pictureOf(settings.district);
  const marks = placeNumbers(
    features.slice(0, listed).map(({ properties }, at) => ({
      words: String(at + 1),
      at: projection.ofLngLat(...properties.point),
    })),
  );
  return {
    ...drawGround(settings.district, lang, projection, boxesOf(marks)),
    hulls: features.map(({ id, geometry, properties }, at) => ({
      number: id,
      path: hullPath(projection, geometry, properties.point),
      mark: marks[at] ?? null,
    })),
  };
};

function hullPath(
  projection: PictureProjection,
  geometry: ClustersAnswer['features'][number]['geometry'],
  point: readonly [number, number],
): string {
  const corners = geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates;
  const places = (geometry.type === 'Point' ? [] : ((corners ?? []) as number[][])).map(
    ([lng = NaN, lat = NaN]) => projection.ofLngLat(lng, lat),
  );
  const span = (axis: 0 | 1) => {
    const values = places.map((place) => place[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  if (places.length > 0 && Math.max(span(0), span(1)) >= DOT_PX) return projection.path(geometry);
  const [x, y] = rounded(projection.ofLngLat(...point));
  const r = DOT_PX / 2;
  return `M${x - r},${y}a${r},${r} 0 1,0 ${DOT_PX},0a${r},${r} 0 1,0 ${-DOT_PX},0Z`;
}
