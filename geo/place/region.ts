/** The part of the world in which places can be named: South China around Guangzhou, WGS 84 degrees. */

/** Rectangle of WGS 84 longitude and latitude, borders included. */
export const REGION = { west: 108, south: 15, east: 120, north: 30 } as const;

/** Whether a WGS 84 position (degrees) lies in the region; false for NaN. */
export function isInRegion(lng: number, lat: number): boolean {
  return lng >= REGION.west && lng <= REGION.east && lat >= REGION.south && lat <= REGION.north;
}
