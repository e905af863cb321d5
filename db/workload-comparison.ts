/** Holds the workload of offices in SQL against the engine in geo/. */
import { kindWork, WORKLOAD_KINDS } from '../geo/regulatory/workload-kinds.ts';
import { officesAmong } from '../geo/regulatory/workload-offices.ts';
import { officeLoads, UNKNOWN_INSPECTORS } from '../geo/regulatory/workload.ts';
import type { Comparison } from './comparison.ts';
import type { Sql } from './connect.ts';
import {
  createWorkloadRelations,
  fillCharges,
  fillOffices,
  inspectionCounts,
  officeStaff,
  workloadByOffice,
} from './queries/workload.ts';
import { columnsOn, type SnapshotData } from './snapshot.ts';

/** One elevator in ten is measured: plain SQL holds each of them against every office. */
const EVERY_ELEVATOR = 10;

/**
 * Compares what every office has charge of, its inspections and its farthest facility.
 * @param tx a transaction: the relations are temporary
 * @param everyElevator only elevators whose id is a multiple of it
 */
export async function compareWorkload(
  tx: Sql,
  data: SnapshotData,
  comparison: Comparison,
  everyElevator = EVERY_ELEVATOR,
): Promise<void> {
  const { version, as_of: day } = data.version;
  const on = { version, day };
  const offices = officesAmong(columnsOn(data, 'station', day));
  const counts = await inspectionCounts(tx, on);
  const staff = new Map((await officeStaff(tx, { ...on, ids: [...offices.id] })).map((one) => [one.id, one]));
  const inspectors = offices.id.map((id) => staff.get(id)?.inspectors ?? UNKNOWN_INSPECTORS);
  const work = WORKLOAD_KINDS.map((kind) =>
    kindWork(kind, columnsOn(data, kind, day), offices, counts, kind === 'elevator' ? everyElevator : 1),
  );
  const loads = officeLoads({ ...offices, inspectors }, work);
  await createWorkloadRelations(tx);
  await fillOffices(tx, on);
  await fillCharges(tx, on, everyElevator);
  const lines = await workloadByOffice(tx, on);
  comparison.same('Workload: offices', lines.length, loads.length);
  for (const line of lines) {
    const load = loads[offices.id.indexOf(line.id)];
    const name = `Workload of office ${line.id}`;
    for (const kind of WORKLOAD_KINDS)
      comparison.same(`${name}: ${kind}`, line.facilities[kind], load?.facilities[kind] ?? null);
    comparison.same(`${name}: inspections`, line.inspections, load?.inspections ?? null);
    comparison.same(`${name}: inspectors`, line.inspectors, load?.inspectors ?? null);
    comparison.same(`${name}: farthest facility`, line.farthest_id, load?.farthest?.id ?? null);
    comparison.same(`${name}: farthest, cm²`, line.farthest_d2, load?.farthest?.squaredCm ?? null);
  }
}
