/**
 * EPSG:4547 (CGCS2000 / 3-degree Gauss-Kruger CM 114E), the plane in which every length is measured.
 * Axis order in this project is easting, northing (x, y), whatever the registry says.
 */
import proj4 from 'proj4';

/** CGCS2000 uses the GRS 80 ellipsoid and is taken as equal to WGS 84: no datum shift. */
const EPSG_4547 = '+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
const LNG_LAT = '+proj=longlat +ellps=GRS80 +no_defs';

const converter = proj4(LNG_LAT, EPSG_4547);

/** A position in EPSG:4547: metres, x = easting, y = northing. */
export interface PlanePosition {
  x: number;
  y: number;
}

/** A WGS 84 position in degrees. */
export interface LngLat {
  lng: number;
  lat: number;
}

/**
 * WGS 84 longitude and latitude (degrees) to EPSG:4547 easting and northing (metres, not rounded).
 * Agrees with PROJ to 0.1 mm inside the city. Meant for the neighbourhood of 114° E: no range check.
 */
export function lngLatToPlane(lng: number, lat: number): PlanePosition {
  const [x = NaN, y = NaN] = converter.forward([lng, lat]);
  return { x, y };
}

/** EPSG:4547 easting and northing (metres) to WGS 84 longitude and latitude (degrees). */
export function planeToLngLat(x: number, y: number): LngLat {
  const [lng = NaN, lat = NaN] = converter.inverse([x, y]);
  return { lng, lat };
}

/**
 * Metres to whole centimetres, the unit in which distances are compared with radii. Halves go up (towards
 * positive infinity), so −0.5 cm becomes 0; positions in the city are far from 0.
 */
export function toCm(metres: number): number {
  return Math.round(metres * 100);
}

/** A position in EPSG:4547 as whole centimetres, easting and northing: what distances are measured between. */
export interface PlanePoint {
  readonly xCm: number;
  readonly yCm: number;
}

/** Parts of a degree that positions keep where their whole centimetres must come back from them: 0.1 mm. */
export const PARTS_OF_DEGREE = 1e9;

/** Degrees rounded to PARTS_OF_DEGREE. */
export function roundDegrees(degrees: number): number {
  return Math.round(degrees * PARTS_OF_DEGREE) / PARTS_OF_DEGREE;
}

/** Whole centimetres in the plane to WGS 84 degrees, rounded to PARTS_OF_DEGREE; `planePoint` gives them back. */
export function lngLatOfPoint({ xCm, yCm }: PlanePoint): LngLat {
  const { lng, lat } = planeToLngLat(xCm / 100, yCm / 100);
  return { lng: roundDegrees(lng), lat: roundDegrees(lat) };
}

/** WGS 84 longitude and latitude (degrees) to whole centimetres in the plane. */
export function planePoint(lng: number, lat: number): PlanePoint {
  const { x, y } = lngLatToPlane(lng, lat);
  return { xCm: toCm(x), yCm: toCm(y) };
}
