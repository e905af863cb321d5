/**
 * A scenario at work: distances and coverage that follow one operation after the other. An operation touches only
 * the points whose nearest supply changes; undoing puts back the very values that were there.
 */
import type { DemandColumns } from '../columns/columns.ts';
import type { Nearest } from './nearest.ts';
import type { Scenario, ScenarioOperation, ScenarioQuestion } from './scenario.ts';
import { type Radius, STRAIGHT, walkedRadius } from './radius.ts';
import { type PointValues, ScenarioDistances } from './scenario-distances.ts';
import { CoveredSums, type ScenarioLine } from './scenario-figures.ts';
import { distancesBefore, type ScenarioGround } from './scenario-ground.ts';
import { type RosterChange, ScenarioRoster } from './scenario-roster.ts';
import { checkOperation, requireRoom } from './scenario-rules.ts';

/** The table as it would be, and the points that would change. */
export interface ScenarioPreview {
  readonly lines: ScenarioLine[];
  readonly changed: PointValues;
}

interface Step {
  readonly operation: ScenarioOperation;
  readonly change: RosterChange;
  /** Holds the values that are not in force: exchanged with those in force by undoing and redoing. */
  readonly other: PointValues;
}

const NO_POINTS: PointValues = { points: new Int32Array(), d2: new Float64Array(), index: new Int32Array() };

/** The question before and after the operations in force. */
export class ScenarioState {
  readonly #demand: DemandColumns;
  readonly #question: ScenarioQuestion;
  readonly #roster: ScenarioRoster;
  readonly #before: Float64Array;
  readonly #now: ScenarioDistances;
  readonly #done: Step[] = [];
  #undone: Step[] = [];
  #sums: CoveredSums;

  /** @throws InputError `radius_out_of_range`, `unknown_type`; AppError when `nearest` is of another demand */
  constructor(ground: ScenarioGround, question: ScenarioQuestion) {
    this.#question = question;
    this.#demand = ground.demand;
    this.#roster = new ScenarioRoster(ground.facilities, question);
    const start = distancesBefore(ground, question, this.#roster);
    this.#before = start.d2.slice();
    this.#now = new ScenarioDistances(ground.demand, start);
    this.#sums = new CoveredSums(
      ground.demand,
      this.#before,
      start.d2,
      walkedRadius(question.radiusM, question.detour ?? STRAIGHT),
    );
  }

  /** Operations in force, the oldest first. */
  get operations(): readonly ScenarioOperation[] {
    return this.#done.map(({ operation }) => operation);
  }

  /** Squared distances (cm²) and slots as they are now, as copies that later operations do not touch. */
  nearest(): Nearest {
    return { d2: this.#now.d2.slice(), index: this.#now.index.slice() };
  }

  /** What stands in a slot: the position in the register, or the letters of a site. */
  facilityAt(slot: number): number | string | undefined {
    return this.#roster.registered[slot] ?? this.#roster.sites[slot - this.#roster.registered.length];
  }

  /** Before, after and change at the radius: the city first, then the eleven districts in code order. */
  lines(): ScenarioLine[] {
    return this.#sums.lines();
  }

  /** Sums before and after at another radius. Throws InputError `radius_out_of_range`. */
  setRadius(radiusM: Radius): void {
    this.#sums = new CoveredSums(this.#demand, this.#before, this.#now.d2, radiusM);
  }

  /**
   * Makes an operation; what was undone is forgotten.
   * @returns the demand points whose nearest supply may have changed
   * @throws InputError `bad_scenario`, `unknown_facility`; then nothing has changed
   */
  apply(operation: ScenarioOperation): Int32Array {
    const step = this.#make(operation);
    this.#done.push(step);
    this.#undone = [];
    return step.other.points;
  }

  /** What an operation would give; neither the state nor its history changes. Throws as `apply`. */
  preview(operation: ScenarioOperation): ScenarioPreview {
    const step = this.#make(operation);
    const lines = this.lines();
    this.#turn(step, 'takeBack');
    return { lines, changed: step.other };
  }

  /** Takes the last operation back; returns it, undefined when there is none. */
  undo(): ScenarioOperation | undefined {
    const step = this.#done.pop();
    if (!step) return undefined;
    this.#turn(step, 'takeBack');
    this.#undone.push(step);
    return step.operation;
  }

  /** Makes the operation undone last again; returns it, undefined when there is none. */
  redo(): ScenarioOperation | undefined {
    const step = this.#undone.pop();
    if (!step) return undefined;
    this.#turn(step, 'make');
    this.#done.push(step);
    return step.operation;
  }

  #make(operation: ScenarioOperation): Step {
    const roster = this.#roster;
    requireRoom(this.#done.length + 1);
    checkOperation(this.#question, operation, { has: (site) => roster.sites.includes(site) });
    const change = roster.changeBy(operation);
    const from = roster.supplyAt(change.slot);
    roster.put(change, 'make');
    const to = roster.supplyAt(change.slot);
    const stays = from?.xCm === to?.xCm && from?.yCm === to?.yCm;
    const other = stays ? NO_POINTS : this.#now.follow(change.slot, from, to, roster);
    this.#note(other);
    return { operation, change, other };
  }

  #turn({ change, other }: Step, direction: 'make' | 'takeBack'): void {
    this.#roster.put(change, direction);
    this.#now.exchange(other);
    this.#note(other);
  }

  /** Brings the sums up to date after distances changed from those given. */
  #note({ points, d2 }: PointValues): void {
    for (let k = 0; k < points.length; k++) {
      const point = points[k] as number; // k < length
      this.#sums.change(point, d2[k] as number, this.#now.d2[point] as number);
    }
  }
}

/** A scenario replayed on its ground. Throws InputError as `ScenarioState` and `apply`. */
export function replay(ground: ScenarioGround, scenario: Scenario): ScenarioState {
  const state = new ScenarioState(ground, scenario.question);
  for (const operation of scenario.operations) state.apply(operation);
  return state;
}
