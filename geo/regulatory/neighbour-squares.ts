/** Points sorted into squares so small that two points of one square are always neighbours. */
import type { PlanePoints } from '../coverage/nearest.ts';

/** Row and column as one number: squares of 1 cm suffice for points within 670 km of each other. */
const KEY = 2 ** 26;

export class NeighbourSquares {
  /** Squares that have a point; they are numbered by row, then column. */
  readonly count: number;
  readonly #keys: Float64Array;
  readonly #numbers = new Map<number, number>();
  /** Positions of the points by square, where each square starts, and the square of each point. */
  readonly #order: Int32Array;
  readonly #starts: Int32Array;
  readonly #squareOf: Int32Array;

  /** @param limit squared distance of neighbours, whole cm² */
  constructor({ count, xCm, yCm }: PlanePoints, limit: number) {
    // Points of a square of side s differ by s − 1 at most in each direction: 2 (s − 1)² ≤ limit.
    const side = Math.floor(Math.sqrt(limit / 2)) + 1;
    const [west, south] = [leastOf(xCm, count), leastOf(yCm, count)];
    const keys = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const column = Math.floor(((xCm[i] as number) - west) / side); // i < count
      const row = Math.floor(((yCm[i] as number) - south) / side);
      keys[i] = row * KEY + column;
    }
    this.#order = Int32Array.from({ length: count }, (_, i) => i).sort(
      (a, b) => (keys[a] as number) - (keys[b] as number) || a - b,
    );
    const starts: number[] = [];
    this.#squareOf = new Int32Array(count);
    this.#order.forEach((point, at) => {
      if (at === 0 || keys[point] !== keys[this.#order[at - 1] as number]) starts.push(at);
      this.#squareOf[point] = starts.length - 1;
    });
    this.count = starts.length;
    this.#starts = Int32Array.from([...starts, count]);
    this.#keys = Float64Array.from(starts, (at) => keys[this.#order[at] as number] as number);
    this.#keys.forEach((key, square) => this.#numbers.set(key, square));
  }

  /** Positions of the points of a square. */
  pointsOf(square: number): Int32Array {
    return this.#order.subarray(this.#starts[square], this.#starts[square + 1]);
  }

  squareOf(point: number): number {
    return this.#squareOf[point] as number; // a position of a point
  }

  /** The other squares that can hold a neighbour: at most two columns and rows away, without the four corners. */
  around(square: number): number[] {
    const key = this.#keys[square] as number; // below the count
    return AROUND.flatMap((step) => this.#numbers.get(key + step) ?? []);
  }
}

const AROUND = [-2, -1, 0, 1, 2].flatMap((rows) =>
  [-2, -1, 0, 1, 2]
    .filter((columns) => Math.abs(rows * columns) < 4 && (rows !== 0 || columns !== 0))
    .map((columns) => rows * KEY + columns),
);

function leastOf(values: Int32Array, count: number): number {
  let least = Infinity;
  for (let i = 0; i < count; i++) least = Math.min(least, values[i] as number); // i < count
  return least;
}
