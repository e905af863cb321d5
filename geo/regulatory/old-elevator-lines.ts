/** Old elevators by district: in clusters, alone, and without coordinates; they add up. */
import type { FacilityColumns } from '../columns/columns.ts';
import { CITY_CODE } from '../coverage/coverage.ts';
import { DISTRICTS } from '../kinds/vocabulary.ts';
import { districtIndexOf } from '../place/districts.ts';
import type { PointCluster } from './clusters.ts';
import type { OldElevatorsLine } from './elevator-answers.ts';
import { oldElevatorCounts } from './old-elevators.ts';

/**
 * The city first, then the eleven districts in code order. An elevator belongs to the district that holds it, else to
 * the declared one; one of neither is counted in the city only. A cluster is counted in every district that it
 * reaches into, in the city once.
 * @param old positions of the old elevators in the columns (`oldElevators`)
 * @param clusters of them: members are positions in `old`
 */
export function oldElevatorLines(
  columns: FacilityColumns,
  old: Int32Array,
  clusters: readonly Pick<PointCluster, 'members'>[],
  { year, years }: { readonly year: number; readonly years: number },
): OldElevatorsLine[] {
  const { located, unlocated, unknownYear } = oldElevatorCounts(columns, year, years);
  const inClusters = new Uint32Array(located.length);
  const reached = new Uint32Array(located.length);
  for (const { members } of clusters) {
    const here = new Set<number>();
    for (const member of members) {
      const district = columns.district[old[member] as number] as number; // positions in their columns
      addTo(inClusters, district);
      here.add(district);
    }
    for (const district of here) addTo(reached, district);
  }
  const line = (
    district: number,
    count: (column: Uint32Array) => number,
    clustersHere: number,
  ): OldElevatorsLine => ({
    district,
    old: count(located) + count(unlocated),
    in_clusters: count(inClusters),
    alone: count(located) - count(inClusters),
    unlocated: count(unlocated),
    unknown_year: count(unknownYear),
    clusters: clustersHere,
  });
  return [
    line(CITY_CODE, (column) => column.reduce((sum, one) => sum + one, 0), clusters.length),
    ...DISTRICTS.map(({ code }) => {
      const index = districtIndexOf(code);
      return line(code, (column) => column[index] as number, reached[index] as number); // a byte
    }),
  ];
}

function addTo(counts: Uint32Array, district: number): void {
  counts[district] = (counts[district] as number) + 1; // a byte
}
