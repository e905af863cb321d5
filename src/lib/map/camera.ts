/** Where one looks, and its form in an address. */
/** WGS 84 degrees and a MapLibre zoom, rounded as the address keeps them: 5 and 2 decimals. */
export interface Camera {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
}

export const roundCamera = (camera: Camera): Camera => ({
  lng: Math.round(camera.lng * 1e5) / 1e5,
  lat: Math.round(camera.lat * 1e5) / 1e5,
  zoom: Math.round(camera.zoom * 100) / 100,
});

export const writeCamera = ({ lng, lat, zoom }: Camera): string => `${lng},${lat},${zoom}`;

/** "longitude,latitude,zoom"; null for anything else. */
export const readCamera = (text: string | null): Camera | null => {
  const parts = (text ?? '').split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  const [lng = NaN, lat = NaN, zoom = NaN] = parts;
  const usable = parts.length === 3 && Math.abs(lng) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 22;
  return usable ? roundCamera({ lng, lat, zoom }) : null;
};
