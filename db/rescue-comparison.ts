/** Holds the modelled rescue response in SQL against the engine in geo/. */
import type { DemandColumns } from '../geo/columns/columns.ts';
import { RESCUE_LIMITS_MIN, rescueByDistrict as rescueOfEngine } from '../geo/regulatory/rescue.ts';
import { RESCUE_DEFAULTS, type RescueModel } from '../geo/regulatory/rescue-model.ts';
import type { Comparison } from './comparison.ts';
import type { Sql } from './connect.ts';
import { rescueByDistrict, type RescueQuestion } from './queries/rescue.ts';
import type { CoverageQuestion } from './stored-coverage.ts';

/** What is compared: the defaults, nearly every parameter at an end of its range, and no time left to drive. */
export const RESCUE_MODELS: readonly RescueModel[] = [
  RESCUE_DEFAULTS,
  { ...RESCUE_DEFAULTS, speedKmh: 25, detour: '1.45' },
  { dispatchMin: 0, readinessMin: 0, accessMin: 0, speedKmh: 120, detour: '1' },
  { dispatchMin: 3.33, readinessMin: 4.01, accessMin: 0.5, speedKmh: 7.77, detour: '2' },
  { ...RESCUE_DEFAULTS, dispatchMin: 30 },
];

/** A model as the question that PostGIS is asked. */
export function rescueQuestion(model: RescueModel): RescueQuestion {
  const { dispatchMin, readinessMin, accessMin, speedKmh, detour } = model;
  const [first, second] = RESCUE_LIMITS_MIN;
  return {
    dispatch: String(dispatchMin),
    readiness: String(readinessMin),
    access: String(accessMin),
    speed: String(speedKmh),
    detour,
    limits: [String(first), String(second)],
  };
}

/** Whether a question measures elevators from the nearest rescue station. */
export function asksForRescue({ supply, type, demand }: CoverageQuestion): boolean {
  return supply === 'station' && type === 'elevator_rescue' && demand === 'elevator';
}

/**
 * Compares the lines of every model.
 * @param tx a transaction in which `coverage_distance` holds the elevators
 * @param elevators the same for the engine, with `d2` of each
 */
export async function compareRescue(
  tx: Sql,
  elevators: DemandColumns,
  d2: Float64Array,
  comparison: Comparison,
): Promise<void> {
  for (const model of RESCUE_MODELS) {
    const { dispatchMin, readinessMin, accessMin, speedKmh, detour } = model;
    const lines = await rescueByDistrict(tx, rescueQuestion(model));
    const rows = rescueOfEngine(elevators, d2, model);
    const name = `Rescue at ${dispatchMin} + ${readinessMin} + ${accessMin} min, ${speedKmh} km/h, detour ${detour}`;
    comparison.same(`${name}: lines`, lines.length, rows.length);
    lines.forEach((line, at) => {
      const row = rows[at];
      if (!row) return;
      const where = `${name}, ${line.district}`;
      comparison.same(`${where}, code`, line.district, row.district);
      comparison.same(`${where}, elevators`, line.elevators, row.elevators);
      comparison.same(
        `${where}, within ${RESCUE_LIMITS_MIN[0]} min`,
        line.within_first,
        row.within[0] ?? null,
      );
      comparison.same(
        `${where}, within ${RESCUE_LIMITS_MIN[1]} min`,
        line.within_second,
        row.within[1] ?? null,
      );
      comparison.same(`${where}, low`, line.low_first, row.low[0] ?? null);
      comparison.same(`${where}, high`, line.high_first, row.high[0] ?? null);
      comparison.same(`${where}, p50`, line.p50_min, row.p50Min);
      comparison.same(`${where}, p90`, line.p90_min, row.p90Min);
      comparison.same(`${where}, worst`, line.worst_min, row.worstMin);
      let upTo = 0;
      const differing = line.up_to_minute.filter((sum, n) => sum !== (upTo += row.byMinute[n] ?? 0));
      comparison.same(`${where}, whole minutes that differ`, differing.length, 0);
    });
  }
}
