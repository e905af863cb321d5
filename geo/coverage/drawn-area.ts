/** An area drawn on the map, a polygon or a circle, ready to be asked which points of the plane lie in it. */
import { InputError } from '../errors.ts';
import { lngLatToPlane, planePoint, planeToLngLat } from '../place/crs.ts';
import { isInRegion } from '../place/region.ts';
import { ringCrossing } from '../place/ring-crossing.ts';
import { indexPolygon } from '../place/ring-index.ts';
import { squaredCmLimit } from './radius.ts';

/** Corners in WGS 84 longitude and latitude. */
export type Ring = readonly (readonly [number, number])[];

export type DrawnArea =
  | {
      readonly shape: 'polygon';
      /**
       * WGS 84 longitude and latitude, rings closed or not, in any direction. What lies inside an odd number of
       * rings is inside: a ring in a ring is a hole, one beside another a second part.
       */
      readonly rings: readonly Ring[];
    }
  /** Centre in WGS 84 degrees; radius 0 to 200,000 m. */
  | { readonly shape: 'circle'; readonly lng: number; readonly lat: number; readonly radiusM: number };

/** Whether a point (EPSG:4547, whole cm) lies in the area; its border counts as inside. */
export type ContainsPoint = (xCm: number, yCm: number) => boolean;

export const MAX_CORNERS = 1_000;

/**
 * Prepares an area. A circle is decided on whole centimetres in the plane, a polygon in degrees, where its edges are
 * straight.
 * @throws InputError `bad_area` for fewer than three corners, more than MAX_CORNERS, places outside the region and
 *   rings that cross or touch; `radius_out_of_range`
 */
export function drawnArea(area: DrawnArea): ContainsPoint {
  return area.shape === 'circle' ? circle(area) : polygon(area.rings.map(requireRing));
}

function circle({ lng, lat, radiusM }: { lng: number; lat: number; radiusM: number }): ContainsPoint {
  requireInRegion(lng, lat);
  const limit = squaredCmLimit(radiusM);
  const centre = planePoint(lng, lat);
  return (xCm, yCm) => (xCm - centre.xCm) ** 2 + (yCm - centre.yCm) ** 2 <= limit;
}

/** A ring without its repeated corners. */
function requireRing(ring: Ring): Ring {
  for (const [lng, lat] of ring) requireInRegion(lng, lat);
  const corners = ring.filter(([lng, lat], i) => {
    const [before] = [ring[(i || ring.length) - 1] as readonly [number, number]]; // the first has the last before it
    return lng !== before[0] || lat !== before[1];
  });
  if (corners.length < 3 || corners.length > MAX_CORNERS)
    throw new InputError(
      'bad_area',
      `A ring has ${corners.length} corners; allowed are 3 to ${MAX_CORNERS} different ones.`,
    );
  return corners;
}

function requireInRegion(lng: number, lat: number): void {
  if (!isInRegion(lng, lat))
    throw new InputError('bad_area', `A corner or centre is ${lng}, ${lat}, which is outside the region.`);
}

function polygon(rings: readonly Ring[]): ContainsPoint {
  const corners = rings.reduce((sum, { length }) => sum + length, 0);
  if (corners < 3 || corners > MAX_CORNERS)
    throw new InputError('bad_area', `The polygon has ${corners} corners; allowed are 3 to ${MAX_CORNERS}.`);
  const crossing = ringCrossing(rings);
  if (crossing)
    throw new InputError(
      'bad_area',
      `The polygon crosses or touches itself near ${crossing.join(', ')}; its edges may only meet at their corners.`,
    );
  const index = indexPolygon(rings);
  const box = planeBox(index);
  return (xCm, yCm) => {
    if (xCm < box.west || xCm > box.east || yCm < box.south || yCm > box.north) return false;
    const { lng, lat } = planeToLngLat(xCm / 100, yCm / 100);
    return index.contains(lng, lat);
  };
}

/**
 * The polygons that rings bound, each with its outer ring first, then its holes. An outer ring lies in an even number
 * of other rings.
 * @param rings as `drawnArea` allows them; none give none
 */
export function areaPolygons(rings: readonly Ring[]): Ring[][] {
  const indexes = rings.map((ring) => indexPolygon([ring]));
  // Rings do not touch: one corner tells for all of them.
  const around = rings.map((ring) => {
    const [lng, lat] = ring[0] ?? [NaN, NaN];
    return indexes.flatMap((index, at) => (rings[at] !== ring && index.contains(lng, lat) ? [at] : []));
  });
  const depthOf = (at: number) => around[at]?.length ?? 0;
  return rings.flatMap((outer, at) => {
    if (depthOf(at) % 2 === 1) return [];
    const isHole = (_: Ring, hole: number) => depthOf(hole) === depthOf(at) + 1 && around[hole]?.includes(at);
    return [[outer, ...rings.filter(isHole)]];
  });
}

/** Square kilometres of an area in EPSG:4547, edges straight in that plane: for captions. */
export function areaKm2(area: DrawnArea): number {
  if (area.shape === 'circle') return (Math.PI * area.radiusM ** 2) / 1e6;
  const sum = (list: number[]) => list.reduce((total, one) => total + one, 0);
  return sum(
    areaPolygons(area.rings).map(([outer = [], ...holes]) => ringKm2(outer) - sum(holes.map(ringKm2))),
  );
}

function ringKm2(ring: Ring): number {
  const corners = ring.map(([lng, lat]) => lngLatToPlane(lng, lat));
  const [first] = corners;
  if (!first) return 0;
  let doubled = 0;
  for (const [at, { x, y }] of corners.entries()) {
    const next = corners[(at + 1) % corners.length] ?? first;
    doubled += (x - first.x) * (next.y - first.y) - (next.x - first.x) * (y - first.y);
  }
  return Math.abs(doubled) / 2e6;
}

/** Places along a side of a rectangle; between them a side strays from the straight by a few metres. */
const PLACES_A_SIDE = 64;
const MARGIN_CM = 10_000;

/** A rectangle of the plane, cm, that holds a rectangle of degrees: most points need not be turned to degrees. */
function planeBox({
  west,
  south,
  east,
  north,
}: {
  west: number;
  south: number;
  east: number;
  north: number;
}) {
  const xs: number[] = [];
  const ys: number[] = [];
  for (let i = 0; i <= PLACES_A_SIDE; i++) {
    const lng = west + ((east - west) * i) / PLACES_A_SIDE;
    const lat = south + ((north - south) * i) / PLACES_A_SIDE;
    for (const { x, y } of [
      lngLatToPlane(lng, south),
      lngLatToPlane(lng, north),
      lngLatToPlane(west, lat),
      lngLatToPlane(east, lat),
    ]) {
      xs.push(x * 100);
      ys.push(y * 100);
    }
  }
  return {
    west: Math.min(...xs) - MARGIN_CM,
    east: Math.max(...xs) + MARGIN_CM,
    south: Math.min(...ys) - MARGIN_CM,
    north: Math.max(...ys) + MARGIN_CM,
  };
}
