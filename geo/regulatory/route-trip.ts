/** A round trip from an office through places that are to be visited, straight lines in EPSG:4547. */
import type { PlanePoint } from '../place/crs.ts';
import { RouteGround } from './route-ground.ts';
import { nearestFirst, withoutDetours } from './route-improve.ts';
import { EXACT_STOPS, shortestOrder } from './route-shortest.ts';

export interface RoundTrip {
  /** Positions of the places, as visited. */
  readonly order: readonly number[];
  /** From the place before, the first from the start; whole centimetres. */
  readonly legsCm: readonly number[];
  /** From the last place back to the start. */
  readonly backCm: number;
  /** All legs and the way back. */
  readonly lengthCm: number;
}

/**
 * Through up to ten places the shortest trip that there is; through more, always on to the nearest, then improved until
 * no turned stretch makes it shorter (`route-improve.ts`). Of its two directions, the one with the nearer place first.
 * The same numbering gives the same trip; no places give an empty one.
 */
export function roundTrip(start: PlanePoint, places: readonly PlanePoint[]): RoundTrip {
  const ground = new RouteGround(start, places);
  const order =
    places.length <= EXACT_STOPS ? shortestOrder(ground) : withoutDetours(ground, nearestFirst(ground));
  const [first = 0, last = 0] = [order.at(0), order.at(-1)];
  if (ground.cmBetween(last, 0) < ground.cmBetween(0, first)) order.reverse();
  const legsCm = Array.from(order, (node, i) => ground.cmBetween(order[i - 1] ?? 0, node));
  return {
    order: Array.from(order, (node) => node - 1),
    legsCm,
    backCm: ground.cmBetween(order.at(-1) ?? 0, 0),
    lengthCm: ground.lengthCm(order),
  };
}
