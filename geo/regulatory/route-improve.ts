/**
 * Round trips through many places: always on to the nearest place not yet visited, then improved by turning round
 * stretches (2-opt, Croes 1958) until no turn makes the trip shorter.
 */
import type { RouteGround } from './route-ground.ts';
import { RouteRing } from './route-ring.ts';

/** From the start always to the nearest node not yet visited; on ties to the smaller number. */
export function nearestFirst(ground: RouteGround): Int32Array {
  const order = Int32Array.from({ length: ground.count - 1 }, (_, i) => i + 1);
  let at = 0;
  for (let visited = 0; visited < order.length; visited++) {
    let best = Infinity;
    let bestAt = visited;
    for (let i = visited; i < order.length; i++) {
      const squared = ground.squaredCmBetween(at, order[i] as number); // i < length
      if (squared > best) continue;
      if (squared === best && (order[i] as number) > (order[bestAt] as number)) continue;
      best = squared;
      bestAt = i;
    }
    at = order[bestAt] as number;
    order[bestAt] = order[visited] as number;
    order[visited] = at;
  }
  return order;
}

/** Turns for each stop at most: a bound that real places do not come near. */
const TURNS_PER_STOP = 20;

/**
 * The order after turning round stretches as long as that shortens the trip: no single turn makes it shorter then. It
 * is never longer than the order given, and the same for the same numbering.
 * @param order nodes 1, 2, …, each once
 * @param most turns at most; a trip that is cut off by it is shorter all the same, only not as short as turns make it
 */
export function withoutDetours(
  ground: RouteGround,
  order: Int32Array,
  most = TURNS_PER_STOP * order.length,
): Int32Array {
  const ring = new RouteRing(order);
  let turns = 0;
  let before = -1;
  // A turn at one place can make one possible where none was: until a whole round finds nothing.
  while (turns > before && turns < most) {
    before = turns;
    const waiting = [0, ...order];
    for (let node = waiting.pop(); node !== undefined && turns < most; node = waiting.pop()) {
      const turn = bestTurnAt(ground, ring, node);
      if (!turn) continue;
      ring.turn(turn.from, turn.to);
      waiting.push(...turn.ends);
      turns++;
    }
  }
  return ring.fromStart();
}

interface Turn {
  /** Positions of the first and the last node of the stretch. */
  readonly from: number;
  readonly to: number;
  /** The nodes at both ends, inside and outside of it. */
  readonly ends: readonly number[];
}

/** The best turn that gives a node a nearer neighbour: every turn that shortens the trip does so for some node. */
function bestTurnAt(ground: RouteGround, ring: RouteRing, node: number): Turn | null {
  let best = 0;
  let turn: Turn | null = null;
  const position = ring.positionOf(node);
  for (const side of [1, -1]) {
    const neighbour = ring.at(position + side);
    const present = ground.cmBetween(node, neighbour);
    for (const other of ground.nearerThan(node, present)) {
      const otherPosition = ring.positionOf(other);
      const beyond = ring.at(otherPosition + side);
      const gain =
        present +
        ground.cmBetween(other, beyond) -
        ground.cmBetween(node, other) -
        ground.cmBetween(neighbour, beyond);
      if (gain <= best) continue;
      best = gain;
      // Forwards the stretch behind the node is turned round, backwards the one that begins with it.
      const [from, to] = side > 0 ? [position + 1, otherPosition] : [position, otherPosition - 1];
      turn = { from: ring.wrapped(from), to: ring.wrapped(to), ends: [node, neighbour, other, beyond] };
    }
  }
  return turn;
}
