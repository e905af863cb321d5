/** Sizes that follow the zoom. */

/** Value at a zoom, straight lines between the stops (zoom, value), constant outside. */
export const atZoom = (zoom: number, stops: readonly (readonly [number, number])[]): number => {
  const next = stops.findIndex(([stop]) => zoom < stop);
  const last = stops.at(-1)?.[1] ?? 0;
  if (next < 0) return last;
  const [toZoom = 0, to = 0] = stops[next] ?? [];
  const before = stops[next - 1];
  if (!before) return to;
  const [fromZoom, from] = before;
  return from + ((to - from) * (zoom - fromZoom)) / (toZoom - fromZoom);
};

const EARTH_M = 40_075_016.7;
/** Metres on the ground per pixel of the window at a zoom and a latitude (512 px tiles). */
export const metresPerPixel = (zoom: number, lat: number): number =>
  (EARTH_M * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);

/** Below this zoom canteens and elevators are density, and markets only those with many stars. */
export const POINTS_FROM_ZOOM = 12;
/** From this zoom marks carry their number or glyph, and cells are drawn one by one. */
export const DETAIL_FROM_ZOOM = 13;

/** A round length for the scale bar: the longest of 1, 2, 5 × 10ⁿ metres within the given pixels. */
export const scaleBar = (metresPerPx: number, maxPx: number): { metres: number; px: number } => {
  const most = metresPerPx * maxPx;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((factor) => factor * power <= most) ?? 1) * power;
  return { metres, px: metres / metresPerPx };
};
