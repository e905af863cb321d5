import type { CellColumns } from '$geo/columns/columns.ts';
import { planeToLngLat } from '$geo/place/crs.ts';

const PARTS_OF_DEGREE = 1e9;

/** The centre of a cell as [longitude, latitude], fine enough that its whole centimetres come back from it. */
export function pointOfCell(cells: CellColumns, cell: number): [number, number] {
  const { lng, lat } = planeToLngLat((cells.xCm[cell] ?? 0) / 100, (cells.yCm[cell] ?? 0) / 100);
  return [
    Math.round(lng * PARTS_OF_DEGREE) / PARTS_OF_DEGREE,
    Math.round(lat * PARTS_OF_DEGREE) / PARTS_OF_DEGREE,
  ];
}
