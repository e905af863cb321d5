/** Canteens of five types. */
import type { CanteenType } from '../../geo/kinds/vocabulary.ts';
import { CellDraw, spotIn } from './ground.ts';
import type { DemoCounts } from './plan.ts';
import { type Random, randomStream } from './random.ts';
import { daysAfter } from './record.ts';
import type { Register } from './register.ts';
import type { DemoCell } from './surface.ts';

interface Sort {
  readonly type: CanteenType;
  readonly noun: { zh: string; en: string };
  readonly count: (counts: DemoCounts) => number;
  readonly meals: readonly [number, number];
  readonly bright: number;
}

const SORTS: readonly Sort[] = [
  {
    type: 'school',
    noun: { zh: '学校食堂', en: 'School Canteen' },
    count: ({ schools }) => schools,
    meals: [200, 2_400],
    bright: 0.93,
  },
  {
    type: 'offsite_supplier',
    noun: { zh: '校外供餐单位', en: 'Off-site Supplier' },
    count: ({ offsiteSuppliers }) => offsiteSuppliers,
    meals: [1_500, 12_000],
    bright: 0.97,
  },
  {
    type: 'staff',
    noun: { zh: '单位食堂', en: 'Staff Canteen' },
    count: ({ staffCanteens }) => staffCanteens,
    meals: [40, 900],
    bright: 0.35,
  },
  {
    type: 'elderly',
    noun: { zh: '长者饭堂', en: 'Elderly Canteen' },
    count: ({ elderlyCanteens }) => elderlyCanteens,
    meals: [30, 260],
    bright: 0.6,
  },
  {
    type: 'other',
    noun: { zh: '集体食堂', en: 'Canteen' },
    count: ({ otherCanteens }) => otherCanteens,
    meals: [30, 500],
    bright: 0.3,
  },
];

/** What the inspections need to know of a school or a supplier. */
export interface InspectedCanteen {
  readonly id: number;
  readonly type: CanteenType;
  readonly openedOn: string;
  readonly closedOn: string | undefined;
}

/** Adds the canteens to the register; returns the schools and suppliers. */
export function addCanteens(
  register: Register,
  cells: readonly DemoCell[],
  counts: DemoCounts,
): InspectedCanteen[] {
  const random = randomStream('canteens');
  const draw = new CellDraw(cells, ({ people }) => people);
  const inspected: InspectedCanteen[] = [];
  for (const sort of SORTS) {
    const count = sort.count(counts);
    for (let i = 0; i < count; i++) {
      const cell = draw.draw(random);
      const state = stateOf(random, i);
      const id = register.add({
        kind: 'canteen',
        cell,
        spot: spotIn(cell, random, random.chance(0.1)),
        placement:
          i % 67 === 5
            ? 'none'
            : i % 1_733 === 40
              ? 'outside_city'
              : i % 389 === 21
                ? 'other_district'
                : 'exact',
        noun: sort.noun,
        ...state,
        details: {
          type: sort.type,
          licence: `示例-JY-${String(i + 1).padStart(6, '0')}-${sort.type.slice(0, 2)}`,
          meals_a_day: random.chance(0.02) ? null : Math.round(random.between(...sort.meals)),
          bright_kitchen: random.chance(0.03) ? null : random.chance(sort.bright),
        },
      });
      if ((sort.type === 'school' || sort.type === 'offsite_supplier') && state.status === 'open')
        inspected.push({ id, type: sort.type, openedOn: state.openedOn, closedOn: state.closedOn });
    }
  }
  return inspected;
}

function stateOf(random: Random, i: number) {
  const openedOn = daysAfter('2004-09-01', random.below(7_600));
  const known = { since: 1 as const, closedOn: undefined };
  if (i % 83 === 12) return { ...known, status: 'suspended' as const, openedOn };
  if (i % 347 === 30) return { ...known, status: 'planned' as const, openedOn: '2026-09-15' };
  if (i % 59 === 8) {
    const late = i % 5 === 0;
    return {
      status: 'open' as const,
      openedOn,
      closedOn: late ? '2026-11-05' : daysAfter('2025-07-20', random.below(420)),
      closedIn: late ? (3 as const) : undefined,
      since: 1 as const,
    };
  }
  if (i % 311 === 2) return { ...known, status: 'open' as const, openedOn: '2026-11-02', since: 3 as const };
  return { ...known, status: 'open' as const, openedOn, movedIn: i % 701 === 33 ? (2 as const) : undefined };
}
