/** Buildings with elevators: estates, offices, malls, works, hospitals, and how their elevators stand in them. */
import type { ElevatorUse } from '../../geo/kinds/vocabulary.ts';
import { CellDraw, provision } from './ground.ts';
import { noise, type Random } from './random.ts';
import type { Noun } from './register.ts';
import type { DemoCell } from './surface.ts';

/** One elevator: block and number within its group, metres from the centre of the cell. */
export interface Shaft {
  readonly block: number;
  readonly number: number;
  readonly eastM: number;
  readonly northM: number;
  readonly use: ElevatorUse;
}

/** Buildings of one developer and one year. */
export interface Complex {
  readonly cell: DemoCell;
  readonly noun: Noun;
  readonly residential: boolean;
  /** Year in which most of it was built. */
  readonly year: number;
  readonly shafts: readonly Shaft[];
}

interface Sort {
  readonly noun: Noun;
  /** Share of all elevators. */
  readonly share: number;
  readonly residential: boolean;
  readonly weight: (cell: DemoCell) => number;
  /** Buildings of a complex, elevators of a building: fewest and most. */
  readonly blocks: readonly [number, number];
  readonly each: readonly [number, number];
  readonly use: (random: Random) => ElevatorUse;
}

const mostly = (use: ElevatorUse, share: number, other: ElevatorUse) => (random: Random) =>
  random.chance(share) ? use : other;
/** Business quarters: a few neighbourhoods have most of the offices. */
const business = (cell: DemoCell) => cell.people * noise(cell.col, cell.row, 28, 21) ** 6;

const SORTS: readonly Sort[] = [
  {
    noun: { zh: '花园', en: 'Gardens' },
    share: 0.56,
    residential: true,
    weight: ({ people, col, row }) => people * noise(col, row, 7, 23) ** 2 * Math.min(1, people / 80),
    blocks: [2, 9],
    each: [1, 4],
    use: mostly('passenger', 0.985, 'freight'),
  },
  {
    noun: { zh: '住宅楼', en: 'Residence' },
    share: 0.14,
    residential: true,
    weight: ({ people }) => people * Math.min(1, people / 60),
    blocks: [1, 2],
    each: [1, 2],
    use: mostly('passenger', 1, 'passenger'),
  },
  {
    noun: { zh: '大厦', en: 'Tower' },
    share: 0.145,
    residential: false,
    weight: business,
    blocks: [1, 2],
    each: [2, 10],
    use: mostly('passenger', 0.93, 'freight'),
  },
  {
    noun: { zh: '商场', en: 'Mall' },
    share: 0.075,
    residential: false,
    weight: business,
    blocks: [1, 1],
    each: [8, 36],
    use: mostly('escalator', 0.8, 'passenger'),
  },
  {
    noun: { zh: '工业园', en: 'Works' },
    share: 0.05,
    residential: false,
    weight: (cell) =>
      (cell.district <= 440106 ? 0.1 : 1) * (cell.people < 260 ? 1 : 0.1) * provision(cell, 29) ** 2,
    blocks: [1, 5],
    each: [1, 3],
    use: mostly('freight', 0.85, 'other'),
  },
  {
    noun: { zh: '医院', en: 'Hospital' },
    share: 0.015,
    residential: false,
    weight: ({ people }) => people,
    blocks: [1, 3],
    each: [2, 8],
    use: mostly('hospital', 0.75, 'passenger'),
  },
  {
    noun: { zh: '客运站', en: 'Interchange' },
    share: 0.015,
    residential: false,
    weight: ({ people }) => people,
    blocks: [1, 1],
    each: [4, 18],
    use: mostly('escalator', 0.85, 'other'),
  },
];

/** Blocks of a complex stand in rows, so far apart. */
const BLOCK_APART_M = 44;
const ROW_APART_M = 36;
const ROW_LENGTH = 3;
/** Elevators of a building stand side by side. */
const SHAFT_APART_M = 3.2;
const SHAFTS_IN_LINE = 8;
const SHAFT_ROWS_APART_M = 9;
/** The last year of building; later elevators are new openings. */
const LAST_YEAR = 2026;

/** Complexes until there are exactly `count` elevators in them. */
export function* complexes(cells: readonly DemoCell[], count: number, random: Random): Generator<Complex> {
  let placed = 0;
  for (const [i, sort] of SORTS.entries()) {
    const share = SORTS.slice(0, i + 1).reduce((sum, { share: own }) => sum + own, 0);
    const until = i === SORTS.length - 1 ? count : Math.round(count * share);
    const draw = new CellDraw(cells, sort.weight);
    while (placed < until) {
      const cell = draw.draw(random);
      const shafts = shaftsOf(sort, random).slice(0, until - placed);
      placed += shafts.length;
      yield { cell, noun: sort.noun, residential: sort.residential, year: yearOf(cell, random), shafts };
    }
  }
}

function shaftsOf({ blocks, each, use }: Sort, random: Random): Shaft[] {
  const within = ([fewest, most]: readonly [number, number]) => fewest + random.below(most - fewest + 1);
  const count = within(blocks);
  const perBlock = within(each);
  const angle = random.between(0, Math.PI);
  const [along, across] = [Math.cos(angle), Math.sin(angle)];
  const middle = { east: random.between(-35, 35), north: random.between(-35, 35) };
  const rows = Math.ceil(count / ROW_LENGTH);
  const shafts: Shaft[] = [];
  for (let block = 0; block < count; block++) {
    const u = ((block % ROW_LENGTH) - (Math.min(count, ROW_LENGTH) - 1) / 2) * BLOCK_APART_M;
    const v = (Math.floor(block / ROW_LENGTH) - (rows - 1) / 2) * ROW_APART_M;
    for (let k = 0; k < perBlock; k++) {
      const su = u + ((k % SHAFTS_IN_LINE) - (Math.min(perBlock, SHAFTS_IN_LINE) - 1) / 2) * SHAFT_APART_M;
      const sv = v + Math.floor(k / SHAFTS_IN_LINE) * SHAFT_ROWS_APART_M;
      shafts.push({
        block: block + 1,
        number: k + 1,
        eastM: middle.east + su * along - sv * across,
        northM: middle.north + su * across + sv * along,
        use: use(random),
      });
    }
  }
  return shafts;
}

/** Neighbourhoods have an age of their own; the old town is older, the outer districts younger. */
function yearOf({ col, row, district }: DemoCell, random: Random): number {
  const isOld = district <= 440105;
  const ground = noise(col, row, 15, 31) + noise(col, row, 6, 33) - 1;
  const middle = (isOld ? 2007 : 2014) + 16 * ground;
  return Math.max(1988, Math.min(LAST_YEAR, Math.round(middle + 2.6 * random.bell())));
}
