/** Items of a work list in the order in which their offices see to them, and other orders. */
import type { WorklistItem, WorklistOffice, WorklistSort } from '$geo/regulatory/answers.ts';
import { byNeed, officeRoute, type OfficeRoute, type RouteItem } from '$geo/regulatory/route.ts';
import { URGENCIES } from '$geo/regulatory/route-urgency.ts';
import { compareChinese } from './chinese-order.ts';
import type { ListedItem } from './worklist-item.ts';
import type { ChargedOffice } from './worklist-offices.ts';

interface Routed extends RouteItem {
  readonly listed: ListedItem;
}

/** The items of several offices, one office after the other, those that no office has charge of at the end. */
export interface RoutedList {
  readonly items: readonly WorklistItem[];
  /** The one with most of the most urgent items first. */
  readonly offices: readonly WorklistOffice[];
}

export function routedList(
  items: readonly ListedItem[],
  offices: ReadonlyMap<number, ChargedOffice>,
): RoutedList {
  const groups = new Map<number | null, Routed[]>();
  for (const listed of items) {
    const office = listed.office !== null && offices.has(listed.office) ? listed.office : null;
    const group = groups.get(office) ?? [];
    groups.set(office, group);
    group.push(routed(listed));
  }
  const routes = [...groups].flatMap(([id, group]) => {
    const office = id === null ? undefined : offices.get(id);
    return office ? [routeOf(office, group)] : [];
  });
  routes.sort((a, b) => moreUrgent(a.group, b.group) || a.office.id - b.office.id);
  const left = (groups.get(null) ?? []).sort(byNeed).map(({ listed }) => answered(listed, null, null));
  return {
    items: [...routes.flatMap((one) => one.items), ...left],
    offices: routes.map(({ office }) => office),
  };
}

/** The items in another order; ties by id. */
export function sorted(items: readonly WorklistItem[], sort: WorklistSort): readonly WorklistItem[] {
  switch (sort) {
    case 'route':
      return items;
    case 'urgency':
      return items.toSorted((a, b) => a.urgency - b.urgency || longest(a, b) || a.id - b.id);
    case 'name':
      return items.toSorted((a, b) => compareChinese(a.name_zh, b.name_zh) || a.id - b.id);
    case 'inspected':
      return items.toSorted(
        (a, b) => (a.inspected_on ?? '').localeCompare(b.inspected_on ?? '', 'en') || a.id - b.id,
      );
  }
}

const daysOf = ({ days }: { readonly days: number | null }): number => days ?? Infinity;
const longest = (a: WorklistItem, b: WorklistItem): number =>
  daysOf(a) === daysOf(b) ? 0 : daysOf(b) - daysOf(a);

const routed = (listed: ListedItem): Routed => ({
  id: listed.key,
  place: listed.place,
  urgency: listed.urgency,
  days: daysOf(listed),
  listed,
});

function routeOf({ facts, place }: ChargedOffice, group: readonly Routed[]) {
  const route = officeRoute(place, group);
  const office: WorklistOffice = {
    ...facts,
    items: group.length,
    trips: route.trips.map(({ urgency, stops, backCm, lengthCm }) => ({
      urgency: URGENCIES.find((one) => one === urgency) ?? 3, // classes of the items
      items: stops.reduce((sum, stop) => sum + stop.items.length, 0),
      stops: stops.length,
      back_m: backCm / 100,
      length_m: lengthCm / 100,
    })),
    length_m: route.lengthCm / 100,
  };
  return { office, group, items: itemsOf(route) };
}

/** Trip by trip, stop by stop; what nobody is to go to comes last. */
function itemsOf({ trips, nowhere }: OfficeRoute<Routed>): WorklistItem[] {
  return [
    ...trips.flatMap(({ stops }) =>
      stops.flatMap((stop) =>
        stop.items.map(({ listed }, at) => answered(listed, stop.number, at === 0 ? stop.legCm / 100 : 0)),
      ),
    ),
    ...nowhere.map(({ listed }) => answered(listed, null, null)),
  ];
}

function answered(
  { key: _key, place: _place, words: _words, ...item }: ListedItem,
  stop: number | null,
  leg_m: number | null,
): WorklistItem {
  return { ...item, stop, leg_m };
}

/** By the number of items of the most urgent class, then of the next ones. */
function moreUrgent(a: readonly Routed[], b: readonly Routed[]): number {
  const count = (group: readonly Routed[], urgency: number) =>
    group.filter((one) => one.urgency === urgency).length;
  for (const urgency of URGENCIES) {
    const more = count(b, urgency) - count(a, urgency);
    if (more !== 0) return more;
  }
  return 0;
}
