/**
 * The order in which an office visits what is on its list: first everything most urgent, in one round trip, then the
 * next class, in another. Lengths are straight lines in EPSG:4547; streets are longer.
 */
import type { PlanePoint } from '../place/crs.ts';
import { type RoundTrip, roundTrip } from './route-trip.ts';

export interface RouteItem {
  readonly id: number;
  /** Null = without usable coordinates. */
  readonly place: PlanePoint | null;
  /** Class, 0 the most urgent: one round trip each. */
  readonly urgency: number;
  /** Days that it waits, which order what stands at one place or nowhere; Infinity = longer than anybody knows. */
  readonly days: number;
}

/** A place of a round trip, with all items that are there. */
export interface RouteStop<Item> {
  /** From 1 in each round trip. */
  readonly number: number;
  /** From the stop before, the first from the office; whole centimetres. */
  readonly legCm: number;
  readonly items: readonly Item[];
}

export interface RouteTrip<Item> extends Pick<RoundTrip, 'backCm' | 'lengthCm'> {
  readonly urgency: number;
  readonly stops: readonly RouteStop<Item>[];
}

export interface OfficeRoute<Item> {
  /** Only classes that have a place; most urgent first. */
  readonly trips: readonly RouteTrip<Item>[];
  /** Items without coordinates: most urgent first, then those that wait longest. */
  readonly nowhere: readonly Item[];
  readonly lengthCm: number;
}

/** Every item once, in a stop or without a place. The order given plays no part. No items give no trips. */
export function officeRoute<Item extends RouteItem>(
  office: PlanePoint,
  items: readonly Item[],
): OfficeRoute<Item> {
  const byId = items.toSorted((a, b) => a.id - b.id || b.days - a.days);
  const classes = [...new Set(byId.filter(({ place }) => place).map(({ urgency }) => urgency))];
  const trips = classes
    .sort((a, b) => a - b)
    .map((urgency) =>
      tripThrough(
        office,
        urgency,
        byId.filter((item) => item.urgency === urgency),
      ),
    );
  return {
    trips,
    nowhere: byId.filter(({ place }) => !place).sort(byNeed),
    lengthCm: trips.reduce((sum, { lengthCm }) => sum + lengthCm, 0),
  };
}

/** Most urgent first, then those that wait longest, then the smaller id. */
export function byNeed(a: RouteItem, b: RouteItem): number {
  return a.urgency - b.urgency || (a.days === b.days ? 0 : b.days - a.days) || a.id - b.id;
}

function tripThrough<Item extends RouteItem>(
  office: PlanePoint,
  urgency: number,
  items: readonly Item[],
): RouteTrip<Item> {
  const places = new Map<string, { place: PlanePoint; items: Item[] }>();
  for (const item of items) {
    if (!item.place) continue;
    const key = `${item.place.xCm} ${item.place.yCm}`;
    const known = places.get(key);
    if (known) known.items.push(item);
    else places.set(key, { place: item.place, items: [item] });
  }
  const all = [...places.values()];
  const { order, legsCm, backCm, lengthCm } = roundTrip(
    office,
    all.map(({ place }) => place),
  );
  const stops = order.map((at, i) => ({
    number: i + 1,
    legCm: legsCm[i] ?? 0,
    items: (all[at]?.items ?? []).sort(byNeed),
  }));
  return { urgency, stops, backCm, lengthCm };
}
