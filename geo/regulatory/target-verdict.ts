/** How a figure stands against a target, exactly: 98 % of 50 samples are 49, never 49.000…1. */
import { CITY_CODE } from '../coverage/coverage.ts';
import type { IndicatorFigure, TargetReading, TargetRow, Verdict } from './scorecard.ts';

/** What of a figure a target is held against. */
export type Held = Pick<IndicatorFigure, 'unit' | 'value' | 'numerator' | 'denominator'>;

/** A figure of a district or the city (440100), and how many were granted in the year of the target, if that counts. */
export interface HeldIn extends Held {
  readonly district: number;
  readonly grantedInYear: number | null;
}

/**
 * The verdict over a figure. A target of the city binds a district where it asks the same of every part: a share, or
 * none at all (0). Any other number of the city is not split: its readings are then the city's, and none decides.
 * @param target null = none; one without a value sets nothing
 */
export function verdictOf(own: HeldIn, city: HeldIn, target: TargetRow | null): Verdict {
  if (target === null || target.value === null || target.comparator === null) return { state: 'no_target' };
  const isOwn = own.district === CITY_CODE || target.district === own.district;
  const binds = isOwn || own.unit === 'share' || (target.value === 0 && target.comparator !== '>=');
  const held = binds ? own : city;
  const short = shortOf(held, target);
  if (short === null) return { state: 'no_data' };
  if (!binds || target.semantics === 'unstated')
    return { state: 'unstated', readings: readingsOf(held, target, short) };
  return short === 0 ? { state: 'met' } : { state: 'short', by: short };
}

function readingsOf(held: HeldIn, target: TargetRow, short: number): TargetReading[] {
  const { district, grantedInYear } = held;
  const value = held.unit === 'share' ? (held.numerator ?? 0) : (held.value ?? 0);
  const stock = { district, reading: 'stock' as const, value, target: wantedOf(held, target), short };
  if (target.semantics === 'stated' || grantedInYear === null) return [stock];
  const granted = { ...held, value: grantedInYear };
  return [
    stock,
    { ...stock, reading: 'granted_in_year', value: grantedInYear, short: shortOf(granted, target) ?? 0 },
  ];
}

/**
 * How far a figure is from a target, in what is counted: 0 = met; null without a figure or a target. A share is held
 * against a percentage by its counts: with so many more (or fewer) in the numerator it would be met.
 */
export function shortOf(held: Held, target: Pick<TargetRow, 'value' | 'comparator' | 'unit'>): number | null {
  const { value, comparator } = target;
  if (held.value === null || value === null || comparator === null) return null;
  const have = decimal(held.unit === 'share' ? (held.numerator ?? 0) : held.value);
  const want = wanted(held, value, target.unit);
  const parts = have.parts * want.parts;
  const lack = want.count * have.parts - have.count * want.parts;
  const missing = comparator === '<=' ? 0n : lack;
  const excess = comparator === '>=' ? 0n : -lack;
  const short = missing > excess ? missing : excess;
  return short <= 0n ? 0 : Number((short + parts - 1n) / parts);
}

/** So many meet a target: the percentage of the denominator, rounded up; a number as it stands. */
export function wantedOf(held: Held, { value, unit }: Pick<TargetRow, 'value' | 'unit'>): number {
  if (held.unit !== 'share') return value ?? 0;
  const { count, parts } = wanted(held, value ?? 0, unit);
  return Number((count + parts - 1n) / parts);
}

/** A number as a whole one over its parts. */
interface Exact {
  readonly count: bigint;
  readonly parts: bigint;
}

/** A share is asked for in percent, or as a part of 1 where the unit does not say so. */
function wanted(held: Held, value: number, unit: TargetRow['unit']): Exact {
  const { count, parts } = decimal(value);
  return held.unit === 'share'
    ? { count: count * BigInt(held.denominator ?? 0), parts: unit === '%' ? parts * 100n : parts }
    : { count, parts };
}

/** A number by its shortest decimal form, which is how it was entered. */
function decimal(value: number): Exact {
  const text = String(value);
  const [whole = '', fraction = ''] = (text.includes('e') ? value.toFixed(20) : text).split('.');
  return { count: BigInt(whole + fraction), parts: 10n ** BigInt(fraction.length) };
}
