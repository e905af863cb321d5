/** What is told of clusters of old elevators: how old, and where. */
import type { FacilityColumns } from '../columns/columns.ts';
import { type Corner, polygonArea } from './convex-hull.ts';

export interface ClusterFacts {
  /** Years from the year of installation to the one asked about: the mean, and that of the oldest. */
  readonly meanAge: number;
  readonly oldestAge: number;
  /** Elevators by district number, most first, ties by number. */
  readonly districts: readonly { readonly district: number; readonly elevators: number }[];
  /** Of the hull. */
  readonly areaM2: number;
}

/**
 * @param columns all elevators
 * @param elevators positions of those of the cluster, at least one
 * @param hull whole centimetres of EPSG:4547
 * @param year of the day that is asked about
 */
export function clusterFacts(
  columns: Pick<FacilityColumns, 'installYear' | 'district'>,
  elevators: Int32Array,
  hull: readonly Corner[],
  year: number,
): ClusterFacts {
  let sum = 0;
  let oldest = 0;
  const byDistrict = new Map<number, number>();
  for (const at of elevators) {
    const age = year - (columns.installYear[at] as number); // positions in the columns
    sum += age;
    oldest = Math.max(oldest, age);
    const district = columns.district[at] as number;
    byDistrict.set(district, (byDistrict.get(district) ?? 0) + 1);
  }
  return {
    meanAge: sum / elevators.length,
    oldestAge: oldest,
    districts: [...byDistrict]
      .map(([district, count]) => ({ district, elevators: count }))
      .sort((a, b) => b.elevators - a.elevators || a.district - b.district),
    areaM2: polygonArea(hull) / 10_000,
  };
}
