/** The items of a work list, with all that filters and routes look at. */
import { type LastInspection, lastInspections } from '$db/queries/worklist.ts';
import { type Day, daysBetween } from '$geo/kinds/day.ts';
import { codeOfIndex } from '$geo/place/districts.ts';
import type { WorklistName } from '$geo/regulatory/answers.ts';
import {
  type Urgency,
  urgencyOfOverdue,
  urgencyOfTerms,
  urgencyOfUnknown,
} from '$geo/regulatory/route-urgency.ts';
import { ask } from './database.ts';
import { find } from './facility.ts';
import { featureOf } from './facility-feature.ts';
import type { KindData, Snapshot } from './snapshot.ts';
import { fold } from './text-index.ts';
import { type WorklistEntries, type WorklistEntry } from './worklist-entries.ts';
import type { ListedItem, PlacedItem } from './worklist-item.ts';
import { withOffices } from './worklist-offices.ts';

/** All items, by key. */
export async function worklistItems(
  snapshot: Snapshot,
  name: WorklistName,
  entries: WorklistEntries,
): Promise<ListedItem[]> {
  const { version, asOf: day } = snapshot;
  const ids = entries.entries.map(({ id }) => id);
  const { purposes } = entries;
  const visits = await ask(({ sql }) => lastInspections(sql, { version, day, ids, purposes }));
  const lastOf = new Map(visits.map((visit: LastInspection) => [visit.facility, visit.day]));
  const items = entries.entries.flatMap((entry) => {
    const found = find(snapshot, entry.id);
    return found
      ? [placed(snapshot, name, entries, { entry, lastOn: lastOf.get(entry.id) ?? null, ...found })]
      : [];
  });
  return withOffices(snapshot, items);
}

interface Found {
  readonly entry: WorklistEntry;
  readonly lastOn: Day | null;
  readonly data: KindData;
  readonly index: number;
}

function placed(
  { asOf }: Snapshot,
  name: WorklistName,
  { daysBefore }: WorklistEntries,
  { entry, lastOn, data, index }: Found,
): PlacedItem {
  const { id, properties, geometry } = featureOf(data, index, asOf);
  const { name_zh, name_en, address, town, code, status } = properties;
  const { missed } = entry;
  const inspectedOn = missed?.inspected_on ?? lastOn;
  const dueOn = missed ? (missed.due_on ?? missed.inspected_on) : (properties.next_due_on ?? null);
  const needs = needOf(name, { inspectedOn, dueOn, asOf, daysBefore });
  const { xCm, yCm, declaredDistrict } = data.columns;
  const [lng = NaN, lat = NaN] = geometry?.coordinates ?? []; // without a geometry there is no point
  return {
    ...{ key: missed?.inspection ?? id, id, external_code: code, name_zh, name_en, address, town, status },
    district: entry.district === undefined ? codeOfIndex(declaredDistrict[index] ?? 0) : entry.district,
    point: geometry ? [lng, lat] : null,
    inspected_on: inspectedOn,
    next_due_on: properties.next_due_on ?? null,
    hazards: missed?.hazards ?? null,
    followup_due_on: missed?.due_on ?? null,
    ...needs,
    place: geometry && status !== 'closed' ? { xCm: xCm[index] ?? 0, yCm: yCm[index] ?? 0 } : null,
    words: fold([name_zh, name_en, address, town, code].join('\n')),
    ...{ data, index },
  };
}

interface Dates {
  readonly inspectedOn: Day | null;
  readonly dueOn: Day | null;
  readonly asOf: Day;
  readonly daysBefore: readonly Day[];
}

/** How long it waits, and how urgent that is. */
function needOf(
  name: WorklistName,
  { inspectedOn, dueOn, asOf, daysBefore }: Dates,
): { days: number | null; urgency: Urgency } {
  if (name === 'overdue' || name === 'hazards') {
    const days = daysBetween(dueOn ?? asOf, asOf);
    return { days, urgency: urgencyOfOverdue(days) };
  }
  const days = inspectedOn === null ? null : daysBetween(inspectedOn, asOf);
  const urgency = name === 'unknown' ? urgencyOfUnknown(days) : urgencyOfTerms(inspectedOn, daysBefore);
  return { days, urgency };
}
