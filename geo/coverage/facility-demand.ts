/** Facilities as demand: the elevators or canteens that are to lie within reach of a supply. */
import type { DemandColumns, FacilityColumns } from '../columns/columns.ts';
import { type FilterableColumns, selectFacilities } from '../columns/filters.ts';
import { LOCATION_QUALITIES } from '../kinds/vocabulary.ts';

/** What a facility weighs: 1, or its meals a day (canteens; 0 where unknown). */
export type DemandWeight = 'count' | 'meals';

/** The columns that are looked at: the server's have them, and the `exact` ones of the wire. */
type DemandFacilities = FilterableColumns & Pick<FacilityColumns, 'xCm' | 'yCm' | 'units'>;

const OUTSIDE_CITY = LOCATION_QUALITIES.indexOf('outside_city');

/** Demand points, and where each stands in the columns of the facilities. */
export interface FacilityDemand {
  readonly columns: DemandColumns;
  /** Positions in the columns of the facilities, ascending. */
  readonly selection: Int32Array;
}

/**
 * The open and located facilities as demand points, EPSG:4547 in whole cm. A facility outside the city counts in
 * no district, wherever it was declared. No facilities give no points.
 */
export function facilityDemand(facilities: DemandFacilities, weight: DemandWeight): FacilityDemand {
  const selection = selectFacilities(facilities, { statuses: ['open'], located: true });
  const { district, locationQuality, units } = facilities;
  const take = (column: Int32Array) => selection.map((at) => column[at] as number); // positions in the columns
  return {
    columns: {
      count: selection.length,
      xCm: take(facilities.xCm),
      yCm: take(facilities.yCm),
      district: Uint8Array.from(selection, (at) =>
        locationQuality[at] === OUTSIDE_CITY ? 0 : (district[at] as number),
      ),
      weight: weight === 'meals' ? take(units) : new Int32Array(selection.length).fill(1),
    },
    selection,
  };
}
