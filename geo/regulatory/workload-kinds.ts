/** What offices have charge of: the open, located facilities of a kind, with their office and their inspections. */
import type { FacilityColumns } from '../columns/columns.ts';
import { selectFacilities } from '../columns/filters.ts';
import { type Nearest, supplyPoints } from '../coverage/nearest.ts';
import type { Kind } from '../kinds/vocabulary.ts';
import { nearestOffices, type Offices } from './workload-offices.ts';

/** Kinds that offices have charge of. */
export const WORKLOAD_KINDS = ['market', 'canteen', 'elevator'] as const satisfies readonly Kind[];
export type WorkloadKind = (typeof WORKLOAD_KINDS)[number];

export interface KindWork {
  readonly kind: WorkloadKind;
  readonly id: Int32Array;
  readonly nearest: Nearest;
  /** Inspections of the last twelve months, of each facility. */
  readonly inspections: ArrayLike<number>;
}

/** How often facilities were inspected, by ascending id; those that were not are left out. */
export interface InspectionCounts {
  readonly id: Int32Array;
  readonly count: Int32Array;
}

/**
 * The work that a kind of facilities makes, by ascending id.
 * @param every only facilities whose id is a multiple of it
 */
export function kindWork(
  kind: WorkloadKind,
  columns: FacilityColumns,
  offices: Offices,
  counts: InspectionCounts,
  every = 1,
): KindWork {
  const open = selectFacilities(columns, { statuses: ['open'], located: true });
  const selection = every === 1 ? open : open.filter((at) => (columns.id[at] ?? 0) % every === 0);
  const points = supplyPoints(columns, selection);
  const district = Uint8Array.from(selection, (at) => columns.declaredDistrict[at] ?? 0);
  return {
    kind,
    id: points.id,
    nearest: nearestOffices({ kind, ...points, district }, offices),
    inspections: countsOf(points.id, counts),
  };
}

/** The counts of some facilities; both lists ascend by id. */
function countsOf(ids: Int32Array, { id, count }: InspectionCounts): Int32Array {
  let next = 0;
  return ids.map((wanted) => {
    while (next < id.length && (id[next] as number) < wanted) next++; // next < length
    return id[next] === wanted ? (count[next] as number) : 0;
  });
}
