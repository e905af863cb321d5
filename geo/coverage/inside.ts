/** What lies inside an area drawn on the map: facilities of each kind, people, and how many of them are covered. */
import type { DemandColumns } from '../columns/columns.ts';
import type { Kind } from '../kinds/vocabulary.ts';
import { type DrawnArea, drawnArea } from './drawn-area.ts';
import type { PlanePoints } from './nearest.ts';
import { squaredCmLimit } from './radius.ts';

/** Facilities of a kind to look through: positions in their columns, all of them located. */
export interface FacilityChoice {
  readonly columns: PlanePoints & { readonly kind: Kind };
  /** For instance from `selectFacilities`, with `located: true`. */
  readonly selection: Int32Array;
}

export interface Inside {
  /** In the order asked: positions of the facilities inside, as in the selection. */
  readonly facilities: readonly { readonly kind: Kind; readonly positions: Int32Array }[];
  /** Positions of the demand inside (cells by their centre) that lies in a district. */
  readonly demand: Int32Array;
  /** Their weight, and the part of it within the radius; a distance equal to it counts. 0 of 0 = no data. */
  readonly total: number;
  readonly covered: number;
}

/**
 * Looks through facilities and demand. Demand outside every district is in no figure; supply anywhere covers.
 * @param d2 squared distance of each demand point to the nearest supply, cm²
 * @param radiusM 0 to 200,000 m
 * @throws InputError `bad_area`, `radius_out_of_range`
 */
export function insideArea(
  area: DrawnArea,
  facilities: readonly FacilityChoice[],
  demand: DemandColumns,
  d2: Float64Array,
  radiusM: number,
): Inside {
  const contains = drawnArea(area);
  const limit = squaredCmLimit(radiusM);
  const inside = new Int32Array(demand.count);
  let count = 0;
  let [total, covered] = [0, 0];
  for (let i = 0; i < demand.count; i++) {
    if (demand.district[i] === 0) continue;
    if (!contains(demand.xCm[i] as number, demand.yCm[i] as number)) continue; // i < count
    const weight = demand.weight[i] as number;
    inside[count++] = i;
    total += weight;
    if ((d2[i] as number) <= limit) covered += weight;
  }
  return {
    facilities: facilities.map(({ columns, selection }) => ({
      kind: columns.kind,
      positions: selection.filter((at) => contains(columns.xCm[at] as number, columns.yCm[at] as number)),
    })),
    demand: inside.slice(0, count),
    total,
    covered,
  };
}
