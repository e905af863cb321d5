/**
 * Maps drawn as SVG: the plane of EPSG:4547, in which every length is measured, fitted into a picture with north at
 * the top. Squares of the population stay squares, and one scale holds all over the picture.
 */
import { geoIdentity, geoPath, geoTransform } from 'd3-geo';
import type { Geometry, Polygon, Position } from 'geojson';
import { DISTRICTS, type DistrictCode } from '$geo/kinds/vocabulary.ts';
import { type LngLat, lngLatToPlane, planeToLngLat } from '$geo/place/crs.ts';
import { allRings, districtNames, districtRings } from '$lib/map/city.ts';

/** Pixels from the top left of the picture. */
export type PicturePoint = readonly [x: number, y: number];

export interface PictureSize {
  readonly width: number;
  readonly height: number;
  /** Least distance between what is fitted and the edges, pixels; `foot` at the lower one. */
  readonly padding?: number;
  readonly foot?: number;
}

export interface PictureProjection {
  readonly width: number;
  readonly height: number;
  readonly metresPerPx: number;
  /** Where a place lies: WGS 84 degrees; EPSG:4547 in whole centimetres. Not rounded. */
  readonly ofLngLat: (lng: number, lat: number) => PicturePoint;
  readonly ofPlane: (xCm: number, yCm: number) => PicturePoint;
  /** The place at a point of the picture, WGS 84 degrees. */
  readonly lngLatAt: (x: number, y: number) => LngLat;
  /**
   * An SVG path of shapes in WGS 84, cut at the edges of the picture; places that fall together are left out.
   * @param decimals of a pixel, by default one
   */
  readonly path: (shape: Geometry, decimals?: number) => string;
}

/** The rings of a shape; how they run plays no part in the plane. */
export const ringsAsPolygon = (rings: readonly (readonly Position[])[]): Polygon => ({
  type: 'Polygon',
  coordinates: rings as Position[][], // d3-geo only reads them
});

/** In metres of the plane. */
const planeRing = (ring: readonly Position[]): Position[] =>
  ring.map(([lng = NaN, lat = NaN]) => {
    const { x, y } = lngLatToPlane(lng, lat);
    return [x, y];
  });

/** So far beyond the edges lines are still drawn, so that the cut itself never shows. */
const CUT_PX = 8;

/** A projection in which rings (WGS 84, longitude first) fill the picture. */
export const fitRings = (
  rings: readonly (readonly Position[])[],
  { width, height, padding = 0, foot = padding }: PictureSize,
): PictureProjection => {
  const fitted = geoIdentity()
    .reflectY(true)
    .fitExtent(
      [
        [padding, padding],
        [width - padding, height - foot],
      ],
      ringsAsPolygon(rings.map(planeRing)),
    )
    .clipExtent([
      [-CUT_PX, -CUT_PX],
      [width + CUT_PX, height + CUT_PX],
    ]);
  const ofMetres = (x: number, y: number): PicturePoint => fitted([x, y]) ?? [NaN, NaN];
  return {
    width,
    height,
    metresPerPx: 1 / fitted.scale(),
    ofLngLat: (lng, lat) => {
      const { x, y } = lngLatToPlane(lng, lat);
      return ofMetres(x, y);
    },
    ofPlane: (xCm, yCm) => ofMetres(xCm / 100, yCm / 100),
    lngLatAt: (x, y) => {
      const [eastM, northM] = fitted.invert?.([x, y]) ?? [NaN, NaN];
      return planeToLngLat(eastM, northM);
    },
    path: (shape, decimals = 1) => {
      const toPlane = geoTransform({
        point(lng, lat) {
          const { x, y } = lngLatToPlane(lng, lat);
          this.stream.point(x, y);
        },
      });
      const thin = thinned(10 ** -decimals);
      const projection = { stream: (out: Stream) => toPlane.stream(fitted.stream(thin.stream(out))) };
      return geoPath(projection).digits(decimals)(shape) ?? '';
    },
  };
};

type Stream = ReturnType<ReturnType<typeof geoTransform>['stream']>;

/** Drops a point less than a step from the one before it. */
const thinned = (step: number) => {
  let last: PicturePoint = [NaN, NaN];
  return geoTransform({
    lineStart() {
      last = [NaN, NaN];
      this.stream.lineStart();
    },
    point(x, y) {
      if (Math.hypot(x - last[0], y - last[1]) < step) return;
      last = [x, y];
      this.stream.point(x, y);
    },
  });
};

/** A projection in which a district, or with null the city, fills the picture. */
export const fitDistrict = (code: number | null, size: PictureSize): PictureProjection =>
  fitRings(code === null ? allRings : districtRings(code), size);

export interface DistrictOutline {
  readonly code: DistrictCode;
  readonly name_zh: string;
  readonly name_en: string;
  /** SVG path; the parts of a district are parts of one path. */
  readonly path: string;
  /** Where its name reads well. */
  readonly at: PicturePoint;
}

/**
 * The eleven districts, in code order, as paths of one picture of the city: for maps coloured by a figure.
 * @param decimals of a pixel; 0 leaves the fewest points, for pictures of a thumb's size
 */
export const districtOutlines = (size: PictureSize, decimals = 1): DistrictOutline[] => {
  const projection = fitDistrict(null, size);
  return DISTRICTS.map(({ code, zh, en }) => {
    const [lng, lat] = districtNames.find((name) => name.code === code)?.at ?? [NaN, NaN];
    const [x, y] = projection.ofLngLat(lng, lat);
    return {
      code,
      name_zh: zh,
      name_en: en,
      path: projection.path(ringsAsPolygon(districtRings(code)), decimals),
      at: [Math.round(x), Math.round(y)],
    };
  });
};
