/** Places of a round trip and how far they lie apart: node 0 is where it starts and ends. */
import KDBush from 'kdbush';
import type { PlanePoint } from '../place/crs.ts';

export class RouteGround {
  /** Nodes, the start among them. */
  readonly count: number;
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  #index: KDBush | null = null;

  /** @param stops nodes 1, 2, …; EPSG:4547, whole centimetres */
  constructor(start: PlanePoint, stops: readonly PlanePoint[]) {
    const nodes = [start, ...stops];
    this.count = nodes.length;
    this.#x = Float64Array.from(nodes, ({ xCm }) => xCm);
    this.#y = Float64Array.from(nodes, ({ yCm }) => yCm);
  }

  /** Squared straight line between two nodes, cm²; exact. */
  squaredCmBetween(a: number, b: number): number {
    const dx = (this.#x[a] as number) - (this.#x[b] as number); // nodes are below the count
    const dy = (this.#y[a] as number) - (this.#y[b] as number);
    return dx * dx + dy * dy;
  }

  /** Straight line between two nodes, rounded to whole centimetres: sums are then exact in any order. */
  cmBetween(a: number, b: number): number {
    return Math.round(Math.sqrt(this.squaredCmBetween(a, b)));
  }

  /** The other nodes that lie nearer to a node than so many centimetres, by number. */
  nearerThan(node: number, cm: number): number[] {
    this.#index ??= this.#buildIndex();
    return this.#index
      .within(this.#x[node] as number, this.#y[node] as number, cm) // a node
      .filter((other) => other !== node && this.cmBetween(node, other) < cm)
      .sort((a, b) => a - b);
  }

  #buildIndex(): KDBush {
    const index = new KDBush(this.count);
    for (let node = 0; node < this.count; node++) index.add(this.#x[node] as number, this.#y[node] as number);
    return index.finish();
  }

  /** Length of a round trip that visits the nodes in that order, from the start and back to it. */
  lengthCm(order: ArrayLike<number>): number {
    let length = 0;
    let at = 0;
    for (let i = 0; i < order.length; i++) {
      const next = order[i] as number; // i < length
      length += this.cmBetween(at, next);
      at = next;
    }
    return length + this.cmBetween(at, 0);
  }
}
