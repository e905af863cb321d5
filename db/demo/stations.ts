/** Inspection stations of five types. */
import type { StationType } from '../../geo/kinds/vocabulary.ts';
import { CellDraw, provision, spotIn } from './ground.ts';
import type { DemoCounts } from './plan.ts';
import { randomStream } from './random.ts';
import { daysAfter } from './record.ts';
import type { Register } from './register.ts';
import type { DemoCell } from './surface.ts';

interface Sort {
  readonly type: StationType;
  readonly noun: { zh: string; en: string };
  readonly count: (counts: DemoCounts) => number;
  readonly inspectors: readonly [number, number];
}

const SORTS: readonly Sort[] = [
  {
    type: 'supervision_office',
    noun: { zh: '市场监管所', en: 'Supervision Office' },
    count: (counts) => counts.supervisionOffices,
    inspectors: [6, 28],
  },
  {
    type: 'laboratory',
    noun: { zh: '检验检测机构', en: 'Laboratory' },
    count: (counts) => counts.laboratories,
    inspectors: [8, 80],
  },
  {
    type: 'quick_test_room',
    noun: { zh: '快检室', en: 'Quick-test Room' },
    count: (counts) => counts.quickTestRooms,
    inspectors: [1, 4],
  },
  {
    type: 'elevator_rescue',
    noun: { zh: '电梯应急救援点', en: 'Elevator Rescue' },
    count: (counts) => counts.rescueStations,
    inspectors: [4, 16],
  },
  {
    type: 'equipment_inspection',
    noun: { zh: '特种设备检验站', en: 'Equipment Inspection' },
    count: (counts) => counts.equipmentStations,
    inspectors: [5, 40],
  },
];

/** Adds the stations to the register. */
export function addStations(register: Register, cells: readonly DemoCell[], counts: DemoCounts): void {
  const random = randomStream('stations');
  const draw = new CellDraw(cells, (cell) => Math.sqrt(cell.people) * (0.2 + provision(cell, 19)));
  for (const sort of SORTS)
    for (let i = 0; i < sort.count(counts); i++) {
      const cell = draw.draw(random);
      const openedOn = daysAfter('2001-05-01', random.below(8_800));
      register.add({
        kind: 'station',
        cell,
        spot: spotIn(cell, random, false),
        placement: i % 53 === 2 ? 'none' : i % 173 === 29 ? 'other_district' : 'exact',
        noun: sort.noun,
        status: i % 97 === 31 ? 'planned' : i % 79 === 11 ? 'suspended' : 'open',
        openedOn,
        closedOn: i % 61 === 17 ? '2026-03-31' : undefined,
        since: 1,
        details: {
          type: sort.type,
          inspectors: random.chance(0.03) ? null : Math.round(random.between(...sort.inspectors)),
          phone: null,
        },
      });
    }
}
