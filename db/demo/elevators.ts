/** Elevators, several to a building, with the dates by which they must be inspected. */
import type { ElevatorUse } from '../../geo/kinds/vocabulary.ts';
import { CellDraw, spotIn, spotNear } from './ground.ts';
import { lngLatToPlane } from '../../geo/place/crs.ts';
import { DEMO_AS_OF, type DemoCounts } from './plan.ts';
import { type Random, randomStream } from './random.ts';
import { daysAfter, type DueRecord, Table } from './record.ts';
import type { Register } from './register.ts';
import type { DemoCell } from './surface.ts';

const NOUN = { zh: '电梯', en: 'Elevator' };
const MAINTAINERS = ['示例电梯维保甲公司', '示例电梯维保乙公司', '示例电梯维保丙公司', '示例电梯维保丁公司'];
/** Metres around the middle of a building. */
const BUILDING_M = 14;

interface Elevator {
  readonly id: number;
  readonly openedOn: string;
}

/** Adds the elevators to the register; returns them and their due dates. */
export function addElevators(
  register: Register,
  cells: readonly DemoCell[],
  counts: DemoCounts,
): { elevators: Elevator[]; dues: DueRecord[] } {
  const random = randomStream('elevators');
  const draw = new CellDraw(cells, ({ people }) => Math.max(0, people - 15) ** 1.25);
  const elevators: Elevator[] = [];
  const dues = new Table<DueRecord>();
  while (elevators.length < counts.elevators) {
    const cell = draw.draw(random);
    const spot = spotIn(cell, random, false);
    const { x, y } = lngLatToPlane(spot.lng, spot.lat);
    const residential = random.chance(0.7);
    const year = installYear(random);
    const size = Math.min(
      counts.elevators - elevators.length,
      1 + random.below(Math.min(14, 2 + Math.ceil(cell.people / 40))),
    );
    for (let k = 0; k < size; k++) {
      const i = elevators.length;
      const openedOn = daysAfter(`${year}-01-10`, random.below(350));
      const id = register.add({
        kind: 'elevator',
        cell,
        spot: spotNear(cell, x, y, BUILDING_M, random),
        placement: i % 977 === 101 ? 'none' : i % 4_001 === 77 ? 'other_district' : 'exact',
        noun: NOUN,
        status: i % 271 === 60 ? 'suspended' : 'open',
        openedOn,
        closedOn: i % 389 === 70 ? closingDay(openedOn, i) : undefined,
        since: 1,
        details: {
          registration_code: `示例-TS-${String(i + 1).padStart(7, '0')}`,
          installed_on: random.chance(0.004) ? null : openedOn,
          use: useOf(residential, random),
          residential,
          maintainer: MAINTAINERS[random.below(MAINTAINERS.length)] ?? null,
        },
      });
      elevators.push({ id, openedOn });
      addDues(dues, id, openedOn, random, i);
    }
  }
  return { elevators, dues: dues.rows };
}

/** From 1988 to 2026, most between 2003 and 2022. */
function installYear(random: Random): number {
  return Math.max(1988, Math.min(2026, Math.round(2012 + 7.5 * random.bell())));
}

function closingDay(openedOn: string, i: number): string {
  const day = daysAfter('2025-03-01', i % 560);
  return day > openedOn ? day : daysAfter(openedOn, 200);
}

function useOf(residential: boolean, random: Random): ElevatorUse {
  if (residential) return random.chance(0.97) ? 'passenger' : 'freight';
  const dice = random.next();
  if (dice < 0.68) return 'passenger';
  if (dice < 0.86) return 'escalator';
  return dice < 0.95 ? 'freight' : dice < 0.98 ? 'hospital' : 'other';
}

function addDues(dues: Table<DueRecord>, id: number, openedOn: string, random: Random, i: number): void {
  const base = { facility_id: id, data_origin: 'synthetic' as const };
  const first = { ...base, known_from: 1 as const, known_to: null, valid_to: null, import_batch: 1 as const };
  const since = (day: string) => (day > openedOn ? day : openedOn);
  if (i % 131 === 4) {
    dues.add({ ...first, next_due_on: null, valid_from: openedOn });
    return;
  }
  if (i % 523 === 9) {
    // Overdue on the as-of day.
    const due = daysAfter(DEMO_AS_OF, -1 - random.below(80));
    dues.add({ ...first, next_due_on: due, valid_from: since(daysAfter(due, -365)) });
    return;
  }
  if (i % 149 === 30 && openedOn < '2025-10-01') {
    // Inspected in October: until then it was due in November, since then a year later.
    const inspectedOn = daysAfter('2026-10-08', i % 20);
    const before = {
      ...first,
      next_due_on: daysAfter(inspectedOn, 25),
      valid_from: daysAfter(inspectedOn, -340),
    };
    dues.add({ ...before, known_to: 2 });
    dues.add({ ...before, valid_to: inspectedOn, known_from: 2, import_batch: 2 });
    dues.add({
      ...first,
      next_due_on: daysAfter(inspectedOn, 365),
      valid_from: inspectedOn,
      known_from: 2,
      import_batch: 2,
    });
    return;
  }
  const due = daysAfter(DEMO_AS_OF, random.below(312));
  dues.add({ ...first, next_due_on: due, valid_from: since(daysAfter(due, -365)) });
}
