/** An office in the answer about workload, and the orders that offices are listed in. */
import type { OfficeStaff } from '$db/queries/workload.ts';
import { rankRanges } from '$geo/regulatory/ranks.ts';
import type { WorkloadOffice, WorkloadSort } from '$geo/regulatory/workload-answer.ts';
import { OFFICE_TYPES, type Offices, type OfficeType } from '$geo/regulatory/workload-offices.ts';
import type { OfficeLoad } from '$geo/regulatory/workload.ts';
import { codeOfIndex } from '$geo/place/districts.ts';
import { compareChinese } from './chinese-order.ts';
import { find } from './facility.ts';
import { featureOf } from './facility-feature.ts';
import type { Snapshot } from './snapshot.ts';
import { figuresOf } from './workload-figures.ts';

interface Loaded {
  readonly offices: Offices;
  readonly loads: readonly OfficeLoad[];
  readonly staff: ReadonlyMap<number, OfficeStaff>;
}

/** The offices of a type with their load, by id, ranked among each other. */
export function workloadOffices(
  snapshot: Snapshot,
  type: OfficeType,
  { offices, loads, staff }: Loaded,
): WorkloadOffice[] {
  const own = [...offices.type.keys()].filter((at) => OFFICE_TYPES[offices.type[at] ?? -1] === type);
  const ranks = rankRanges(
    own.map((at) => ({ share: loads[at]?.facilitiesPerInspector ?? null, low: null, high: null })),
  );
  return own.flatMap((at, i) => {
    const load = loads[at];
    if (!load) return [];
    const { id, properties, geometry } = featureOf(
      snapshot.kinds.station,
      offices.at[at] ?? -1,
      snapshot.asOf,
    );
    const [lng = NaN, lat = NaN] = geometry?.coordinates ?? []; // located offices have a point
    return {
      id,
      external_code: properties.code,
      name_zh: properties.name_zh,
      name_en: properties.name_en,
      address: properties.address,
      town: properties.town,
      district: codeOfIndex(offices.district[at] ?? 0),
      phone: staff.get(id)?.phone ?? null,
      point: [lng, lat] as const,
      inspectors: load.inspectors,
      ...figuresOf(load),
      rank: ranks[i] ?? null,
      farthest: farthestOf(snapshot, load),
    };
  });
}

function farthestOf(snapshot: Snapshot, { farthest }: OfficeLoad): WorkloadOffice['farthest'] {
  const found = farthest && find(snapshot, farthest.id);
  if (!found) return null;
  const { id, properties } = featureOf(found.data, found.index, snapshot.asOf);
  const distance_m = Math.round(Math.sqrt(farthest.squaredCm)) / 100;
  return { id, name_zh: properties.name_zh, name_en: properties.name_en, distance_m };
}

const VALUES: Record<Exclude<WorkloadSort, 'name'>, (office: WorkloadOffice) => number | null> = {
  load: (office) => office.facilities_per_inspector,
  inspections: (office) => office.inspections_per_inspector,
  facilities: (office) => office.facilities.total,
  farthest: (office) => office.farthest?.distance_m ?? null,
};

/** The greatest first, what is unknown last; by name as Chinese is sorted. Ties by id. */
export function officeOrder(sort: WorkloadSort): (a: WorkloadOffice, b: WorkloadOffice) => number {
  if (sort === 'name') return (a, b) => compareChinese(a.name_zh, b.name_zh) || a.id - b.id;
  const valueOf = VALUES[sort];
  return (a, b) => (valueOf(b) ?? -1) - (valueOf(a) ?? -1) || a.id - b.id;
}
