/** Runs of neighbouring demand points behind one box each, to pass over most of them when one place changes. */
import type { PlanePoints } from './nearest.ts';

/** Points of a run: neighbours in the columns, which are sorted by row or along a curve. */
export const RUN_LENGTH = 64;

export class PointRuns {
  readonly count: number;
  /** West, east, south and north of each run, cm. */
  readonly #boxes: Int32Array;
  /** At least the greatest squared distance of its points to their nearest supply, cm². */
  readonly #bounds: Float64Array;

  constructor({ count, xCm, yCm }: PlanePoints, d2: Float64Array) {
    this.count = Math.ceil(count / RUN_LENGTH);
    this.#boxes = new Int32Array(4 * this.count);
    this.#bounds = new Float64Array(this.count);
    for (let run = 0; run < this.count; run++) {
      const [first, end] = [run * RUN_LENGTH, Math.min(count, (run + 1) * RUN_LENGTH)];
      const xs = xCm.subarray(first, end);
      const ys = yCm.subarray(first, end);
      this.#boxes.set([Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)], 4 * run);
      this.#bounds[run] = Math.max(...d2.subarray(first, end));
    }
  }

  /** Whether a supply point at a place can be as near as the nearest one to some point of a run. */
  canReach(run: number, xCm: number, yCm: number): boolean {
    const boxes = this.#boxes;
    const dx = outside(xCm, boxes[4 * run] as number, boxes[4 * run + 1] as number); // four numbers a run
    const dy = outside(yCm, boxes[4 * run + 2] as number, boxes[4 * run + 3] as number);
    return dx * dx + dy * dy <= (this.#bounds[run] as number);
  }

  /** Takes note of a squared distance; bounds only grow, which keeps them true. */
  raise(point: number, squared: number): void {
    const run = Math.floor(point / RUN_LENGTH);
    if (squared > (this.#bounds[run] as number)) this.#bounds[run] = squared;
  }
}

/** How far a coordinate lies outside a range. */
function outside(value: number, least: number, greatest: number): number {
  return value < least ? least - value : value > greatest ? value - greatest : 0;
}
