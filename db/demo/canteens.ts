/** Canteens of five types. */
import type { CanteenType } from '../../geo/kinds/vocabulary.ts';
import { dayOf } from './days.ts';
import { CellDraw, provision, spotIn } from './ground.ts';
import { drawFates, type FateShares, type Spell, spellsOf } from './history.ts';
import { drawPlacements } from './placement.ts';
import type { DemoCounts } from './plan.ts';
import { randomStream } from './random.ts';
import type { Noun, Register } from './register.ts';
import type { DemoCell } from './surface.ts';

interface Sort {
  readonly type: CanteenType;
  readonly noun: Noun;
  /** Kinds of the licence number. */
  readonly letter: string;
  readonly count: (counts: DemoCounts) => number;
  /** Where they are: chance of a cell. */
  readonly weight: (cell: DemoCell) => number;
  readonly meals: readonly [number, number];
  /** Share with a bright kitchen. */
  readonly bright: number;
}

const people = (cell: DemoCell) => cell.people;
/** Work is where few people live next to many who do: business quarters and factory villages, by chance. */
const work = (cell: DemoCell) => Math.sqrt(cell.people) * (0.1 + provision(cell, 41) ** 3);

const SORTS: readonly Sort[] = [
  {
    type: 'school',
    noun: { zh: '学校食堂', en: 'School Canteen' },
    letter: 'S',
    count: ({ schools }) => schools,
    weight: (cell) => cell.people ** 0.9,
    meals: [200, 2_400],
    bright: 0.93,
  },
  {
    type: 'offsite_supplier',
    noun: { zh: '校外供餐单位', en: 'Off-campus Supplier' },
    letter: 'G',
    count: ({ offsiteSuppliers }) => offsiteSuppliers,
    weight: (cell) => (cell.people < 250 ? 1 + provision(cell, 43) * 4 : 0.15),
    meals: [1_500, 20_000],
    bright: 0.97,
  },
  {
    type: 'staff',
    noun: { zh: '单位食堂', en: 'Staff Canteen' },
    letter: 'D',
    count: ({ staffCanteens }) => staffCanteens,
    weight: work,
    meals: [40, 900],
    bright: 0.35,
  },
  {
    type: 'elderly',
    noun: { zh: '长者饭堂', en: 'Elderly Canteen' },
    letter: 'Z',
    count: ({ elderlyCanteens }) => elderlyCanteens,
    weight: (cell) => (cell.district <= 440105 ? 2 : 1) * people(cell),
    meals: [30, 260],
    bright: 0.6,
  },
  {
    type: 'other',
    noun: { zh: '集体食堂', en: 'Shared Canteen' },
    letter: 'J',
    count: ({ otherCanteens }) => otherCanteens,
    weight: people,
    meals: [30, 500],
    bright: 0.3,
  },
];

const FATES: FateShares = {
  closed: 0.016,
  closing: 0.003,
  suspended: 0.01,
  suspending: 0.002,
  planned: 0.003,
  opening: 0.002,
  opened: 0.004,
  moved: 0.003,
};
const PLACEMENTS = { none: 0.015, outside_city: 0.0006, other_district: 0.003 };
const FIRST_OPENING = dayOf('2004-09-01');

/** What the inspections need to know of a school or a supplier. */
export interface InspectedCanteen {
  readonly id: number;
  readonly type: CanteenType;
  readonly spells: readonly Spell[];
}

/** Adds the canteens to the register; returns the schools and suppliers. */
export function addCanteens(
  register: Register,
  cells: readonly DemoCell[],
  counts: DemoCounts,
): InspectedCanteen[] {
  const random = randomStream('canteens');
  const inspected: InspectedCanteen[] = [];
  const total = SORTS.reduce((sum, sort) => sum + sort.count(counts), 0);
  const fates = drawFates(total, FATES, random);
  const placements = drawPlacements(total, PLACEMENTS, random);
  let entered = 0;
  for (const sort of SORTS) {
    const count = sort.count(counts);
    const draw = new CellDraw(cells, sort.weight);
    for (let i = 0; i < count; i++, entered++) {
      const cell = draw.draw(random);
      const spells = spellsOf(fates[entered] ?? 'steady', FIRST_OPENING + random.below(7_800), random);
      // Meals follow a skew: many small kitchens, a few large ones.
      const [fewest, most] = sort.meals;
      const meals = Math.round(fewest + (most - fewest) * random.next() ** 2);
      const id = register.add({
        kind: 'canteen',
        cell,
        spot: spotIn(cell, random),
        placement: placements[entered] ?? 'exact',
        noun: sort.noun,
        spells,
        details: {
          type: sort.type,
          licence: `示例-JY-${sort.letter}${String(i + 1).padStart(5, '0')}`,
          meals_a_day: random.chance(0.02) ? null : meals,
          bright_kitchen: random.chance(0.03) ? null : random.chance(sort.bright),
        },
      });
      if (sort.type === 'school' || sort.type === 'offsite_supplier')
        inspected.push({ id, type: sort.type, spells });
    }
  }
  return inspected;
}
