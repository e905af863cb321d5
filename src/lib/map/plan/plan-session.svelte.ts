/** The scenario that a planner tries: its steps stand in the address, what was undone is kept here. */
import type { FacilityRef, ScenarioOperation, ScenarioPlace } from '$geo/coverage/scenario.ts';
import { MAX_OPERATIONS, scenarioPlace } from '$geo/coverage/scenario.ts';
import type { LngLat } from '$geo/place/crs.ts';
import type { Plan, View } from '../view.ts';
import type { ViewHistory } from '../view-history.svelte.ts';
import { nextLetters } from './letters.ts';

type Operations = readonly ScenarioOperation[];
const NO_STEPS: Operations = [];

export class PlanSession {
  readonly #history: ViewHistory;
  readonly #facts: { readonly dataVersion: number; readonly asOf: string };
  #undo = $state.raw<readonly Operations[]>([]);
  #redo = $state.raw<readonly Operations[]>([]);
  /** The next press on the map places a new site. */
  isPlacing = $state(false);
  /** The place under the finger while a mark is dragged: as if its step said so. */
  drag = $state.raw<{ readonly at: number; readonly place: ScenarioPlace } | null>(null);

  constructor(history: ViewHistory, facts: { dataVersion: number; asOf: string }) {
    this.#history = history;
    this.#facts = facts;
  }

  get plan(): Plan | null {
    return this.#history.view.plan;
  }

  operations = $derived.by((): Operations => this.#history.view.plan?.operations ?? NO_STEPS);

  /** The steps as drawn and counted now, with the one that is being dragged where it is. */
  shown = $derived.by((): Operations => {
    const { drag, operations } = this;
    if (!drag) return operations;
    return operations.map((operation, at) =>
      at === drag.at && 'place' in operation ? { ...operation, place: drag.place } : operation,
    );
  });

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }

  get canRedo(): boolean {
    return this.#redo.length > 0;
  }

  get isFull(): boolean {
    return this.operations.length >= MAX_OPERATIONS;
  }

  /** A new list of steps, which `undo` takes back; `change` says what else of the view changes with it. */
  set(operations: Operations, change: Partial<View> = {}, name = this.plan?.name ?? ''): void {
    this.#undo = [...this.#undo, this.operations];
    this.#redo = [];
    this.#go(operations, name, change);
  }

  undo(): void {
    const last = this.#undo.at(-1);
    if (!last) return;
    this.#undo = this.#undo.slice(0, -1);
    this.#redo = [...this.#redo, this.operations];
    this.#go(last, this.plan?.name ?? '');
  }

  redo(): void {
    const next = this.#redo.at(-1);
    if (!next) return;
    this.#redo = this.#redo.slice(0, -1);
    this.#undo = [...this.#undo, this.operations];
    this.#go(next, this.plan?.name ?? '');
  }

  /** Adds new sites at places; with markets they get the least stars that count, three without such a floor. */
  add(places: readonly LngLat[], change: Partial<View> = {}): void {
    const { supply, starsMin, stationType } = this.#history.view;
    let operations = this.operations;
    for (const { lng, lat } of places) {
      const site = nextLetters(operations.flatMap((one) => (one.op === 'add' ? [one.site] : [])));
      const stars = supply === 'market' ? (starsMin ?? 3) : null;
      const type = supply === 'station' ? stationType : null;
      const place = scenarioPlace(lng, lat);
      operations = [...operations, { op: 'add', site, name: '', place, kind: supply, stars, type }];
    }
    this.isPlacing = false;
    this.set(operations, change);
  }

  /** Moves a facility of the register or a site: a step that is there already changes, another one is added. */
  move(facility: FacilityRef, at: LngLat): void {
    const place = scenarioPlace(at.lng, at.lat);
    const known = this.operations.findIndex((one) =>
      one.op === 'add' ? one.site === facility : one.op === 'move' && one.facility === facility,
    );
    this.set(
      known < 0
        ? [...this.operations, { op: 'move', facility, place }]
        : this.operations.map((one, index) => (index === known && 'place' in one ? { ...one, place } : one)),
    );
  }

  close(facility: FacilityRef): void {
    this.set([...this.operations.filter((one) => !isAbout(one, facility)), { op: 'close', facility }]);
  }

  restar(facility: FacilityRef, stars: number | null): void {
    const others = this.operations.filter((one) => !(one.op === 'restar' && one.facility === facility));
    this.set([...others, { op: 'restar', facility, stars }]);
  }

  /** Takes a step out, and with a new site all steps about it. */
  remove(at: number): void {
    const gone = this.operations[at];
    this.set(
      this.operations.filter(
        (one, index) => index !== at && !(gone?.op === 'add' && isAbout(one, gone.site)),
      ),
    );
  }

  /** Whether a step is about a facility. */
  has(facility: number): boolean {
    return this.operations.some((one) => isAbout(one, facility));
  }

  #go(operations: Operations, name: string, change: Partial<View> = {}): void {
    const plan = operations.length === 0 && !name ? null : { ...this.#facts, name, operations };
    this.#history.go({ ...change, plan });
  }
}

const isAbout = (operation: ScenarioOperation, facility: FacilityRef): boolean =>
  operation.op !== 'add' && operation.facility === facility;
