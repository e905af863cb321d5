/** Farmers' markets and their ratings. */
import { CellDraw, provision, type Spot, spotIn } from './ground.ts';
import { DEMO_AS_OF, type DemoCounts } from './plan.ts';
import { type Random, randomStream } from './random.ts';
import { daysAfter, type DemoVersion, type RatingRecord, Table } from './record.ts';
import type { Placement, Register } from './register.ts';
import type { DemoCell } from './surface.ts';

const NOUN = { zh: '农贸市场', en: 'Market' };
const SALT = 7;
/** Two markets stand at least so far apart. */
const APART_M = 260;
const VALIDITY_DAYS = 3 * 365;
const SCHEME = '示例星级农贸市场评定办法';
const ISSUERS = ['示例评定机构（市级）', '示例评定机构（区级）'] as const;

/** What becomes of a market: stars, or why it has none. */
type Fate = 1 | 2 | 3 | 4 | 5 | 'unrated' | 'pending' | 'revoked' | 'closed' | 'suspended' | 'planned';

/** Markets without stars, in these parts of those that are left. */
const OTHER_FATES: readonly (readonly [Fate, number])[] = [
  ['pending', 0.09],
  ['revoked', 0.07],
  ['closed', 0.09],
  ['suspended', 0.03],
  ['planned', 0.03],
];

/** Adds the markets to the register; returns their ratings. */
export function addMarkets(
  register: Register,
  cells: readonly DemoCell[],
  counts: DemoCounts,
): RatingRecord[] {
  const random = randomStream('markets');
  const ratings = new Table<RatingRecord>();
  const taken = new Map<string, Spot[]>();
  const draw = new CellDraw(cells, (cell) => cell.people ** 0.85 * (0.03 + provision(cell, SALT) ** 2.2));
  const fates = fatesOf(counts);
  fates.forEach((fate, i) => {
    const { cell, spot } = freeSpot(draw, random, taken);
    const id = register.add({
      kind: 'market',
      cell,
      spot,
      placement: placementOf(i),
      noun: NOUN,
      ...stateOf(fate, random, i),
      details: {
        area_m2: Math.round(random.between(600, 6_000)),
        stalls: 20 + random.below(160),
        operator: null,
        hours: random.chance(0.6) ? '06:00–20:00' : null,
        phone: null,
      },
    });
    rate(ratings, id, fate, random, i);
  });
  return ratings.rows;
}

/** The fates in an order that mixes them over the drawing. */
function fatesOf({ markets, marketsByStars }: DemoCounts): Fate[] {
  const fates: Fate[] = marketsByStars.flatMap((count, i) => Array<Fate>(count).fill((i + 1) as Fate)); // 1 to 5
  const left = markets - fates.length;
  for (const [fate, part] of OTHER_FATES)
    fates.push(...Array<Fate>(Math.max(1, Math.floor(left * part))).fill(fate));
  while (fates.length < markets) fates.push('unrated');
  const random = randomStream('fates of markets');
  for (let i = fates.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [fates[i], fates[j]] = [fates[j] as Fate, fates[i] as Fate]; // both below the length
  }
  return fates;
}

function freeSpot(
  draw: CellDraw,
  random: Random,
  taken: Map<string, Spot[]>,
): { cell: DemoCell; spot: Spot } {
  for (;;) {
    const cell = draw.draw(random);
    const spot = spotIn(cell, random, random.chance(0.2));
    const around = [-1, 0, 1].flatMap((row) =>
      [-1, 0, 1].flatMap((col) => taken.get(squareOf(cell, row, col)) ?? []),
    );
    // Degrees are good enough to keep neighbours apart: 1° ≈ 102 km east, 111 km north.
    const isFree = around.every(
      (other) => Math.hypot((other.lng - spot.lng) * 102_000, (other.lat - spot.lat) * 111_000) >= APART_M,
    );
    if (!isFree) continue;
    const key = squareOf(cell, 0, 0);
    taken.set(key, [...(taken.get(key) ?? []), spot]);
    return { cell, spot };
  }
}

function squareOf({ x, y }: DemoCell, row: number, col: number): string {
  return `${Math.floor(x / 400) + col} ${Math.floor(y / 400) + row}`;
}

function placementOf(i: number): Placement {
  if (i % 41 === 7) return 'none';
  if (i % 397 === 11) return 'outside_city';
  return i % 151 === 13 ? 'other_district' : 'exact';
}

function stateOf(fate: Fate, random: Random, i: number) {
  const openedOn = daysAfter('1996-03-01', random.below(9_800));
  if (fate === 'planned') return { status: 'planned' as const, openedOn: '2026-08-03', since: 1 as const };
  if (fate === 'suspended') return { status: 'suspended' as const, openedOn, since: 1 as const };
  if (fate !== 'closed') {
    const isNew = i % 173 === 5;
    const movedIn = i % 131 === 9 ? (3 as const) : undefined;
    return {
      status: 'open' as const,
      openedOn: isNew ? '2026-10-12' : openedOn,
      since: isNew ? (2 as const) : (1 as const),
      movedIn,
    };
  }
  const late = i % 3 === 0;
  return {
    status: 'open' as const,
    openedOn,
    closedOn: late ? '2026-10-20' : daysAfter('2024-02-01', random.below(900)),
    closedIn: late ? (2 as const) : undefined,
    since: 1 as const,
  };
}

function rate(ratings: Table<RatingRecord>, id: number, fate: Fate, random: Random, i: number): void {
  if (fate === 'unrated' || fate === 'planned') return;
  const issuer = ISSUERS[i % 2] as string; // one of two
  const base = { facility_id: id, issuer, scheme: SCHEME, data_origin: 'synthetic' as const };
  const grant = (
    stars: number,
    ratedOn: string,
    known: DemoVersion,
    knownTo: DemoVersion | null,
    revokedOn?: string,
  ) =>
    ratings.add({
      ...base,
      state: 'granted',
      stars,
      rated_on: ratedOn,
      valid_until: daysAfter(ratedOn, VALIDITY_DAYS),
      revoked_on: revokedOn ?? null,
      known_from: known,
      known_to: knownTo,
      import_batch: known,
    });
  if (fate === 'pending') {
    ratings.add({
      ...base,
      state: 'pending',
      stars: null,
      rated_on: '2026-07-15',
      valid_until: null,
      revoked_on: null,
      known_from: 1,
      known_to: null,
      import_batch: 1,
    });
    return;
  }
  const isNew = i % 61 === 3;
  // About one in nine is older than three years, so expired.
  const ratedOn = isNew ? '2026-10-16' : daysAfter('2023-06-01', random.below(1_180));
  const stars = typeof fate === 'number' ? fate : 1 + random.below(3);
  if (fate === 'revoked') {
    // The first withdrawals are of July 2026: what was rated later is moved before them.
    const withdrawn = ratedOn < '2026-07-01' ? ratedOn : daysAfter(ratedOn, -180);
    grant(stars, withdrawn, 1, null, daysAfter(DEMO_AS_OF, -20 - random.below(100)));
    return;
  }
  if (random.chance(0.3)) grant(Math.max(1, stars - 1), daysAfter(ratedOn, -VALIDITY_DAYS - 30), 1, null);
  if (i % 211 === 17) {
    // The stars were entered wrongly at first: a correction, known since the third version.
    grant(stars === 5 ? 4 : stars + 1, ratedOn, 1, 3);
    grant(stars, ratedOn, 3, null);
  } else grant(stars, ratedOn, isNew ? 2 : 1, null);
}
