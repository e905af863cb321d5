/**
 * What fell below its target, and why. Four scorecards are compared one after the other, each differing from the one
 * before in one thing only: what was held of the earlier day; what the later version holds of it (corrections); the
 * later day (what happened); the targets in force now (what was set anew).
 */
import {
  type Alert,
  ALERT_CAUSES,
  type AlertCause,
  type AlertCauseKey,
  type AlertChange,
  type AlertFigure,
} from './alerts.ts';
import { type Held, gapOf, readingsOf, shortOf } from './alerts-gap.ts';
import type { Followed, TransitionTally } from './alerts-transitions.ts';
import type { ChangeList } from './changes.ts';
import { correctionsBearing } from './changes-causes.ts';
import type { DistrictCounts } from './district-counts.ts';
import type { IndicatorKey, Scorecard, ScorecardSettings, TargetReading, TargetRow } from './scorecard.ts';
import { scorecards } from './scorecards.ts';
import { targetRow } from './target-row.ts';

/** What is counted of a version on a day. */
export interface CountedOn {
  readonly day: string;
  /** Key of the term that is counted; null without one. */
  readonly term: string | null;
  /** The city first, then the eleven districts in code order. */
  readonly lines: readonly DistrictCounts[];
}

export interface AlertInput {
  /** The earlier version on its day, the later one on that day, the later one on its own. */
  readonly counted: readonly [CountedOn, CountedOn, CountedOn];
  readonly ratings: ScorecardSettings['ratings'];
  /** Only this one, 440100 = the city; null = the city and all. */
  readonly district: number | null;
  readonly targetsBefore: readonly TargetRow[];
  readonly targetsAfter: readonly TargetRow[];
  readonly transitions: Pick<TransitionTally, 'causes'>;
  readonly correctionsOf: (district: number) => readonly ChangeList[];
}

interface Step extends CountedOn {
  readonly targets: readonly TargetRow[];
  readonly cards: readonly Scorecard[];
}

export interface Compared {
  /** How many figures were held against a target on one of the days, readings one by one. */
  readonly compared: number;
  /** Those that are nearer to it or farther from it, the city first. */
  readonly changed: readonly Alert[];
}

/** Holds every figure against its target, before and after. */
export function alertsBetween(input: AlertInput): Compared {
  const [was, corrected, is] = input.counted;
  const steps = [
    stepOf(was, input.targetsBefore, input.ratings),
    stepOf(corrected, input.targetsBefore, input.ratings),
    stepOf(is, input.targetsBefore, input.ratings),
    stepOf(is, input.targetsAfter, input.ratings),
  ] as const;
  let compared = 0;
  const asked = steps[3].cards.filter((card) => input.district === null || card.district === input.district);
  const changed = asked.flatMap(({ district, indicators }) =>
    indicators.flatMap(({ key }) => {
      const held = steps.map((step) => heldOf(step, district, key));
      const [first, , , last] = held as [Held, Held, Held, Held]; // as many as there are steps
      const readings = new Set([...readingsOf(first), ...readingsOf(last)]);
      compared += readings.size;
      return [...readings].flatMap((reading) => alertOf(input, steps, held, { district, key, reading }));
    }),
  );
  return { compared, changed };
}

function stepOf(
  counted: CountedOn,
  targets: readonly TargetRow[],
  ratings: ScorecardSettings['ratings'],
): Step {
  const settings = { as_of: counted.day, ratings };
  return {
    ...counted,
    targets,
    cards: scorecards({ counts: counted.lines, coverage: null, targets, settings }),
  };
}

function heldOf({ cards, targets, day }: Step, district: number, key: IndicatorKey): Held {
  const figure = cards.find((card) => card.district === district)?.indicators.find((one) => one.key === key);
  if (!figure) throw new RangeError(`There is no figure of ${key} for ${district}.`);
  return { figure, district, target: targetRow(targets, key, district, Number(day.slice(0, 4))) };
}

interface About {
  readonly district: number;
  readonly key: IndicatorKey;
  readonly reading: TargetReading['reading'] | null;
}

function alertOf(input: AlertInput, steps: readonly Step[], held: readonly Held[], about: About): Alert[] {
  const { district, key, reading } = about;
  const [first, last] = [held[0], held.at(-1)];
  if (!first || !last) return [];
  const change = changeBetween(first, last, reading);
  if (change === null) return [];
  return [
    {
      district,
      indicator: key,
      reading,
      unit: last.figure.unit,
      change,
      before: figureOf(first, reading),
      after: figureOf(last, reading),
      causes: causesOf(input, steps, held, about),
      corrections: correctionsBearing(key, input.correctionsOf(district)),
    },
  ];
}

function changeBetween(first: Held, last: Held, reading: About['reading']): AlertChange | null {
  const [was, is] = [shortOf(first, reading), shortOf(last, reading)];
  if (is === null) return was === null || last.figure.verdict.state !== 'no_data' ? null : 'no_data';
  if (is > (was ?? 0)) return was === null || was === 0 ? 'fell' : 'worse';
  if (was === null || is === was) return null;
  return is === 0 ? 'reached' : 'better';
}

function figureOf(held: Held, reading: About['reading']): AlertFigure {
  const { figure, target } = held;
  const { value, numerator, denominator, verdict } = figure;
  const read =
    verdict.state === 'unstated' ? verdict.readings.find((one) => one.reading === reading) : undefined;
  return {
    value: read?.value ?? value,
    numerator: read?.value ?? numerator,
    denominator,
    short: shortOf(held, reading),
    target: target && {
      key: target.key,
      year: target.year,
      value: target.value,
      comparator: target.comparator,
      unit: target.unit,
      verified: target.verified,
    },
  };
}

/** The change of the gap, step by step; a step without data or target changes nothing. */
function causesOf(
  input: AlertInput,
  steps: readonly Step[],
  held: readonly Held[],
  about: About,
): AlertCause[] {
  const gaps = held.map((one) => gapOf(one, about.reading));
  const effects = [1, 2, 3].map((at) => effectOf(gaps[at - 1] ?? null, gaps[at] ?? null));
  const [corrected = 0, happened = 0, set = 0] = effects;
  return [
    { cause: 'correction' as const, effect: corrected },
    ...realityCauses(input, steps, held, about, happened),
    { cause: 'target_changed' as const, effect: set },
  ]
    .filter(({ effect }) => effect !== 0)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || orderOf(a) - orderOf(b));
}

const orderOf = ({ cause }: AlertCause) => ALERT_CAUSES.indexOf(cause);

/** A gap that appears counts from 0, where it would be met. */
const effectOf = (from: number | null, to: number | null): number => (to === null ? 0 : to - (from ?? 0));

const OTHERWISE: Partial<Record<IndicatorKey, AlertCauseKey>> = {
  school_canteens: 'inspected',
  offsite_suppliers: 'inspected',
  hazard_followup: 'hazards',
  food_pass: 'sampled',
  star_markets: 'rated',
};
const OF_TERM: readonly IndicatorKey[] = ['school_canteens', 'offsite_suppliers'];
const OF_YEAR: readonly IndicatorKey[] = ['hazard_followup', 'food_pass'];

function realityCauses(
  input: AlertInput,
  steps: readonly Step[],
  held: readonly Held[],
  about: About,
  effect: number,
): AlertCause[] {
  const { key } = about;
  const [, corrected, is] = steps;
  if (!corrected || !is) return [];
  if (OF_TERM.includes(key) && corrected.term !== is.term) return [{ cause: 'term_began', effect }];
  const isOtherYear = corrected.day.slice(0, 4) !== is.day.slice(0, 4);
  const isOtherTarget = held[1]?.target !== held[2]?.target;
  if (isOtherYear && (isOtherTarget || OF_YEAR.includes(key))) return [{ cause: 'year_began', effect }];
  const followed = followedCauses(input, about);
  // They are told where they add up to the whole; the readings of one year follow other facilities.
  if (followed.length > 0 && followed.reduce((sum, one) => sum + one.effect, 0) === effect) return followed;
  return [{ cause: OTHERWISE[key] ?? 'time', effect }];
}

function followedCauses(
  { transitions, ratings }: AlertInput,
  { district, key, reading }: About,
): AlertCause[] {
  if ((key !== 'overdue_equipment' && key !== 'star_markets') || reading === 'granted_in_year') return [];
  const starred: Followed = ratings === 'valid' ? 'valid' : 'starred';
  // One more overdue is one farther from the target, one more with stars one nearer.
  const sign = key === 'overdue_equipment' ? 1 : -1;
  return [...transitions.causes(key === 'overdue_equipment' ? 'overdue' : starred, district)]
    .filter(([cause]) => cause !== 'correction')
    .map(([cause, change]) => ({ cause, effect: sign * change }));
}
