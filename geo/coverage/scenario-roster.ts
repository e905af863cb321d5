/** The register of one kind as a scenario changes it: where its facilities stand, and which of them count. */
import type { FacilityColumns } from '../columns/columns.ts';
import { InputError } from '../errors.ts';
import type { PlanePoint } from '../place/crs.ts';
import { type FacilityRef, MAX_OPERATIONS, type ScenarioOperation, type SupplyQuestion } from './scenario.ts';
import { addedSite, changeOf, CHANGING, type SlotState } from './scenario-slot.ts';
import { questionSupply, type SupplyColumns } from './scenario-supply.ts';

/** What a scenario needs of the register: the server's columns have it, and the `exact` ones of the wire. */
export type ScenarioFacilities = SupplyColumns & Pick<FacilityColumns, 'id' | 'xCm' | 'yCm'>;

/** A change of one slot, either way: `before` is null for a site that was not there. */
export interface RosterChange {
  readonly slot: number;
  /** Letters of the site that it adds, else null. */
  readonly site: string | null;
  readonly before: SlotState | null;
  readonly after: SlotState;
}

/**
 * Facilities in slots: those of the register by ascending id, then the sites of the scenario in the order of
 * their addition. The smaller slot is therefore the smaller id, which decides ties.
 */
export class ScenarioRoster {
  /** Positions in the register, by slot. */
  readonly registered: Int32Array;
  readonly columns: SupplyColumns & { readonly xCm: Int32Array; readonly yCm: Int32Array };
  /** By slot: 1 = counts as supply. */
  readonly counts: Uint8Array;
  readonly #question: SupplyQuestion;
  readonly #ids = new Map<number, number>();
  readonly #sites: string[] = [];

  constructor(facilities: ScenarioFacilities, question: SupplyQuestion) {
    const { id, count, kind } = facilities;
    this.#question = question;
    this.registered = Int32Array.from({ length: count }, (_, i) => i).sort(
      (a, b) => (id[a] as number) - (id[b] as number), // < count
    );
    this.registered.forEach((position, slot) => this.#ids.set(id[position] as number, slot));
    const capacity = count + MAX_OPERATIONS;
    const bySlot = <Column extends Uint8Array | Int32Array>(slots: Column, column: Column) => {
      this.registered.forEach((position, slot) => (slots[slot] = column[position] as number));
      return slots;
    };
    const bytes = (column: Uint8Array) => bySlot(new Uint8Array(capacity), column);
    this.columns = {
      kind,
      count,
      xCm: bySlot(new Int32Array(capacity), facilities.xCm),
      yCm: bySlot(new Int32Array(capacity), facilities.yCm),
      locationQuality: bytes(facilities.locationQuality),
      status: bytes(facilities.status),
      type: bytes(facilities.type),
      stars: bytes(facilities.stars),
      ratingState: bytes(facilities.ratingState),
      district: bytes(facilities.district),
    };
    this.counts = new Uint8Array(capacity);
    for (const slot of questionSupply(this.columns, question)) this.counts[slot] = 1;
  }

  /** Slots in use. */
  get length(): number {
    return this.registered.length + this.#sites.length;
  }

  /** Letters of the sites that stand, in the order of their addition. */
  get sites(): readonly string[] {
    return this.#sites;
  }

  /** Where a slot stands if it counts as supply; null when it does not. */
  supplyAt(slot: number): PlanePoint | null {
    if (!this.counts[slot]) return null;
    return { xCm: this.columns.xCm[slot] as number, yCm: this.columns.yCm[slot] as number }; // it counts: it is there
  }

  /**
   * The slot of a facility or site.
   * @throws InputError `unknown_facility`
   */
  slotOf(facility: FacilityRef): number {
    const site = this.#sites.findIndex((letters) => letters === facility);
    const slot = site >= 0 ? this.registered.length + site : this.#ids.get(Number(facility));
    if (slot !== undefined) return slot;
    throw new InputError(
      'unknown_facility',
      `Facility ${facility} is neither a ${this.columns.kind} of this data version nor a site of the scenario.`,
    );
  }

  /** What an operation would change; nothing is changed yet. Throws InputError `unknown_facility`. */
  changeBy(operation: ScenarioOperation): RosterChange {
    if (operation.op === 'add') {
      return { slot: this.length, site: operation.site, before: null, after: addedSite(operation) };
    }
    const slot = this.slotOf(operation.facility);
    const before = Object.fromEntries(CHANGING.map((name) => [name, this.columns[name][slot]])) as SlotState;
    return { slot, site: null, before, after: { ...before, ...changeOf(operation) } };
  }

  /** Makes a change, or takes the last one back. */
  put({ slot, site, before, after }: RosterChange, direction: 'make' | 'takeBack'): void {
    const state = direction === 'make' ? after : before;
    if (site !== null) {
      if (state) this.#sites.push(site);
      else this.#sites.pop();
    }
    if (state) for (const name of CHANGING) this.columns[name][slot] = state[name];
    this.counts[slot] = state && this.#countsAt(slot) ? 1 : 0;
  }

  /** The same question as of the whole register, asked of one slot. */
  #countsAt(slot: number): boolean {
    const at = (column: Uint8Array) => column.subarray(slot, slot + 1);
    const { kind, district, ...columns } = this.columns;
    const one = {
      kind,
      count: 1,
      district: at(district),
      locationQuality: at(columns.locationQuality),
      status: at(columns.status),
      type: at(columns.type),
      stars: at(columns.stars),
      ratingState: at(columns.ratingState),
    };
    return questionSupply(one, this.#question).length === 1;
  }
}
