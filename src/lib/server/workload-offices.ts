/** The offices of a snapshot: where they are, who works there, and which facilities they have charge of. */
import { officeStaff, type OfficeStaff } from '$db/queries/workload.ts';
import { officesAmong, type Offices } from '$geo/regulatory/workload-offices.ts';
import { UNKNOWN_INSPECTORS } from '$geo/regulatory/workload.ts';
import { ask } from './database.ts';
import { derived, type Snapshot, snapshotKey } from './snapshot.ts';
import { WeightedCache } from './weighted-cache.ts';

const KEPT_DAYS = 8;
const staffs = new WeightedCache<ReadonlyMap<number, OfficeStaff>>(KEPT_DAYS);

/** The open offices, by id; the located ones, which have charge of facilities, or the others. */
export function officesIn(snapshot: Snapshot, located = true): Offices {
  return derived(snapshot, `offices ${located}`, () => officesAmong(snapshot.kinds.station.columns, located));
}

/** Inspectors and telephone of the open, located offices, by id. */
export function staffOf(snapshot: Snapshot): Promise<ReadonlyMap<number, OfficeStaff>> {
  const { version, asOf: day, publishedAt } = snapshot;
  return staffs.getOrCompute(`${snapshotKey(snapshot)} ${publishedAt}`, async () => {
    const ids = [...officesIn(snapshot).id];
    const staff = await ask(({ sql }) => officeStaff(sql, { version, day, ids }));
    return new Map(staff.map((one) => [one.id, one]));
  });
}

/** The same as a column beside the offices. */
export function inspectorsOf({ id }: Offices, staff: ReadonlyMap<number, OfficeStaff>): Int32Array {
  return id.map((office) => staff.get(office)?.inspectors ?? UNKNOWN_INSPECTORS);
}
