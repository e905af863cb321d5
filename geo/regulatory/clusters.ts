/**
 * Clusters of points, for old elevators: DBSCAN (Ester et al. 1996) made deterministic. A point with enough
 * neighbours, itself counted, is a core point; core points that are neighbours share a cluster; any other point
 * with a core neighbour joins the cluster of the nearest one, on ties that of the smaller id; the rest is noise.
 */
import type { PlanePoints } from '../coverage/nearest.ts';
import { squaredCmLimit } from '../coverage/radius.ts';
import { InputError } from '../errors.ts';
import { convexHull, type Corner } from './convex-hull.ts';
import { coreComponents } from './core-components.ts';
import { rankRangesOf } from './rank-ranges.ts';

export const CLUSTER_RADIUS_M = 300;
export const CLUSTER_MIN_POINTS = 8;

export interface ClusterSettings {
  /** Neighbours are at most so far apart, 0 to 200,000 m. Default 300. */
  readonly radiusM?: number | undefined;
  /** Neighbours that make a core point, itself counted, from 1. Default 8. */
  readonly minPoints?: number | undefined;
}

/** Where a cluster lies. */
export interface ClusterShape {
  /** Corners in EPSG:4547, whole cm, counter-clockwise, not closed; one or two where all points are on a line. */
  readonly hull: readonly Corner[];
  /** Position of the point nearest to the mean of its points, ties by id: where a label stands. */
  readonly label: number;
}

export interface PointCluster extends ClusterShape {
  /** From 1, by the smallest id among core points. */
  readonly number: number;
  /** 1 = most points; equal sizes share a rank and the next one is left out. */
  readonly rank: number;
  /** Positions of its points in the columns by id, and how many of them are core points. */
  readonly members: Int32Array;
  readonly core: number;
}

/**
 * Finds the clusters, by number. The order of the points plays no part; ids are unique. No points give none.
 * @throws InputError `radius_out_of_range`, `bad_min_points`
 */
export function pointClusters(
  points: PlanePoints & { readonly id: Int32Array },
  { radiusM = CLUSTER_RADIUS_M, minPoints = CLUSTER_MIN_POINTS }: ClusterSettings = {},
): PointCluster[] {
  if (!Number.isInteger(minPoints) || minPoints < 1)
    throw new InputError('bad_min_points', `min_points is ${minPoints}; allowed are whole numbers from 1.`);
  const { component, isCore } = coreComponents(points, squaredCmLimit(radiusM), minPoints);
  const members = new Map<number, number[]>();
  const byId = Int32Array.from({ length: points.count }, (_, i) => i).sort(
    (a, b) => (points.id[a] as number) - (points.id[b] as number), // < count
  );
  // Core points come first, so that clusters are met in the order of their smallest core id.
  for (const wanted of [1, 0])
    for (const point of byId) {
      const cluster = component[point] as number;
      if (cluster < 0 || isCore[point] !== wanted) continue;
      const known = members.get(cluster);
      if (known) known.push(point);
      else members.set(cluster, [point]);
    }
  const ranks = rankRangesOf([...members.values()].map(({ length }) => length));
  return [...members.values()].map((list, i) => {
    const core = list.filter((point) => isCore[point]).length;
    const sorted = Int32Array.from(list).sort((a, b) => (points.id[a] as number) - (points.id[b] as number));
    return {
      number: i + 1,
      rank: ranks[i]?.best ?? 0,
      members: sorted,
      core,
      ...clusterShape(points, sorted),
    };
  });
}

/** @param members positions of the points of a cluster by id, at least one */
export function clusterShape(points: PlanePoints, members: Int32Array): ClusterShape {
  return {
    hull: convexHull(Array.from(members, (at) => [points.xCm[at] as number, points.yCm[at] as number])),
    label: nearestToMean(points, members),
  };
}

/** The member nearest to the mean, which is rounded to whole centimetres so that distances are exact. */
function nearestToMean({ xCm, yCm }: PlanePoints, members: Int32Array): number {
  let [sumX, sumY] = [0, 0];
  for (const point of members) {
    sumX += xCm[point] as number; // positions of points
    sumY += yCm[point] as number;
  }
  const [x, y] = [Math.round(sumX / members.length), Math.round(sumY / members.length)];
  let best = Infinity;
  let nearest = -1;
  for (const point of members) {
    const dx = (xCm[point] as number) - x;
    const dy = (yCm[point] as number) - y;
    const squared = dx * dx + dy * dy;
    if (squared >= best) continue;
    best = squared;
    nearest = point;
  }
  return nearest;
}
