/** Areas of the districts, from their boundaries. */
import { DISTRICTS } from '../kinds/vocabulary.ts';
import boundaries from './boundaries/districts.json' with { type: 'json' };
import { lngLatToPlane } from './crs.ts';

let areas: ReadonlyMap<number, number> | undefined;

/**
 * Area of a district in km²: its corners in EPSG:4547, edges straight there, holes taken off. The yearbook's areas
 * follow another definition. 0 for an unknown code.
 */
export function districtAreaKm2(code: number): number {
  areas ??= new Map(DISTRICTS.map(({ code: one }) => [one, areaOf(one)]));
  return areas.get(code) ?? 0;
}

function areaOf(code: number): number {
  const parts = boundaries.features
    .filter(({ properties }) => properties.code === code)
    .flatMap(({ geometry }) => geometry.coordinates as number[][][][]); // every boundary is a MultiPolygon
  const squareMetres = parts.reduce(
    (sum, [outer = [], ...holes]) =>
      sum + ringArea(outer) - holes.reduce((inside, hole) => inside + ringArea(hole), 0),
    0,
  );
  return squareMetres / 1e6;
}

/** By the shoelace formula, from the first corner, which keeps the products small. */
function ringArea(ring: readonly number[][]): number {
  const corners = ring.map(([lng = NaN, lat = NaN]) => lngLatToPlane(lng, lat));
  const [from = { x: NaN, y: NaN }] = corners;
  const twice = corners.reduce((sum, { x, y }, at) => {
    const next = corners[(at + 1) % corners.length] ?? from;
    return sum + (x - from.x) * (next.y - from.y) - (next.x - from.x) * (y - from.y);
  }, 0);
  return Math.abs(twice) / 2;
}
