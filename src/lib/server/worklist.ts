/** Work lists: what the figures of regulatory coverage miss, one by one, as offices see to them. */
import type { Kind } from '$geo/kinds/vocabulary.ts';
import type { SchoolTerm, WorklistAnswer, WorklistName } from '$geo/regulatory/answers.ts';
import { DEFINITIONS, provenanceOver } from './regulatory.ts';
import { type Snapshot, snapshotKey } from './snapshot.ts';
import { WeightedCache } from './weighted-cache.ts';
import { worklistEntries } from './worklist-entries.ts';
import { choicesOf, narrowed } from './worklist-filter.ts';
import type { ListedItem } from './worklist-item.ts';
import { worklistItems } from './worklist-items.ts';
import { type ChargedOffice, chargedOffices } from './worklist-offices.ts';
import type { WorklistQuestion } from './worklist-parameters.ts';
import { type RoutedList, routedList, sorted } from './worklist-routes.ts';

interface WholeList {
  readonly term: SchoolTerm | null;
  readonly terms: readonly SchoolTerm[];
  readonly items: readonly ListedItem[];
  readonly offices: ReadonlyMap<number, ChargedOffice>;
}

/** Items that are kept: of whole lists, and of routes through what filters left of them. */
const MOST_KEPT = 50_000;
const lists = new WeightedCache<WholeList>(MOST_KEPT, ({ items }) => items.length + 1);
const routes = new WeightedCache<RoutedList>(MOST_KEPT, ({ items }) => items.length + 1);

const HAZARDS =
  'Completed inspections of elevators in the year of the day whose hazards were not all followed up although a deadline ' +
  'has passed, or have no follow-up on record; an inspection has as many hazards as it says, at least one. By declared ' +
  'district.';
const DEFINITION: Record<WorklistName, string> = {
  schools: DEFINITIONS.term.says,
  suppliers: DEFINITIONS.term.says,
  overdue: DEFINITIONS.elevators.says,
  unknown: DEFINITIONS.elevators.says,
  hazards: HAZARDS,
};
const KIND: Record<WorklistName, Kind> = {
  schools: 'canteen',
  suppliers: 'canteen',
  overdue: 'elevator',
  unknown: 'elevator',
  hazards: 'elevator',
};
const ROUTE =
  'In the charge of the nearest open, located office: elevators of the inspection station for special equipment where ' +
  'their declared district has one, all else of the supervision office. One round trip for each office and class of ' +
  'urgency, straight lines in EPSG:4547.';

/**
 * What is missing, one by one.
 * @throws InputError `invalid_parameter` for a term that there is no list of
 */
export async function worklist(
  snapshot: Snapshot,
  name: WorklistName,
  question: WorklistQuestion,
): Promise<WorklistAnswer> {
  const { term: key, sort, limit, page, ...filters } = question;
  const data = `${snapshotKey(snapshot)} ${snapshot.publishedAt} ${name}`;
  const whole = await lists.getOrCompute(`${data} ${key}`, () => wholeList(snapshot, name, key));
  const { items, offices } = await routes.getOrCompute(`${data} ${key} ${JSON.stringify(filters)}`, () =>
    routedList(narrowed(whole.items, filters), whole.offices),
  );
  const shown = sorted(items, sort).slice((page - 1) * limit, page * limit);
  return {
    name,
    ...{ term: whole.term, terms: whole.terms },
    ...filters,
    sort,
    ...{ numberMatched: items.length, numberReturned: shown.length },
    ...{ page, pages: Math.max(1, Math.ceil(items.length / limit)) },
    unlocated: items.filter(({ point }) => point === null).length,
    hazards: name === 'hazards' ? items.reduce((sum, { hazards }) => sum + (hazards ?? 0), 0) : null,
    items: shown,
    offices,
    choices: choicesOf(whole.items, filters, whole.offices),
    provenance: provenanceOver(snapshot, { method: 'worklists', says: `${DEFINITION[name]} ${ROUTE}` }, [
      KIND[name],
      'station',
    ]),
  };
}

async function wholeList(snapshot: Snapshot, name: WorklistName, key: string | null): Promise<WholeList> {
  const entries = await worklistEntries(snapshot, name, key);
  const items = await worklistItems(snapshot, name, entries);
  const ids = [...new Set(items.flatMap(({ office }) => (office === null ? [] : [office])))];
  return {
    term: entries.term,
    terms: entries.terms,
    items,
    offices: await chargedOffices(snapshot, ids),
  };
}
