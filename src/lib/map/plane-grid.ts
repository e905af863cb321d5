/**
 * EPSG:4547 to WGS 84 for many points, for drawing only: the exact inverse at the corners of 2 km squares,
 * bilinear inside them. Off by less than 5 cm in the city; figures never use it.
 */
import { planeToLngLat } from '$geo/place/crs.ts';

const SQUARE_M = 2000;

export interface FastInverse {
  /** Writes longitude and latitude of a point (metres, easting and northing) to `out[at]` and `out[at + 1]`. */
  write: (x: number, y: number, out: Float64Array, at: number) => void;
}

export const fastInverse = (): FastInverse => {
  const corners = new Map<number, { lng: number; lat: number }>();
  const corner = (column: number, row: number) => {
    const key = column * 100_000 + row;
    const known = corners.get(key);
    if (known) return known;
    const made = planeToLngLat(column * SQUARE_M, row * SQUARE_M);
    corners.set(key, made);
    return made;
  };
  let last: { column: number; row: number; a: number[] } | null = null;
  return {
    write: (x, y, out, at) => {
      const column = Math.floor(x / SQUARE_M);
      const row = Math.floor(y / SQUARE_M);
      if (last?.column !== column || last.row !== row) {
        const sw = corner(column, row);
        const se = corner(column + 1, row);
        const nw = corner(column, row + 1);
        const ne = corner(column + 1, row + 1);
        last = { column, row, a: [sw.lng, se.lng, nw.lng, ne.lng, sw.lat, se.lat, nw.lat, ne.lat] };
      }
      const u = x / SQUARE_M - column;
      const v = y / SQUARE_M - row;
      const [swLng = 0, seLng = 0, nwLng = 0, neLng = 0, swLat = 0, seLat = 0, nwLat = 0, neLat = 0] = last.a;
      out[at] = (swLng * (1 - u) + seLng * u) * (1 - v) + (nwLng * (1 - u) + neLng * u) * v;
      out[at + 1] = (swLat * (1 - u) + seLat * u) * (1 - v) + (nwLat * (1 - u) + neLat * u) * v;
    },
  };
};
