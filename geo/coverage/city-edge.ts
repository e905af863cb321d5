/** How far demand lies from the border of the city: beyond it the neighbours' facilities are unknown. */
import boundaries from '../place/boundaries/districts.json' with { type: 'json' };
import { lngLatToPlane } from '../place/crs.ts';
import type { PlanePoints } from './nearest.ts';

/** Rings of lng, lat in WGS 84; shared edges of neighbours have the same vertices. */
export type Rings = readonly (readonly (readonly number[])[])[];

/** Segments in EPSG:4547, centimetres: x1, y1, x2, y2 one after the other. */
type Segments = Float64Array;

const known = new WeakMap<PlanePoints, Float64Array>();
let cityBorder: Segments | undefined;

/** Distance of each point to the outer border of the city, centimetres in EPSG:4547; kept with the points. */
export function distanceToCityEdgeCm(points: PlanePoints): Float64Array {
  let distances = known.get(points);
  if (!distances) {
    cityBorder ??= outerBorder(boundaries.features.flatMap(({ geometry }) => geometry.coordinates.flat()));
    known.set(points, (distances = distancesToSegmentsCm(points, cityBorder)));
  }
  return distances;
}

/** The segments that belong to one ring only: what is left when districts are joined. */
export function outerBorder(rings: Rings): Segments {
  const edges = new Map<string, readonly [readonly number[], readonly number[]] | null>();
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [from, to] = [ring[i - 1] as readonly number[], ring[i] as readonly number[]]; // i < length
      const key = [from.join(), to.join()].sort().join(' ');
      edges.set(key, edges.has(key) ? null : [from, to]);
    }
  const outer = [...edges.values()].filter((edge) => edge !== null);
  return Float64Array.from(
    outer.flatMap((edge) =>
      edge.flatMap(([lng = NaN, lat = NaN]) => {
        const { x, y } = lngLatToPlane(lng, lat);
        return [x * 100, y * 100];
      }),
    ),
  );
}

/** Segments that follow each other are looked at together, behind one bounding box. */
const SEGMENTS_PER_BOX = 8;

/** Distance of each point to the nearest segment, centimetres; Infinity without segments. */
export function distancesToSegmentsCm(points: PlanePoints, segments: Segments): Float64Array {
  const boxes = boxesOf(segments);
  const distances = new Float64Array(points.count);
  let nearestBox = 0;
  for (let i = 0; i < points.count; i++) {
    const x = points.xCm[i] as number; // i < count
    const y = points.yCm[i] as number;
    // The box that was nearest to the point before is a good first guess: it rules out most of the others.
    const first = nearestBox;
    let best = squaredToBox(segments, first, x, y);
    for (let box = 0; 4 * box < boxes.length; box++) {
      const offX = outside(x, boxes[4 * box] as number, boxes[4 * box + 1] as number);
      const offY = outside(y, boxes[4 * box + 2] as number, boxes[4 * box + 3] as number);
      if (box === first || offX * offX + offY * offY >= best) continue;
      const squared = squaredToBox(segments, box, x, y);
      if (squared >= best) continue;
      best = squared;
      nearestBox = box;
    }
    distances[i] = Math.sqrt(best);
  }
  return distances;
}

/** How far a coordinate lies outside a range. */
function outside(value: number, least: number, greatest: number): number {
  return value < least ? least - value : value > greatest ? value - greatest : 0;
}

/** West, east, south and north of every SEGMENTS_PER_BOX segments. */
function boxesOf(segments: Segments): Float64Array {
  const size = 4 * SEGMENTS_PER_BOX;
  const boxes = new Float64Array(4 * Math.ceil(segments.length / size));
  for (let box = 0; 4 * box < boxes.length; box++) {
    const numbers = segments.subarray(box * size, (box + 1) * size);
    const [xs, ys] = [0, 1].map((axis) => numbers.filter((_, i) => i % 2 === axis)) as [Segments, Segments];
    boxes.set([Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)], 4 * box);
  }
  return boxes;
}

/** Squared distance to the nearest segment of a box; Infinity for a box without segments. */
function squaredToBox(segments: Segments, box: number, x: number, y: number): number {
  let best = Infinity;
  const end = Math.min(segments.length, 4 * SEGMENTS_PER_BOX * (box + 1));
  for (let s = 4 * SEGMENTS_PER_BOX * box; s < end; s += 4) {
    const x1 = segments[s] as number; // four numbers a segment
    const y1 = segments[s + 1] as number;
    const dx = (segments[s + 2] as number) - x1;
    const dy = (segments[s + 3] as number) - y1;
    const along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy);
    const t = along > 0 ? (along < 1 ? along : 1) : 0;
    const offX = x - x1 - t * dx;
    const offY = y - y1 - t * dy;
    const squared = offX * offX + offY * offY;
    if (squared < best) best = squared;
  }
  return best;
}
