/**
 * Which office has charge of a facility: the nearest open, located one of its type, wherever it lies. Elevators belong
 * to the inspection station for special equipment where their declared district has any, like everything else to the
 * supervision office.
 */
import type { FacilityColumns } from '../columns/columns.ts';
import { selectFacilities } from '../columns/filters.ts';
import { type Nearest, nearestSupply, type SupplyPoints, supplyPoints } from '../coverage/nearest.ts';
import { type Kind, type StationType, TYPES_OF_KIND } from '../kinds/vocabulary.ts';

/** Types of stations that have charge of facilities. */
export const OFFICE_TYPES = [
  'supervision_office',
  'equipment_inspection',
] as const satisfies readonly StationType[];
export type OfficeType = (typeof OFFICE_TYPES)[number];

/** By ascending id. */
export interface Offices extends Required<SupplyPoints> {
  /** Positions in the columns of the stations. */
  readonly at: Int32Array;
  /** Position in OFFICE_TYPES. */
  readonly type: Uint8Array;
  /** Code of the declared district minus 440100, 0 = none. */
  readonly district: Uint8Array;
}

type StationColumns = Pick<
  FacilityColumns,
  | 'kind'
  | 'count'
  | 'id'
  | 'xCm'
  | 'yCm'
  | 'district'
  | 'declaredDistrict'
  | 'status'
  | 'type'
  | 'stars'
  | 'locationQuality'
>;

/** The open offices of both types; without coordinates (`located` = false) they can have charge of nothing. */
export function officesAmong(stations: StationColumns, located = true): Offices {
  const at = selectFacilities(stations, { types: OFFICE_TYPES, located });
  const types: readonly string[] = OFFICE_TYPES;
  return {
    ...supplyPoints(stations, at),
    at,
    type: Uint8Array.from(at, (i) => types.indexOf(TYPES_OF_KIND.station[stations.type[i] ?? -1] ?? '')),
    district: Uint8Array.from(at, (i) => stations.declaredDistrict[i] ?? 0),
  };
}

/** Facilities in EPSG:4547, whole centimetres, with the code of their declared district minus 440100 (0 = none). */
export interface InCharge {
  readonly kind: Kind;
  readonly count: number;
  readonly xCm: Int32Array;
  readonly yCm: Int32Array;
  readonly district: Uint8Array;
}

/**
 * The office of each facility: its position among the offices, −1 where there is none of its type; and the squared
 * distance, cm², straight line in EPSG:4547. Ties go to the smaller id.
 */
export function nearestOffices(facilities: InCharge, offices: Offices): Nearest {
  const isEquipment = (i: number) => OFFICE_TYPES[offices.type[i] ?? 0] === 'equipment_inspection';
  const positions = Array.from({ length: offices.count }, (_, i) => i);
  const supervision = nearestOf(
    facilities,
    offices,
    positions.filter((i) => !isEquipment(i)),
  );
  if (facilities.kind !== 'elevator') return supervision;
  const stations = positions.filter(isEquipment);
  const withStation = new Set(stations.map((i) => offices.district[i]));
  const equipment = nearestOf(facilities, offices, stations);
  facilities.district.forEach((district, i) => {
    if (district === 0 || !withStation.has(district)) return;
    supervision.index[i] = equipment.index[i] as number; // a position of a facility
    supervision.d2[i] = equipment.d2[i] as number;
  });
  return supervision;
}

/** The nearest of some offices, by their position among all. */
function nearestOf(facilities: InCharge, offices: Offices, some: readonly number[]): Nearest {
  const chosen = Int32Array.from(some);
  const { d2, index } = nearestSupply(facilities, supplyPoints(offices, chosen));
  return { d2, index: index.map((at) => chosen[at] ?? -1) };
}
