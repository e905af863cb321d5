/** Shapes of the built-in base map: districts, river, where their names stand. WGS 84, longitude first. */
import type { FeatureCollection, LineString, MultiPolygon, Polygon, Position } from 'geojson';
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import districtsJson from '$geo/place/boundaries/districts.json' with { type: 'json' };
import riverJson from '$geo/place/boundaries/river.json' with { type: 'json' };

export const districtShapes = districtsJson as unknown as FeatureCollection<
  Polygon | MultiPolygon,
  { code: number }
>; // our own file
export const riverShapes = riverJson as unknown as FeatureCollection<LineString>; // our own file

export type Bounds = readonly [west: number, south: number, east: number, north: number];

const ringsOf = (shape: Polygon | MultiPolygon): Position[][] =>
  shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();

const boundsOf = (rings: readonly Position[][]): Bounds => {
  const points = rings.flat();
  const lngs = points.map(([lng = NaN]) => lng);
  const lats = points.map(([, lat = NaN]) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
};

const ringsByCode = new Map(
  districtShapes.features.map(({ properties, geometry }) => [properties.code, ringsOf(geometry)]),
);

export const districtRings = (code: number): Position[][] => ringsByCode.get(code) ?? [];
export const allRings: Position[][] = [...ringsByCode.values()].flat();
export const riverLines: Position[][] = riverShapes.features.map(({ geometry }) => geometry.coordinates);

export const CITY_BOUNDS: Bounds = boundsOf(allRings);
export const districtBounds = (code: number): Bounds => boundsOf(districtRings(code));

/** Points inside each district where its name reads well, chosen by hand to stay clear of the borders. */
const NAME_POINTS: Record<(typeof DISTRICTS)[number]['code'], readonly [number, number]> = {
  440103: [113.222, 23.085],
  440104: [113.28, 23.138],
  440105: [113.325, 23.083],
  440106: [113.375, 23.155],
  440111: [113.33, 23.27],
  440112: [113.5, 23.22],
  440113: [113.4, 22.955],
  440114: [113.2, 23.435],
  440115: [113.55, 22.72],
  440117: [113.68, 23.68],
  440118: [113.79, 23.35],
};

export const districtNames = DISTRICTS.map(({ code, zh, en }) => ({ code, zh, en, at: NAME_POINTS[code] }));

/** Neighbouring cities: their names only, outside the border. */
export const NEIGHBOURS = [
  { key: 'qingyuan', at: [113.06, 23.64] },
  { key: 'foshan', at: [113.04, 23.02] },
  { key: 'dongguan', at: [113.82, 22.98] },
  { key: 'zhongshan', at: [113.38, 22.52] },
  { key: 'huizhou', at: [114.14, 23.3] },
] as const;

export const RIVER_NAME = { key: 'pearl', at: [113.36, 23.113] } as const;
