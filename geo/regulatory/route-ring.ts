/** The order of a round trip as a ring of nodes, in which stretches are turned round. */

/** Which node stands where, and where each node stands. */
export class RouteRing {
  /** Nodes, the start (0) among them. */
  readonly count: number;
  readonly #nodes: Int32Array;
  readonly #positions: Int32Array;

  /** @param order nodes 1, 2, …, each once; the start stands before them */
  constructor(order: Int32Array) {
    this.#nodes = new Int32Array(order.length + 1);
    this.#nodes.set(order, 1);
    this.count = this.#nodes.length;
    this.#positions = new Int32Array(this.count);
    this.#nodes.forEach((node, position) => (this.#positions[node] = position));
  }

  /** The node at a position; one before the first and one behind the last are the other end. */
  at(position: number): number {
    return this.#nodes[this.wrapped(position)] as number; // inside the ring
  }

  /** A position up to once around too small or too large, inside the ring. */
  wrapped(position: number): number {
    return position < 0 ? position + this.count : position >= this.count ? position - this.count : position;
  }

  positionOf(node: number): number {
    return this.#positions[node] as number;
  }

  /** Turns round what stands from one position to another; or the rest, where that is less: the same trip. */
  turn(from: number, to: number): void {
    const length = this.wrapped(to - from) + 1;
    let [first, last, left] = [from, to, length];
    if (length > this.count / 2)
      [first, last, left] = [this.wrapped(to + 1), this.wrapped(from - 1), this.count - length];
    for (; left > 1; left -= 2) {
      const [a, b] = [this.at(first), this.at(last)];
      this.#put(first, b);
      this.#put(last, a);
      first = this.wrapped(first + 1);
      last = this.wrapped(last - 1);
    }
  }

  #put(position: number, node: number): void {
    this.#nodes[position] = node;
    this.#positions[node] = position;
  }

  /** The nodes behind the start, once around. */
  fromStart(): Int32Array {
    const start = this.positionOf(0);
    return Int32Array.from({ length: this.count - 1 }, (_, i) => this.at(start + 1 + i));
  }
}
