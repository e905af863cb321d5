/** Which offices the items of a work list belong to, and the offices as they are answered. */
import { type Kind, KINDS } from '$geo/kinds/vocabulary.ts';
import type { WorklistOffice } from '$geo/regulatory/answers.ts';
import { nearestOffices, OFFICE_TYPES } from '$geo/regulatory/workload-offices.ts';
import type { PlanePoint } from '$geo/place/crs.ts';
import { codeOfIndex, districtIndexOf } from '$geo/place/districts.ts';
import { featureOf } from './facility-feature.ts';
import type { Snapshot } from './snapshot.ts';
import type { ListedItem, PlacedItem } from './worklist-item.ts';
import { officesIn, staffOf } from './workload-offices.ts';

/** The items with the id of their office; the order stays. */
export function withOffices(snapshot: Snapshot, items: readonly PlacedItem[]): ListedItem[] {
  const offices = new Map(KINDS.flatMap((kind) => [...officesOfKind(snapshot, items, kind)]));
  return items.map(({ data: _data, index: _index, ...item }) => ({
    ...item,
    office: offices.get(item.key) ?? null,
  }));
}

/** The office of each located item of a kind, by key. */
function officesOfKind(snapshot: Snapshot, items: readonly PlacedItem[], kind: Kind): Map<number, number> {
  const own = items.filter(({ data, point }) => data.columns.kind === kind && point);
  const column = (of: 'xCm' | 'yCm') =>
    Int32Array.from(own, ({ data, index }) => data.columns[of][index] ?? 0);
  const offices = officesIn(snapshot);
  const { index } = nearestOffices(
    {
      kind,
      count: own.length,
      xCm: column('xCm'),
      yCm: column('yCm'),
      district: Uint8Array.from(own, ({ district }) => districtIndexOf(district)),
    },
    offices,
  );
  return new Map(
    own.flatMap(({ key }, i) => {
      const office = offices.id[index[i] ?? -1];
      return office === undefined ? [] : [[key, office] as const];
    }),
  );
}

/** An office that has charge of items. */
export interface ChargedOffice {
  /** What is told of it, besides its work. */
  readonly facts: Omit<WorklistOffice, 'items' | 'trips' | 'length_m'>;
  /** Where its round trips begin. */
  readonly place: PlanePoint;
}

/** The offices of some ids. */
export async function chargedOffices(
  snapshot: Snapshot,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ChargedOffice>> {
  const offices = officesIn(snapshot);
  const staff = await staffOf(snapshot);
  return new Map(
    ids.flatMap((id) => {
      const at = offices.id.indexOf(id);
      if (at < 0) return [];
      const { properties, geometry } = featureOf(snapshot.kinds.station, offices.at[at] ?? -1, snapshot.asOf);
      const [lng = NaN, lat = NaN] = geometry?.coordinates ?? []; // offices in charge have a point
      const { name_zh, name_en, address } = properties;
      const facts: ChargedOffice['facts'] = {
        ...{ id, name_zh, name_en, address },
        type: OFFICE_TYPES[offices.type[at] ?? -1] ?? 'supervision_office',
        district: codeOfIndex(offices.district[at] ?? 0),
        phone: staff.get(id)?.phone ?? null,
        inspectors: staff.get(id)?.inspectors ?? null,
        point: [lng, lat],
      };
      const place = { xCm: offices.xCm[at] ?? 0, yCm: offices.yCm[at] ?? 0 };
      return [[id, { facts, place }] as const];
    }),
  );
}
