/** Whether rings drawn by hand cross or touch themselves or each other, exactly. */
import { orientation } from './orientation.ts';

/** A position: longitude and latitude, or any other two numbers. */
type Corner = readonly [number, number];
interface Edge {
  readonly from: Corner;
  readonly to: Corner;
  readonly ring: number;
  readonly at: number;
  /** Edges of its ring. */
  readonly of: number;
}

/**
 * A corner at or near which two edges meet that do not follow each other, or where an edge turns back on the one
 * before; null for rings that bound areas cleanly.
 * @param rings not closed, neighbouring corners differ, three corners or more each
 */
export function ringCrossing(rings: readonly (readonly Corner[])[]): Corner | null {
  const edges = rings.flatMap((corners, ring) =>
    corners.map((from, at): Edge => {
      const to = corners[(at + 1) % corners.length] as Corner; // modulo length
      return { from, to, ring, at, of: corners.length };
    }),
  );
  for (const [i, edge] of edges.entries())
    for (let j = i + 1; j < edges.length; j++) {
      const other = edges[j] as Edge; // j < length
      if (!boxesMeet(edge, other)) continue;
      if (edge.ring === other.ring && follows(edge, other)) {
        if (turnsBack(edge, other)) return edge.to;
      } else if (edge.ring === other.ring && follows(other, edge)) {
        if (turnsBack(other, edge)) return other.to;
      } else if (meet(edge, other)) return other.from;
    }
  return null;
}

function follows(edge: Edge, next: Edge): boolean {
  return next.at === (edge.at + 1) % edge.of;
}

/** Whether an edge runs back over the one before it. */
function turnsBack({ from: a, to: b }: Edge, { to: c }: Edge): boolean {
  return (
    orientation(...a, ...b, ...c) === 0 && (a[0] - b[0]) * (c[0] - b[0]) + (a[1] - b[1]) * (c[1] - b[1]) > 0
  );
}

function boxesMeet({ from: a, to: b }: Edge, { from: c, to: d }: Edge): boolean {
  return (
    Math.min(a[0], b[0]) <= Math.max(c[0], d[0]) &&
    Math.min(c[0], d[0]) <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= Math.max(c[1], d[1]) &&
    Math.min(c[1], d[1]) <= Math.max(a[1], b[1])
  );
}

/** Whether two edges whose boxes meet have a point in common: each has the other's ends on both sides or on it. */
function meet({ from: a, to: b }: Edge, { from: c, to: d }: Edge): boolean {
  const side = (p: Corner, q: Corner, r: Corner) => Math.sign(orientation(...p, ...q, ...r));
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}
