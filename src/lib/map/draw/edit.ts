/** Changes of a drawn area by its handles: corners of a polygon, centre and rim of a circle. */
import type { DrawnArea, Ring } from '$geo/coverage/drawn-area.ts';
import { lngLatOfPoint, planePoint, type LngLat } from '$geo/place/crs.ts';

export interface Handle {
  readonly role: 'corner' | 'centre' | 'rim';
  readonly ring: number;
  /** Position in the ring. */
  readonly at: number;
  readonly place: LngLat;
}

/** More corners than can be told apart are not shown as handles. */
export const MAX_HANDLES = 60;

/** The handles of an area; none for a polygon of more than MAX_HANDLES corners. The rim is taken in the east. */
export const handlesOf = (area: DrawnArea): Handle[] => {
  if (area.shape === 'circle') {
    const { xCm, yCm } = planePoint(area.lng, area.lat);
    const rim = lngLatOfPoint({ xCm: xCm + area.radiusM * 100, yCm });
    return [
      { role: 'centre', ring: 0, at: 0, place: { lng: area.lng, lat: area.lat } },
      { role: 'rim', ring: 0, at: 1, place: rim },
    ];
  }
  const handles = area.rings.flatMap((corners, ring) =>
    corners.map(([lng, lat], at): Handle => ({ role: 'corner', ring, at, place: { lng, lat } })),
  );
  return handles.length > MAX_HANDLES ? [] : handles;
};

const withRing = (area: DrawnArea, ring: number, change: (corners: Ring) => Ring): DrawnArea =>
  area.shape === 'circle'
    ? area
    : { ...area, rings: area.rings.map((corners, at) => (at === ring ? change(corners) : corners)) };

/** The area with a handle at another place; the radius becomes whole metres, 1 at least. */
export const moveHandle = (area: DrawnArea, { role, ring, at }: Handle, { lng, lat }: LngLat): DrawnArea => {
  if (area.shape === 'polygon')
    return withRing(area, ring, (corners) => corners.map((corner, i) => (i === at ? [lng, lat] : corner)));
  if (role === 'centre') return { ...area, lng, lat };
  const [centre, rim] = [planePoint(area.lng, area.lat), planePoint(lng, lat)];
  const metres = Math.hypot(rim.xCm - centre.xCm, rim.yCm - centre.yCm) / 100;
  return { ...area, radiusM: Math.max(1, Math.round(metres)) };
};

/** The polygon with one more corner, halfway to the next one. */
export const splitAfter = (area: DrawnArea, { ring, at }: Handle): DrawnArea =>
  withRing(area, ring, (corners) => {
    const [from, to] = [corners[at], corners[(at + 1) % corners.length]];
    if (!from || !to) return corners;
    const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] as const;
    return corners.toSpliced(at + 1, 0, middle);
  });

/** The polygon without a corner; a ring of three corners goes as a whole, the last ring stays. */
export const withoutCorner = (area: DrawnArea, { ring, at }: Handle): DrawnArea => {
  if (area.shape === 'circle') return area;
  const isTriangle = area.rings[ring]?.length === 3;
  if (isTriangle) return area.rings.length === 1 ? area : { ...area, rings: area.rings.toSpliced(ring, 1) };
  return withRing(area, ring, (corners) => corners.toSpliced(at, 1));
};
