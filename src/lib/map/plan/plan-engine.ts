/** The figures of a scenario, step by step, kept up to date as steps come and go. */
import { InputError } from '$geo/errors.ts';
import type { FacilityRef, ScenarioOperation, ScenarioQuestion } from '$geo/coverage/scenario.ts';
import type { ScenarioLine } from '$geo/coverage/scenario-figures.ts';
import type { ScenarioGround } from '$geo/coverage/scenario-ground.ts';
import { ScenarioState } from '$geo/coverage/scenario-state.ts';

export interface PlanFigures {
  /** Squared distances from the demand to the supply of the scenario, cm². */
  readonly d2: Float64Array;
  /** The nearest of a demand point: a position in the register, the letters of a site, or null for none. */
  readonly facilityAt: (point: number) => FacilityRef | null;
  /** Before and after the whole scenario: the city, then the districts. */
  readonly lines: readonly ScenarioLine[];
  /** Lines after 0, 1, 2… steps. */
  readonly steps: readonly (readonly ScenarioLine[])[];
  /** The first step that this data version does not allow, and why; it and those after it are not made. */
  readonly refused: { readonly at: number; readonly message: string } | null;
}

const isSame = (a: ScenarioOperation | undefined, b: ScenarioOperation | undefined): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

export class PlanEngine {
  readonly #state: ScenarioState;
  readonly #steps: ScenarioLine[][];

  /** Throws InputError as `ScenarioState`. */
  constructor(ground: ScenarioGround, question: ScenarioQuestion) {
    this.#state = new ScenarioState(ground, question);
    this.#steps = [this.#state.lines()];
  }

  /** Undoes what the list does not begin with, and makes the rest. */
  follow(operations: readonly ScenarioOperation[]): PlanFigures {
    const done = this.#state.operations;
    let same = 0;
    while (same < done.length && isSame(done[same], operations[same])) same++;
    for (let at = done.length; at > same; at--) {
      this.#state.undo();
      this.#steps.pop();
    }
    let refused: PlanFigures['refused'] = null;
    for (let at = same; at < operations.length && !refused; at++) refused = this.#make(operations[at], at);
    const { d2, index } = this.#state.nearest();
    const facilityAt = (point: number) => this.#state.facilityAt(index[point] ?? -1) ?? null;
    return { d2, facilityAt, lines: this.#state.lines(), steps: [...this.#steps], refused };
  }

  #make(operation: ScenarioOperation | undefined, at: number): PlanFigures['refused'] {
    if (!operation) return null;
    try {
      this.#state.apply(operation);
      this.#steps.push(this.#state.lines());
      return null;
    } catch (error) {
      if (error instanceof InputError) return { at, message: error.message };
      throw error;
    }
  }
}

/** People covered more (or, negative, fewer) by one step, in a district (code) or in the city (440100). */
export const gainOfStep = ({ steps }: PlanFigures, at: number, district: number): number => {
  const after = (step: number) => steps[step]?.find((line) => line.district === district)?.after;
  const [before, now] = [after(at), after(at + 1)];
  return before === undefined || now === undefined ? 0 : now - before;
};
