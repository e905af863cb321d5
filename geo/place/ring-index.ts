/** Point in polygon by exact arithmetic, fast for many points: the edges of a polygon sorted into bands of latitude. */
import { orientation } from './orientation.ts';

type Ring = readonly (readonly number[])[];

/** West, south, east and north in degrees. */
export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** One polygon with its holes, ready to be asked. */
export interface PolygonIndex extends Bounds {
  /** Edges as x1, y1, x2, y2 in a row. */
  readonly edges: Float64Array;
  /** Whether a point lies inside or exactly on an edge. */
  contains(x: number, y: number): boolean;
}

const EDGES_PER_BAND = 4;

function edgesOf(rings: readonly Ring[]): Float64Array {
  const edges: number[] = [];
  for (const ring of rings) {
    ring.forEach((point, i) => {
      const [x1 = NaN, y1 = NaN] = point;
      const [x2 = NaN, y2 = NaN] = ring[(i + 1) % ring.length] ?? [];
      if (x1 !== x2 || y1 !== y2) edges.push(x1, y1, x2, y2);
    });
  }
  return Float64Array.from(edges);
}

/**
 * Prepares a polygon: first ring outside, the others holes, closed or not, in any direction. Edges are straight
 * in the units given. An empty list of rings contains nothing.
 */
export function indexPolygon(rings: readonly Ring[]): PolygonIndex {
  const edges = edgesOf(rings);
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (let e = 0; e < edges.length; e += 2) {
    const x = edges[e] as number; // inside the array by construction, as below
    const y = edges[e + 1] as number;
    bounds.west = Math.min(bounds.west, x);
    bounds.east = Math.max(bounds.east, x);
    bounds.south = Math.min(bounds.south, y);
    bounds.north = Math.max(bounds.north, y);
  }
  const bandCount = Math.max(1, Math.ceil(edges.length / 4 / EDGES_PER_BAND));
  const bandHeight = (bounds.north - bounds.south) / bandCount;
  const bandOf = (y: number) =>
    bandHeight > 0 ? Math.min(bandCount - 1, Math.max(0, Math.floor((y - bounds.south) / bandHeight))) : 0;
  const bands: number[][] = Array.from({ length: bandCount }, () => []);
  for (let e = 0; e < edges.length; e += 4) {
    const a = bandOf(edges[e + 1] as number);
    const b = bandOf(edges[e + 3] as number);
    for (let band = Math.min(a, b); band <= Math.max(a, b); band++) bands[band]?.push(e);
  }
  return {
    ...bounds,
    edges,
    contains(x, y) {
      if (!(x >= bounds.west && x <= bounds.east && y >= bounds.south && y <= bounds.north)) return false;
      return evenOdd(edges, bands[bandOf(y)] ?? [], x, y);
    },
  };
}

/** Even-odd rule with a ray to the east over the edges of one band; a point on an edge counts as inside. */
function evenOdd(edges: Float64Array, band: readonly number[], x: number, y: number): boolean {
  let inside = false;
  for (const e of band) {
    const x1 = edges[e] as number;
    const y1 = edges[e + 1] as number;
    const x2 = edges[e + 2] as number;
    const y2 = edges[e + 3] as number;
    if (y < Math.min(y1, y2) || y > Math.max(y1, y2) || x > Math.max(x1, x2)) continue;
    if (y1 === y2) {
      if (x >= Math.min(x1, x2)) return true;
      continue;
    }
    // Upwards a point left of the edge has it to the east; downwards a point right of it.
    const side = y2 > y1 ? orientation(x1, y1, x2, y2, x, y) : orientation(x2, y2, x1, y1, x, y);
    if (side === 0) return true;
    if (side > 0 && y !== Math.max(y1, y2)) inside = !inside;
  }
  return inside;
}
