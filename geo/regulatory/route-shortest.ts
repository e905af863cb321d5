/** The shortest round trip through few places, by Held and Karp (1962): dynamic programming over sets of stops. */
import type { RouteGround } from './route-ground.ts';

/** So many stops are solved exactly: 2¹⁰ sets of 10 stops, a millisecond. */
export const EXACT_STOPS = 10;

/**
 * The order in which all nodes but the start are visited; among equally short orders always the same one for the same
 * numbering. No stops give an empty order.
 * @throws RangeError for more than EXACT_STOPS stops
 */
export function shortestOrder(ground: RouteGround): Int32Array {
  const stops = ground.count - 1;
  if (stops > EXACT_STOPS) throw new RangeError(`${stops} stops; at most ${EXACT_STOPS} are solved exactly.`);
  if (stops === 0) return new Int32Array();
  const sets = 1 << stops;
  // Shortest way from the start through all stops of a set, ending at one of them; and the stop before the last.
  const length = new Float64Array(sets * stops).fill(Infinity);
  const before = new Int8Array(sets * stops).fill(-1);
  for (let last = 0; last < stops; last++) length[(1 << last) * stops + last] = ground.cmBetween(0, last + 1);
  for (let set = 1; set < sets; set++)
    for (let last = 0; last < stops; last++) {
      const soFar = length[set * stops + last] as number; // every set and stop has its place
      if (soFar === Infinity) continue;
      for (let next = 0; next < stops; next++) {
        if (set & (1 << next)) continue;
        const place = (set | (1 << next)) * stops + next;
        const longer = soFar + ground.cmBetween(last + 1, next + 1);
        if (longer >= (length[place] as number)) continue;
        length[place] = longer;
        before[place] = last;
      }
    }
  return backwards(ground, length, before);
}

/** Reads the order from its end: the best last stop, the one before it, and so on. */
function backwards(ground: RouteGround, length: Float64Array, before: Int8Array): Int32Array {
  const stops = ground.count - 1;
  let set = (1 << stops) - 1;
  const closed = (last: number) => (length[set * stops + last] as number) + ground.cmBetween(last + 1, 0); // a place of the full set
  let last = 0;
  for (let other = 1; other < stops; other++) if (closed(other) < closed(last)) last = other;
  const order = new Int32Array(stops);
  for (let at = stops - 1; at >= 0; at--) {
    order[at] = last + 1;
    const previous = before[set * stops + last] as number;
    set &= ~(1 << last);
    last = previous;
  }
  return order;
}
