/** The districts as a raster of cells, so that a million cell centres need no point-in-polygon test. */
import type { FeatureCollection } from 'geojson';
import { lngLatToPlane, planeToLngLat } from '../../geo/place/crs.ts';
import { buildDistrictIndex, districtIndexOf } from '../../geo/place/districts.ts';

/** South-west corner of cell (0, 0) in EPSG:4547 metres, and the side of a cell. */
export interface RasterGrid {
  readonly originX: number;
  readonly originY: number;
  readonly stepM: number;
}

export interface DistrictRaster {
  readonly columns: number;
  readonly rows: number;
  /** District code minus 440100 of the cell's centre, 0 outside; index = row · columns + col, from the south-west. */
  readonly district: Uint8Array;
}

/**
 * Gives every cell the district that holds its centre, exactly as `districtOf` would: rows of centres are cut
 * by the borders projected to the plane, and centres within two cells of a border are asked one by one.
 * @param boundaries polygons in WGS 84 with property `code`, @param grid must begin south-west of them
 */
export function districtRaster(boundaries: FeatureCollection, grid: RasterGrid): DistrictRaster {
  const index = buildDistrictIndex(boundaries);
  const rings = boundaries.features.flatMap(({ properties, geometry }) => {
    const polygons =
      geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : geometry.type === 'Polygon'
          ? [geometry.coordinates]
          : [];
    return polygons.flat().map((ring) => ({
      code: districtIndexOf(Number(properties?.code)),
      points: ring.map(([lng = NaN, lat = NaN]) => {
        const { x, y } = lngLatToPlane(lng, lat);
        return [(x - grid.originX) / grid.stepM, (y - grid.originY) / grid.stepM] as const;
      }),
    }));
  });
  const points = rings.flatMap((ring) => ring.points);
  const columns = Math.ceil(points.reduce((most, [u]) => Math.max(most, u), 0)) + 1;
  const rows = Math.ceil(points.reduce((most, [, v]) => Math.max(most, v), 0)) + 1;
  const district = new Uint8Array(columns * rows);
  const crossings = new Map<number, number[]>();
  const unsure = new Set<number>();

  for (const { code, points: ring } of rings)
    ring.slice(1).forEach(([u2, v2], i) => {
      const [u1, v1] = ring[i] ?? [u2, v2];
      for (let row = Math.max(0, Math.ceil(Math.min(v1, v2) - 0.5)); row + 0.5 < Math.max(v1, v2); row++) {
        if (v1 > row + 0.5 === v2 > row + 0.5) continue;
        const key = row * 256 + code;
        const list = crossings.get(key) ?? [];
        list.push(u1 + ((row + 0.5 - v1) / (v2 - v1)) * (u2 - u1));
        crossings.set(key, list);
      }
      const steps = Math.ceil(Math.max(Math.abs(u2 - u1), Math.abs(v2 - v1)));
      for (let step = 0; step <= steps; step++) {
        const col = Math.floor(u1 + ((u2 - u1) * step) / (steps || 1));
        const row = Math.floor(v1 + ((v2 - v1) * step) / (steps || 1));
        for (let r = Math.max(0, row - 2); r <= Math.min(rows - 1, row + 2); r++)
          for (let c = Math.max(0, col - 2); c <= Math.min(columns - 1, col + 2); c++)
            unsure.add(r * columns + c);
      }
    });
  for (const [key, list] of crossings) {
    const row = Math.floor(key / 256);
    list.sort((a, b) => a - b);
    for (let i = 0; i + 1 < list.length; i += 2) {
      const from = Math.max(0, Math.ceil((list[i] ?? 0) - 0.5));
      const to = Math.min(columns - 1, Math.floor((list[i + 1] ?? 0) - 0.5));
      if (to >= from) district.fill(key % 256, row * columns + from, row * columns + to + 1);
    }
  }
  for (const cell of unsure) {
    const x = grid.originX + ((cell % columns) + 0.5) * grid.stepM;
    const y = grid.originY + (Math.floor(cell / columns) + 0.5) * grid.stepM;
    const { lng, lat } = planeToLngLat(x, y);
    district[cell] = districtIndexOf(index.districtOf(lng, lat));
  }
  return { columns, rows, district };
}
