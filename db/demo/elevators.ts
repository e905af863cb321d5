/** Elevators, several to a building, with the dates by which they must be inspected. */
import { dayOf, dayText } from './days.ts';
import { complexes } from './buildings.ts';
import { spotAt } from './ground.ts';
import {
  drawFates,
  type FateShares,
  isOpenNow,
  recentDay,
  type Spell,
  spellsOf,
  versionKnowing,
} from './history.ts';
import { drawPlacements } from './placement.ts';
import { DEMO_AS_OF, DEMO_VERSIONS, type DemoCounts } from './plan.ts';
import { type Random, randomStream } from './random.ts';
import { type DemoVersion, type DueRecord, Table } from './record.ts';
import type { Register } from './register.ts';
import type { DemoCell } from './surface.ts';

const MAINTAINERS = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'].map(
  (name) => `示例电梯维保${name}公司`,
);
const FATES: FateShares = {
  closed: 0.006,
  closing: 0.0006,
  suspended: 0.003,
  suspending: 0.0004,
  planned: 0.0015,
  opening: 0.0008,
  opened: 0.0012,
  moved: 0.0006,
};
const PLACEMENTS = { none: 0.004, outside_city: 0.0001, other_district: 0.0008 };
/** Elevators without a recorded day of installation; they are known since the register began. */
const UNDATED = 0.012;
const REGISTER_BEGAN = dayOf('2015-01-01');
/** Nothing of the first version opened later. */
const LAST_OPENING = dayOf('2026-08-31');

/** What the inspections need to know of an elevator. */
export interface InspectedElevator {
  readonly id: number;
  readonly openedOn: number;
}

/** Adds the elevators to the register; returns them and their due dates. */
export function addElevators(
  register: Register,
  cells: readonly DemoCell[],
  counts: DemoCounts,
): { elevators: InspectedElevator[]; dues: DueRecord[] } {
  const random = randomStream('elevators');
  const fates = drawFates(counts.elevators, FATES, random);
  const placements = drawPlacements(counts.elevators, PLACEMENTS, random);
  const elevators: InspectedElevator[] = [];
  const dues = new DueDates();
  let i = 0;
  for (const { cell, noun, residential, year, shafts } of complexes(cells, counts.elevators, random)) {
    const group = register.group(cell, noun);
    const maintainer = random.pick(MAINTAINERS);
    const built = dayOf(`${year}-01-05`);
    for (const { block, number, eastM, northM, use } of shafts) {
      const undated = random.chance(UNDATED);
      const installed = Math.min(LAST_OPENING, built + random.below(340));
      const spells = spellsOf(fates[i] ?? 'steady', undated ? REGISTER_BEGAN : installed + 20, random);
      const openedOn = openingOf(spells);
      const isNew = openedOn === null || openedOn > LAST_OPENING + 20;
      const id = register.add({
        kind: 'elevator',
        cell,
        spot: spotAt(cell, eastM, northM),
        placement: placements[i] ?? 'exact',
        noun,
        group,
        part: { zh: `${block}栋${number}号电梯`, en: `, Block ${block}, Elevator ${number}` },
        spells,
        details: {
          registration_code: `示例-TS-${String(i + 1).padStart(6, '0')}`,
          installed_on: undated || openedOn === null ? null : dayText(isNew ? openedOn - 20 : installed),
          use,
          residential,
          maintainer,
        },
      });
      if (openedOn !== null && isOpenNow(spells)) {
        elevators.push({ id, openedOn });
        dues.add(id, openedOn, random);
      }
      i++;
    }
  }
  return { elevators, dues: dues.rows };
}

/** First day of the newest open spell; null for what is only planned. */
function openingOf(spells: readonly Spell[]): number | null {
  return spells.findLast(({ status }) => status === 'open')?.from ?? null;
}

const TODAY = dayOf(DEMO_AS_OF);
const FIRST = dayOf(DEMO_VERSIONS[0].asOf);
const YEAR = 365;
/** Shares: recorded as unknown, not recorded at all, overdue on the as-of day, inspected since the first version. */
const UNKNOWN = 0.008;
const UNRECORDED = 0.004;
const OVERDUE = 0.0015;
const INSPECTED = 0.025;

/** The due dates of elevators in use: one a year after the last inspection. */
class DueDates {
  readonly #table = new Table<DueRecord>();

  get rows(): DueRecord[] {
    return this.#table.rows;
  }

  add(id: number, start: number, random: Random): void {
    const known = versionKnowing(start);
    const dice = random.next();
    if (known > 1) return this.#put(id, start + YEAR, start, null, known, null);
    if (dice < UNRECORDED) return;
    if (dice < UNRECORDED + UNKNOWN) return this.#put(id, null, start, null, 1, null);
    if (dice < UNRECORDED + UNKNOWN + OVERDUE) {
      const due = TODAY - 1 - random.below(150);
      return this.#put(id, due, Math.max(start, due - YEAR), null, 1, null);
    }
    if (dice < UNRECORDED + UNKNOWN + OVERDUE + INSPECTED && start < FIRST - YEAR - 20) {
      // Inspected in October or November, a few of them too late: reality, known since then.
      const inspected = recentDay(random);
      const version = versionKnowing(inspected);
      const due = inspected - 12 + random.below(40);
      this.#put(id, due, due - YEAR, null, 1, version);
      this.#put(id, due, due - YEAR, inspected, version, null);
      return this.#put(id, inspected + YEAR, inspected, null, version, null);
    }
    // Due after today, by what the first version knew already.
    const due = TODAY + random.below(FIRST + YEAR - TODAY);
    this.#put(id, due, Math.max(start, due - YEAR), null, 1, null);
  }

  #put(
    id: number,
    due: number | null,
    from: number,
    to: number | null,
    known: DemoVersion,
    until: DemoVersion | null,
  ): void {
    this.#table.add({
      facility_id: id,
      next_due_on: due === null ? null : dayText(due),
      valid_from: dayText(from),
      valid_to: to === null ? null : dayText(to),
      known_from: known,
      known_to: until,
      data_origin: 'synthetic',
      import_batch: known,
    });
  }
}
