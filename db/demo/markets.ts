/** Farmers' markets: where they stand and what becomes of them. Their ratings: ratings.ts. */
import { DISTRICTS } from '../../geo/kinds/vocabulary.ts';
import { apportion } from './apportion.ts';
import { dayOf } from './days.ts';
import { CellDraw, type Spot, spotIn } from './ground.ts';
import { drawFates, type Fate, type FateShares, shuffle, spellsOf } from './history.ts';
import { drawPlacements } from './placement.ts';
import type { DemoCounts } from './plan.ts';
import { noise, type Random, randomStream } from './random.ts';
import type { RatedMarket, Standing } from './ratings.ts';
import type { Register } from './register.ts';
import type { DemoCell } from './surface.ts';

const NOUN = { zh: '农贸市场', en: 'Market' };
/** Two markets stand at least so far apart. */
const APART_M = 330;
/** Draws before a place nearer than that is taken after all: the small city has few cells. */
const MOST_DRAWS = 200;
/** No market of the first version opened later. */
const OPENINGS = { first: dayOf('1994-03-01'), last: dayOf('2020-06-30') };

/**
 * Markets per district: with three stars or more (the city has 548), and others. The centre is well provided
 * for, the outer districts are not; invented.
 */
const PER_DISTRICT: Readonly<Record<number, readonly [starred: number, others: number]>> = {
  440103: [67, 39],
  440104: [60, 34],
  440105: [86, 58],
  440106: [94, 74],
  440111: [116, 132],
  440112: [18, 52],
  440113: [62, 90],
  440114: [20, 56],
  440115: [8, 38],
  440117: [7, 33],
  440118: [10, 46],
};

/** Only markets with fewer than three stars close or pause here, so that 548 is the number in every state. */
const FATES: FateShares = {
  closed: 0.06,
  closing: 0.008,
  suspended: 0.02,
  suspending: 0.006,
  planned: 0.02,
  opening: 0.006,
  opened: 0.01,
};
const MOVED: FateShares = { moved: 0.012 };
const PLACEMENTS = { none: 0.026, outside_city: 0.0026, other_district: 0.009 };

/** Adds the markets to the register; returns them with what they are to be rated. */
export function addMarkets(
  register: Register,
  cells: readonly DemoCell[],
  counts: DemoCounts,
): RatedMarket[] {
  const random = randomStream('markets');
  const free = new FreePlaces(random);
  const standings = standingsOf(counts, random);
  const places = placesOf(cells, standings.filter(isStarred).length, standings.length, random);
  const fates = [
    ...drawFates(places.starred.length, MOVED, random),
    ...drawFates(places.others.length, FATES, random),
  ];
  const ordered = [
    ...standings.filter(isStarred),
    ...withClosable(standings, fates.slice(places.starred.length)),
  ];
  const placements = drawPlacements(standings.length, PLACEMENTS, random);
  return [...places.starred, ...places.others].map((draw, i) => {
    const { cell, spot } = free.take(draw);
    const fate: Fate = fates[i] ?? 'steady';
    const opened = OPENINGS.first + random.below(OPENINGS.last - OPENINGS.first);
    const spells = spellsOf(fate, opened, random);
    const area = Math.round(500 + 7_000 * random.next() ** 2);
    const id = register.add({
      kind: 'market',
      cell,
      spot,
      placement: placements[i] ?? 'exact',
      noun: NOUN,
      spells,
      details: {
        area_m2: random.chance(0.04) ? null : area,
        stalls: random.chance(0.06) ? null : Math.round((area / 26) * random.between(0.7, 1.2)),
        operator: random.chance(0.1) ? null : `示例市场经营${1 + random.below(60)}号公司`,
        hours: random.chance(0.7) ? random.pick(['06:00–20:00', '05:30–19:30', '06:30–21:00']) : null,
        phone: null,
      },
    });
    return { id, standing: ordered[i] ?? 'unrated', spells };
  });
}

function isStarred(standing: Standing): standing is 3 | 4 | 5 {
  return typeof standing === 'number' && standing >= 3;
}

/** What every market has on the as-of day; markets without stars in fixed parts. Mixed. */
function standingsOf({ markets, marketsByStars }: DemoCounts, random: Random): Standing[] {
  const standings: Standing[] = marketsByStars.flatMap((count, i) =>
    Array<Standing>(count).fill((i + 1) as Standing),
  ); // 1 to 5
  const left = markets - standings.length;
  standings.push(...Array<Standing>(Math.max(1, Math.round(left * 0.13))).fill('pending'));
  standings.push(...Array<Standing>(Math.max(1, Math.round(left * 0.07))).fill('revoked'));
  while (standings.length < markets) standings.push('unrated');
  return shuffle(standings, random);
}

/**
 * The standings below three stars in an order that suits the fates: what is not open all along has none of its
 * own stars to keep (unrated), except closed markets, which may have had one or two.
 */
function withClosable(standings: readonly Standing[], fates: readonly Fate[]): Standing[] {
  const others = standings.filter((standing) => !isStarred(standing));
  const unrated = others.filter((standing) => standing === 'unrated');
  const stars = others.filter((standing) => typeof standing === 'number');
  const states = others.filter((standing) => standing === 'pending' || standing === 'revoked');
  const rated = [...stars, ...states];
  return fates.map(
    (fate) => (fate === 'steady' ? (rated.pop() ?? unrated.pop()) : unrated.pop()) ?? 'unrated',
  );
}

/** A draw of cells per market: the starred ones gather in well-provided neighbourhoods, the others are spread. */
function placesOf(cells: readonly DemoCell[], starred: number, all: number, random: Random) {
  const districts = DISTRICTS.map(({ code }) => {
    const own = cells.filter(({ district }) => district === code);
    return {
      starred: new CellDraw(own, (cell) => cell.people ** 0.9 * (isProvided(cell) ? 1 : 0.02)),
      others: new CellDraw(own, ({ people }) => people ** 0.7),
    };
  });
  const spread = (total: number, column: 0 | 1, name: 'starred' | 'others') => {
    const parts = apportion(
      total,
      DISTRICTS.map(({ code }) => PER_DISTRICT[code]?.[column] ?? 0),
    );
    return shuffle(
      districts.flatMap((district, d) => Array<CellDraw>(parts[d] ?? 0).fill(district[name])),
      random,
    );
  };
  return { starred: spread(starred, 0, 'starred'), others: spread(all - starred, 1, 'others') };
}

/** Quarters of some square kilometres are provided for or not, by chance: the city has gaps. */
function isProvided({ col, row }: DemoCell): boolean {
  return noise(col, row, 24, 47) > 0.58;
}

/** Gives places and keeps them apart. */
class FreePlaces {
  readonly #taken = new Map<string, DemoCell[]>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  take(draw: CellDraw): { cell: DemoCell; spot: Spot } {
    let cell = draw.draw(this.#random);
    for (let i = 0; i < MOST_DRAWS && this.#isTaken(cell); i++) cell = draw.draw(this.#random);
    const key = squareOf(cell, 0, 0);
    this.#taken.set(key, [...(this.#taken.get(key) ?? []), cell]);
    return { cell, spot: spotIn(cell, this.#random) };
  }

  #isTaken(cell: DemoCell): boolean {
    return [-1, 0, 1].some((row) =>
      [-1, 0, 1].some((col) =>
        this.#taken
          .get(squareOf(cell, row, col))
          ?.some(({ x, y }) => (x - cell.x) ** 2 + (y - cell.y) ** 2 < APART_M ** 2),
      ),
    );
  }
}

function squareOf({ x, y }: DemoCell, row: number, col: number): string {
  return `${Math.floor(x / 400) + col} ${Math.floor(y / 400) + row}`;
}
