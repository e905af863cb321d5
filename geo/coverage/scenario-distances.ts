/** Nearest supply of every demand point while single facilities come, go and move. */
import type { DemandColumns } from '../columns/columns.ts';
import type { PlanePoint } from '../place/crs.ts';
import type { Nearest } from './nearest.ts';
import { nearestOfSome } from './nearest-of-some.ts';
import { PointRuns, RUN_LENGTH } from './point-runs.ts';
import type { ScenarioRoster } from './scenario-roster.ts';

/** Demand points and a squared distance (cm²) and slot for each. */
export interface PointValues extends Nearest {
  readonly points: Int32Array;
}

export class ScenarioDistances implements Nearest {
  readonly d2: Float64Array;
  /** Slots of the roster; −1 without supply. */
  readonly index: Int32Array;
  readonly #demand: DemandColumns;
  readonly #runs: PointRuns;
  /** Room for the points of one change, and for those whose nearest facility went. */
  readonly #old: PointValues;
  readonly #orphans: Int32Array;
  #touched = 0;
  #orphaned = 0;

  /** @param start distances and slots without the scenario; taken over, not copied */
  constructor(demand: DemandColumns, start: Nearest) {
    this.#demand = demand;
    this.d2 = start.d2;
    this.index = start.index;
    this.#runs = new PointRuns(demand, start.d2);
    this.#orphans = new Int32Array(demand.count);
    this.#old = {
      points: new Int32Array(demand.count),
      d2: new Float64Array(demand.count),
      index: new Int32Array(demand.count),
    };
  }

  /**
   * Follows a change of one slot that the roster has made already: points that had it are searched anew, others
   * get it where it is nearer now, or as near as a larger slot.
   * @param from where it counted until now, null when it did not
   * @param to where it counts now, null when it does not
   * @returns the points touched, with their values from before
   */
  follow(slot: number, from: PlanePoint | null, to: PlanePoint | null, roster: ScenarioRoster): PointValues {
    const { count } = this.#demand;
    const runs = this.#runs;
    this.#touched = 0;
    this.#orphaned = 0;
    for (let run = 0; run < runs.count; run++) {
      const loses = from !== null && runs.canReach(run, from.xCm, from.yCm);
      const gains = to !== null && runs.canReach(run, to.xCm, to.yCm);
      const end = Math.min(count, (run + 1) * RUN_LENGTH);
      if (loses) this.#leave(slot, run * RUN_LENGTH, end);
      if (gains) this.#enter(slot, to, run * RUN_LENGTH, end);
    }
    if (this.#orphaned > 0) this.#search(roster);
    const { points, d2, index } = this.#old;
    return {
      points: points.slice(0, this.#touched),
      d2: d2.slice(0, this.#touched),
      index: index.slice(0, this.#touched),
    };
  }

  /** Exchanges the values given with those in force. */
  exchange({ points, d2, index }: PointValues): void {
    for (let k = 0; k < points.length; k++) {
      const point = points[k] as number; // k < length
      const [squared, slot] = [this.d2[point] as number, this.index[point] as number];
      this.d2[point] = d2[k] as number;
      this.index[point] = index[k] as number;
      this.#runs.raise(point, d2[k] as number);
      d2[k] = squared;
      index[k] = slot;
    }
  }

  /** Points from `first` to `end` − 1 that have the slot go to be searched anew. */
  #leave(slot: number, first: number, end: number): void {
    for (let i = first; i < end; i++) {
      if (this.index[i] !== slot) continue;
      this.#remember(i);
      this.#orphans[this.#orphaned++] = i;
    }
  }

  /** Points from `first` to `end` − 1 that do not have the slot get it where it wins. */
  #enter(slot: number, { xCm, yCm }: PlanePoint, first: number, end: number): void {
    const { d2, index } = this;
    const demand = this.#demand;
    for (let i = first; i < end; i++) {
      const dx = (demand.xCm[i] as number) - xCm; // i < count, as below
      const dy = (demand.yCm[i] as number) - yCm;
      const distance = dx * dx + dy * dy;
      const before = d2[i] as number;
      const has = index[i] as number;
      if (distance > before || has === slot || (distance === before && slot > has)) continue;
      this.#remember(i);
      d2[i] = distance;
      index[i] = slot;
    }
  }

  #remember(point: number): void {
    const at = this.#touched++;
    this.#old.points[at] = point;
    this.#old.d2[at] = this.d2[point] as number; // a position in the demand
    this.#old.index[at] = this.index[point] as number;
  }

  #search(roster: ScenarioRoster): void {
    const slots = new Int32Array(roster.length);
    let standing = 0;
    for (let slot = 0; slot < slots.length; slot++) if (roster.counts[slot]) slots[standing++] = slot;
    const { xCm, yCm } = roster.columns;
    const orphans = this.#orphans.subarray(0, this.#orphaned);
    nearestOfSome(this.#demand, orphans, { slots: slots.subarray(0, standing), xCm, yCm }, this);
    for (const point of orphans) this.#runs.raise(point, this.d2[point] as number);
  }
}
