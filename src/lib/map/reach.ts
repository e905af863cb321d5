/** Why a place is covered or not: the nearest supply, how far it is, and who lives there. */
import type { CellColumns } from '$geo/columns/columns.ts';
import { metresOf } from '$geo/coverage/radius.ts';
import type { FacilityRef, ScenarioOperation, ScenarioQuestion } from '$geo/coverage/scenario.ts';
import type { ScenarioFacilities } from '$geo/coverage/scenario-roster.ts';
import { lngLatOfPoint, planePoint, type LngLat } from '$geo/place/crs.ts';
import { guangzhouDistricts } from '$geo/place/districts.ts';
import { PlanEngine } from './plan/plan-engine.ts';

export interface Reach {
  /** The nearest: the id of a facility, or the letters of a site of the scenario; null without supply. */
  readonly nearest: FacilityRef | null;
  /** Where it stands (longitude, latitude). */
  readonly to: readonly [number, number] | null;
  /** Straight line in EPSG:4547, squared centimetres and metres. */
  readonly d2: number;
  readonly distanceM: number | null;
  /** People of the cell that holds the place; null where no cell is. */
  readonly people: number | null;
  /** Code of the district that holds the place; null outside the city. */
  readonly district: number | null;
}

/** The supply nearest to a place (WGS 84 degrees) after the steps of a scenario; ties by the smaller id. */
export const reachOf = (
  at: LngLat,
  cells: CellColumns,
  facilities: ScenarioFacilities,
  question: ScenarioQuestion,
  operations: readonly ScenarioOperation[],
): Reach => {
  const { xCm, yCm } = planePoint(at.lng, at.lat);
  const cell = cellAt(cells, xCm, yCm);
  const point = { count: 1, xCm: Int32Array.of(xCm), yCm: Int32Array.of(yCm) };
  const demand = { ...point, district: Uint8Array.of(0), weight: Int32Array.of(0) };
  const engine = new PlanEngine({ demand, facilities }, question);
  const { d2, facilityAt } = engine.follow(operations);
  const squared = d2[0] ?? Infinity;
  const found = facilityAt(0);
  return {
    nearest: typeof found === 'number' ? (facilities.id[found] ?? null) : found,
    to: found === null ? null : placeOf(facilities, found, operations),
    d2: squared,
    distanceM: Number.isFinite(squared) ? metresOf(squared) : null,
    people: cell < 0 ? null : (cells.weight[cell] ?? 0),
    district: guangzhouDistricts().districtOf(at.lng, at.lat),
  };
};

/** Where a facility (position in the register) or a site stands after the steps. */
const placeOf = (
  { id, xCm, yCm }: ScenarioFacilities,
  found: FacilityRef,
  operations: readonly ScenarioOperation[],
): [number, number] => {
  const ref = typeof found === 'number' ? id[found] : found;
  const step = operations.findLast((one) =>
    one.op === 'add' ? one.site === ref : one.op === 'move' && one.facility === ref,
  );
  if (step && 'place' in step) return [step.place.lng, step.place.lat];
  const row = Number(found);
  const { lng, lat } = lngLatOfPoint({ xCm: xCm[row] ?? NaN, yCm: yCm[row] ?? NaN });
  return [lng, lat];
};

/** Position of the cell that holds a point of the plane; −1 for none. */
const cellAt = ({ count, cellM, xCm, yCm }: CellColumns, x: number, y: number): number => {
  const half = cellM * 50;
  for (let cell = 0; cell < count; cell++)
    if (Math.abs((xCm[cell] ?? 0) - x) <= half && Math.abs((yCm[cell] ?? 0) - y) <= half) return cell;
  return -1;
};
