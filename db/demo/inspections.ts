/** Inspections: schools once a term, evaluations of suppliers, markets, elevators; with what became of hazards. */
import { dayOf, dayText } from './days.ts';
import type { InspectedCanteen } from './canteens.ts';
import type { InspectedElevator } from './elevators.ts';
import { isRegisteredOn, type Spell, versionKnowing } from './history.ts';
import { DEMO_AS_OF, DEMO_VERSIONS, type DemoCounts } from './plan.ts';
import { type Random, randomStream } from './random.ts';
import type { DemoVersion, FollowupRecord, InspectionRecord } from './record.ts';

/** A school term, days included. */
export interface Term {
  readonly first_day: string;
  readonly last_day: string;
}

/** Who is inspected. */
export interface Inspected {
  readonly canteens: readonly InspectedCanteen[];
  readonly markets: readonly { readonly id: number; readonly spells: readonly Spell[] }[];
  readonly elevators: readonly InspectedElevator[];
}

/** Share of a district's schools inspected in a finished term (fewest and most), and so far in the running one. */
const FINISHED = [0.955, 1] as const;
const RUNNING = [0.55, 0.86] as const;
/** Suppliers are all evaluated in a finished term. */
const SUPPLIERS_RUNNING = 0.82;
const TODAY = dayOf(DEMO_AS_OF);
const FIRST = dayOf(DEMO_VERSIONS[0].asOf);
const YEAR = 365;
/** Days that hazards may take. */
const DEADLINE = 30;

/** Everything inspected until the as-of day, in an order that only depends on the input. */
export function generateInspections(
  { canteens, markets, elevators }: Inspected,
  terms: readonly Term[],
  counts: DemoCounts,
): { inspections: InspectionRecord[]; followups: FollowupRecord[] } {
  const random = randomStream('inspections');
  const book = new Book(random);
  for (const { first_day, last_day } of terms) {
    const [first, last] = [dayOf(first_day), dayOf(last_day)];
    const [fewest, most] = last > TODAY ? RUNNING : FINISHED;
    const share = random.between(fewest, most);
    for (const { id, type, spells } of canteens) {
      if (!isRegisteredOn(spells, first)) continue;
      const isSchool = type === 'school';
      const wanted = isSchool ? share : last > TODAY ? SUPPLIERS_RUNNING : 1;
      const day = first + random.below(Math.min(last, TODAY) - first + 1);
      // Suspended schools and closed ones stay in the register of the term, and stay uninspected.
      if (!random.chance(wanted) || !isOpenOn(spells, day)) continue;
      if (isSchool) book.inspect(id, day, 'term', '示例市场监督管理所');
      else book.inspect(id, day, 'third_party', '示例第三方评价机构');
    }
  }
  for (const { id, spells } of markets)
    for (const ago of [random.below(180), 180 + random.below(180)])
      if (isOpenOn(spells, TODAY - ago)) book.inspect(id, TODAY - ago, 'routine', '示例市场监督管理所');
  const most = Math.min(counts.equipmentInspections, elevators.length);
  for (let i = 0; i < most; i++) {
    const elevator = elevators[Math.floor((i * elevators.length) / most)];
    const day = TODAY - random.below(YEAR - 1);
    if (elevator && elevator.openedOn < day)
      book.inspect(elevator.id, day, 'equipment', '示例特种设备检验站');
  }
  return { inspections: book.inspections, followups: book.followups };
}

function isOpenOn(spells: readonly Spell[], day: number): boolean {
  return spells.some(
    ({ status, from, to, knownTo }) =>
      status === 'open' && knownTo === null && from <= day && (to === null || day < to),
  );
}

/** Writes inspections and what follows from them. */
class Book {
  readonly inspections: InspectionRecord[] = [];
  readonly followups: FollowupRecord[] = [];
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  inspect(facility: number, day: number, purpose: InspectionRecord['purpose'], inspector: string): void {
    const random = this.#random;
    const completed = random.chance(0.99);
    const dice = random.next();
    const result = !completed ? null : dice < 0.9 ? 'pass' : dice < 0.988 ? 'hazard' : 'fail';
    const hazards = result === null || result === 'pass' ? 0 : 1 + random.below(3);
    const known = versionKnowing(day);
    const entry = { facility_id: facility, inspected_on: dayText(day), purpose, completed, inspector };
    if (result === 'pass' && day > FIRST - YEAR && day <= FIRST && random.chance(0.001)) {
      // Entered as failed at first: a correction, known since the third version.
      this.#write({ ...entry, result: 'fail', hazards: 0 }, known, 3);
      this.#write({ ...entry, result, hazards }, 3, null);
      return;
    }
    const id = this.#write({ ...entry, result, hazards }, known, null);
    if (hazards > 0) this.#followUp(id, day, known);
  }

  #write(
    entry: Omit<InspectionRecord, 'id' | 'known_from' | 'known_to' | 'data_origin' | 'import_batch'>,
    known: DemoVersion,
    until: DemoVersion | null,
  ): number {
    const id = this.inspections.length + 1;
    this.inspections.push({
      id,
      ...entry,
      known_from: known,
      known_to: until,
      data_origin: 'synthetic',
      import_batch: known,
    });
    return id;
  }

  /** Open as long as a version did not know better; a few are still open, some beyond the deadline. */
  #followUp(inspection: number, day: number, known: DemoVersion): void {
    const done = day + 2 + this.#random.below(this.#random.chance(0.05) ? 60 : 27);
    const isDone = done <= TODAY && !this.#random.chance(0.004);
    const since = isDone ? versionKnowing(done) : known;
    if (since > known) this.#enter(inspection, day, null, known, since);
    this.#enter(inspection, day, isDone ? done : null, since, null);
  }

  #enter(
    inspection: number,
    day: number,
    done: number | null,
    known: DemoVersion,
    until: DemoVersion | null,
  ): void {
    this.followups.push({
      id: this.followups.length + 1,
      inspection_id: inspection,
      due_on: dayText(day + DEADLINE),
      done_on: done === null ? null : dayText(done),
      outcome: done === null ? 'open' : 'resolved',
      known_from: known,
      known_to: until,
      data_origin: 'synthetic',
      import_batch: known,
    });
  }
}
