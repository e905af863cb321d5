/** What an office, or several, have charge of, as it is answered. */
import type { FacilityCounts, WorkloadFigures } from '$geo/regulatory/workload-answer.ts';
import { WORKLOAD_KINDS } from '$geo/regulatory/workload-kinds.ts';
import type { LoadSum } from '$geo/regulatory/workload.ts';

/** @param counts in the order of WORKLOAD_KINDS */
export function countsOf(counts: readonly number[]): FacilityCounts {
  const [market = 0, canteen = 0, elevator = 0] = counts;
  return { market, canteen, elevator, total: market + canteen + elevator };
}

/** The figures of an office or of several, as they are answered. */
export function figuresOf(
  load: Pick<LoadSum, 'facilities' | 'inspections' | 'facilitiesPerInspector' | 'inspectionsPerInspector'>,
): WorkloadFigures {
  return {
    facilities: countsOf(WORKLOAD_KINDS.map((kind) => load.facilities[kind])),
    inspections: load.inspections,
    facilities_per_inspector: load.facilitiesPerInspector,
    inspections_per_inspector: load.inspectionsPerInspector,
  };
}
