/** What lies inside an area drawn on the map: facilities of each kind, people, and how many of them are covered. */
import type { DemandColumns } from '../columns/columns.ts';
import type { Kind } from '../kinds/vocabulary.ts';
import { type DrawnArea, drawnArea } from './drawn-area.ts';
import type { PlanePoints } from './nearest.ts';
import { type Radius, squaredCmLimit } from './radius.ts';

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
  /** Their weight; 0 = no data. */
  readonly total: number;
}

/**
 * Looks through facilities and demand. Demand outside every district is in no figure.
 * @throws InputError `bad_area`, `radius_out_of_range`
 */
export function insideArea(
  area: DrawnArea,
  facilities: readonly FacilityChoice[],
  demand: DemandColumns,
): Inside {
  const contains = drawnArea(area);
  const inside = new Int32Array(demand.count);
  let [count, total] = [0, 0];
  for (let i = 0; i < demand.count; i++) {
    if (demand.district[i] === 0) continue;
    if (!contains(demand.xCm[i] as number, demand.yCm[i] as number)) continue; // i < count
    inside[count++] = i;
    total += demand.weight[i] as number;
  }
  return {
    facilities: facilities.map(({ columns, selection }) => ({
      kind: columns.kind,
      positions: selection.filter((at) => contains(columns.xCm[at] as number, columns.yCm[at] as number)),
    })),
    demand: inside.slice(0, count),
    total,
  };
}

/**
 * The weight of the demand at some positions within the radius of supply, wherever that stands; a distance equal to
 * the radius counts. 0 for no positions.
 * @param d2 squared distance of each demand point to the nearest supply, cm²
 * @param radius 0 to 200,000 m, in a straight line or walked
 * @throws InputError `radius_out_of_range`
 */
export function coveredOf(
  positions: Int32Array,
  { weight }: DemandColumns,
  d2: Float64Array,
  radius: Radius,
): number {
  const limit = squaredCmLimit(radius);
  let covered = 0;
  for (const at of positions) if ((d2[at] as number) <= limit) covered += weight[at] as number; // positions of both
  return covered;
}
