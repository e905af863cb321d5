/** Asks the device where it is; only ever on a press. */
export type LocateTrouble = 'refused' | 'unavailable' | 'insecure' | 'outsideCity';

const PATIENCE_MS = 15_000;
/** Further than this from the city, distances to its markets mean nothing; degrees. */
const AROUND_CITY = { west: 112.5, east: 114.5, south: 22, north: 24.5 };
const PERMISSION_DENIED = 1;

/** WGS 84 degrees, as browsers give them, or why there are none. */
export const locate = async (): Promise<{ lng: number; lat: number } | LocateTrouble> => {
  if (!window.isSecureContext) return 'insecure';
  if (!navigator.geolocation) return 'unavailable';
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude: lng, latitude: lat } }) =>
        resolve(isAround(lng, lat) ? { lng, lat } : 'outsideCity'),
      ({ code }) => resolve(code === PERMISSION_DENIED ? 'refused' : 'unavailable'),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 60_000 },
    );
  });
};

const isAround = (lng: number, lat: number): boolean =>
  lng >= AROUND_CITY.west && lng <= AROUND_CITY.east && lat >= AROUND_CITY.south && lat <= AROUND_CITY.north;
