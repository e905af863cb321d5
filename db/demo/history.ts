/**
 * What was known of a facility, and since which data version: the spells of its life. A spell that ends because
 * something happened is reality; one replaced for the same time is a correction.
 */
import type { Status } from '../../geo/kinds/vocabulary.ts';
import { dayOf } from './days.ts';
import { DEMO_VERSIONS } from './plan.ts';
import type { Random } from './random.ts';
import type { DemoVersion } from './record.ts';

/** A stretch of time in one state, known from one version to another (exclusive; null = still). Days as numbers. */
export interface Spell {
  readonly status: Status;
  readonly from: number;
  readonly to: number | null;
  readonly knownFrom: DemoVersion;
  readonly knownTo: DemoVersion | null;
  /** This row still holds the wrong position, which a later version corrects. */
  readonly misplaced?: true;
}

/** What becomes of a facility; see `spellsOf`. */
export const FATES = [
  'steady',
  'opened',
  'closed',
  'closing',
  'suspended',
  'suspending',
  'planned',
  'opening',
  'moved',
] as const;
export type Fate = (typeof FATES)[number];

/** Share of facilities per fate; the others are steady. */
export type FateShares = Partial<Record<Exclude<Fate, 'steady'>, number>>;

const FIRST = dayOf(DEMO_VERSIONS[0].asOf);
const SECOND = dayOf(DEMO_VERSIONS[1].asOf);
const THIRD = dayOf(DEMO_VERSIONS[2].asOf);

/** The version that is the first to know of something that happened on a day. */
export function versionKnowing(day: number): DemoVersion {
  if (day <= FIRST) return 1;
  return day <= SECOND ? 2 : 3;
}

/** A day after the first version and not after the last one. */
export function recentDay(random: Random): number {
  return FIRST + 1 + random.below(THIRD - FIRST);
}

/**
 * The fates of `count` facilities in an order that mixes them. Every share gives at least one facility, as long
 * as there are facilities left: also the small city has one of each.
 */
export function drawFates(count: number, shares: FateShares, random: Random): Fate[] {
  const fates: Fate[] = [];
  for (const fate of FATES) {
    if (fate === 'steady') continue;
    const share = shares[fate];
    if (share === undefined) continue;
    const wanted = Math.min(count - fates.length, Math.max(1, Math.round(count * share)));
    for (let i = 0; i < wanted; i++) fates.push(fate);
  }
  while (fates.length < count) fates.push('steady');
  return shuffle(fates, random);
}

/** Mixes a list in place (Fisher–Yates) and returns it. */
export function shuffle<T>(list: T[], random: Random): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [list[i], list[j]] = [list[j] as T, list[i] as T]; // both below the length
  }
  return list;
}

/**
 * The spells of a facility that opened on day `opened` (before October 2026).
 * steady: open all along · opened: since October or November · closed: ended before the first version ·
 * closing: ended in October or November · suspended, suspending: likewise · planned: not open yet ·
 * opening: planned in the first version, open in the last · moved: its position is corrected in the last one
 */
export function spellsOf(fate: Fate, opened: number, random: Random): Spell[] {
  const open: Spell = { status: 'open', from: opened, to: null, knownFrom: 1, knownTo: null };
  switch (fate) {
    case 'steady':
      return [open];
    case 'opened': {
      const day = recentDay(random);
      return [{ ...open, from: day, knownFrom: versionKnowing(day) }];
    }
    case 'closed':
      return [{ ...open, to: earlierDay(opened, random) }];
    case 'closing':
      return ended(open, recentDay(random));
    case 'suspended': {
      const day = earlierDay(opened, random);
      return [
        { ...open, to: day },
        { ...open, status: 'suspended', from: day },
      ];
    }
    case 'suspending': {
      const day = recentDay(random);
      return [
        ...ended(open, day),
        { ...open, status: 'suspended', from: day, knownFrom: versionKnowing(day) },
      ];
    }
    case 'planned':
      return [{ ...open, status: 'planned', from: FIRST - 30 - random.below(300) }];
    case 'opening': {
      const day = recentDay(random);
      const plan: Spell = { ...open, status: 'planned', from: FIRST - 30 - random.below(300) };
      return [...ended(plan, day), { ...open, from: day, knownFrom: versionKnowing(day) }];
    }
    case 'moved':
      return [
        { ...open, knownTo: 3, misplaced: true },
        { ...open, knownFrom: 3 },
      ];
  }
}

/** A spell as it was known until something ended it, and as it has been known since. */
function ended(spell: Spell, day: number): [Spell, Spell] {
  const version = versionKnowing(day);
  return [
    { ...spell, knownTo: version },
    { ...spell, to: day, knownFrom: version },
  ];
}

/** A day within three years before the first version, after the opening. */
function earlierDay(opened: number, random: Random): number {
  return Math.max(opened + 1, FIRST - 20 - random.below(1_000));
}

/** Whether the last version holds the facility open on its as-of day. */
export function isOpenNow(spells: readonly Spell[]): boolean {
  return spells.some(({ status, to, knownTo }) => status === 'open' && to === null && knownTo === null);
}

/** Whether, by the knowledge of the last version, it was in use or suspended on a day: in the register of that day. */
export function isRegisteredOn(spells: readonly Spell[], day: number): boolean {
  return spells.some(
    ({ status, from, to, knownTo }) =>
      (status === 'open' || status === 'suspended') &&
      knownTo === null &&
      from <= day &&
      (to === null || day < to),
  );
}
