/** Convex hull of points in the plane, exact. */
import { orientation } from '../place/orientation.ts';

/** Easting and northing. */
export type Corner = readonly [number, number];

/**
 * The corners of the smallest convex polygon around points, counter-clockwise from the westernmost (of several the
 * southernmost), not closed, without points on edges (monotone chain; Andrew 1979). Points on one line give its two
 * ends, points at one place that place, none give none.
 */
export function convexHull(points: readonly Corner[]): Corner[] {
  const sorted = points.toSorted(([ax, ay], [bx, by]) => ax - bx || ay - by);
  const distinct = sorted.filter(([x, y], i) => x !== sorted[i - 1]?.[0] || y !== sorted[i - 1]?.[1]);
  if (distinct.length < 3) return distinct;
  return [...chain(distinct), ...chain(distinct.toReversed())];
}

/** One side of the hull, without its last corner, which begins the other side. */
function chain(points: readonly Corner[]): Corner[] {
  const corners: Corner[] = [];
  for (const point of points) {
    while (corners.length > 1) {
      const [before, last] = corners.slice(-2) as [Corner, Corner]; // two or more
      if (orientation(...before, ...last, ...point) > 0) break;
      corners.pop();
    }
    corners.push(point);
  }
  return corners.slice(0, -1);
}

/** Area of a polygon, exact up to 1,000 km across; 0 with fewer than three corners. */
export function polygonArea(corners: readonly Corner[]): number {
  const [x0, y0] = corners[0] ?? [0, 0];
  let twice = 0;
  corners.forEach(([x, y], at) => {
    const [nextX, nextY] = corners[(at + 1) % corners.length] as Corner; // modulo length
    twice += (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0);
  });
  return Math.abs(twice) / 2;
}
