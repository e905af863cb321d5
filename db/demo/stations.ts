/** Inspection stations of five types. */
import type { StationType } from '../../geo/kinds/vocabulary.ts';
import { dayOf } from './days.ts';
import { CellDraw, placeOf, spotIn } from './ground.ts';
import { drawFates, type FateShares, spellsOf } from './history.ts';
import { drawPlacements } from './placement.ts';
import type { DemoCounts } from './plan.ts';
import { type Random, randomStream } from './random.ts';
import type { Noun, Register } from './register.ts';
import type { DemoCell } from './surface.ts';

interface Sort {
  readonly type: StationType;
  readonly noun: Noun;
  readonly count: (counts: DemoCounts) => number;
  readonly inspectors: readonly [number, number];
}

const SORTS: readonly Sort[] = [
  {
    type: 'supervision_office',
    noun: { zh: '市场监督管理所', en: 'Supervision Office' },
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
    noun: { zh: '电梯应急救援站', en: 'Elevator Rescue Station' },
    count: (counts) => counts.rescueStations,
    inspectors: [4, 16],
  },
  {
    type: 'equipment_inspection',
    noun: { zh: '特种设备检验站', en: 'Equipment Inspection Station' },
    count: (counts) => counts.equipmentStations,
    inspectors: [5, 40],
  },
];

const FATES: FateShares = {
  closed: 0.018,
  closing: 0.003,
  suspended: 0.006,
  suspending: 0.002,
  planned: 0.008,
  opening: 0.004,
  opened: 0.006,
  moved: 0.006,
};
const PLACEMENTS = { none: 0.02, outside_city: 0.003, other_district: 0.006 };
const FIRST_OPENING = dayOf('2001-05-01');

/** Adds the stations to the register. */
export function addStations(register: Register, cells: readonly DemoCell[], counts: DemoCounts): void {
  const random = randomStream('stations');
  const everywhere = new CellDraw(cells, ({ people }) => Math.sqrt(people));
  const total = SORTS.reduce((sum, sort) => sum + sort.count(counts), 0);
  const fates = drawFates(total, FATES, random);
  const placements = drawPlacements(total, PLACEMENTS, random);
  let i = 0;
  for (const sort of SORTS) {
    const count = sort.count(counts);
    const offices = sort.type === 'supervision_office' ? officeCells(cells, count, random) : [];
    for (let n = 0; n < count; n++, i++) {
      const cell = offices[n] ?? everywhere.draw(random);
      register.add({
        kind: 'station',
        cell,
        spot: spotIn(cell, random),
        placement: placements[i] ?? 'exact',
        noun: sort.noun,
        spells: spellsOf(fates[i] ?? 'steady', FIRST_OPENING + random.below(8_700), random),
        details: {
          type: sort.type,
          inspectors: random.chance(0.03) ? null : Math.round(random.between(...sort.inspectors)),
          phone: null,
        },
      });
    }
  }
}

/** One office to a settlement, in one of its populous cells; the largest settlements get the others as a second one. */
function officeCells(cells: readonly DemoCell[], count: number, random: Random): DemoCell[] {
  const settlements = new Map<string, { people: number; cells: DemoCell[] }>();
  for (const cell of cells) {
    const { zh } = placeOf(cell);
    const settlement = settlements.get(zh) ?? { people: 0, cells: [] };
    settlement.people += cell.people;
    settlement.cells.push(cell);
    settlements.set(zh, settlement);
  }
  const bySize = [...settlements.values()].sort((a, b) => b.people - a.people);
  return Array.from({ length: count }, (_, n) => bySize[n % bySize.length]).flatMap((settlement) =>
    settlement ? [new CellDraw(settlement.cells, ({ people }) => people).draw(random)] : [],
  );
}
