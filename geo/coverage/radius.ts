/**
 * Radii as exact limits: a point counts as covered when its squared distance in cm² is at most the limit.
 *
 * Distances are straight lines. Ways are longer: a detour factor κ takes the way walked as κ times the straight
 * line, so that whoever may walk R metres is reached within R / κ of straight line. κ and R are decimals and stay
 * exact; only the square of the quotient is rounded down, to whole cm², which decides the same.
 */
import { InputError } from '../errors.ts';

/** Largest radius that may be asked for, metres: wider than the city. */
export const MAX_RADIUS_M = 200_000;

/** The factor of straight lines. */
export const STRAIGHT = '1';
/** What a detour factor may be, in words. */
export const DETOURS = 'decimals from 1 to 2 with at most two places';

/** Metres walked, where ways are longer than straight lines. */
export interface WalkedRadius {
  /** 0 to MAX_RADIUS_M. */
  readonly walkedM: number;
  /** κ as `readDetour` gives it, above 1. */
  readonly detour: string;
}

/** Metres in a straight line, or metres walked. */
export type Radius = number | WalkedRadius;

/** A detour factor in its shortest form ("1.30" is "1.3", "1.0" is "1"); null for any other text. */
export function readDetour(text: string): string | null {
  if (!/^(1(\.\d{1,2})?|2(\.0{1,2})?)$/.test(text)) return null;
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/**
 * The limit of so many metres walked, with ways that are `detour` times the straight line; STRAIGHT gives the
 * metres themselves.
 * @throws InputError `bad_detour`
 */
export function walkedRadius(walkedM: number, detour: string): Radius {
  const factor = readDetour(detour);
  if (factor === null)
    throw new InputError('bad_detour', `The detour factor is "${detour}"; allowed are ${DETOURS}.`);
  return factor === STRAIGHT ? walkedM : { walkedM, detour: factor };
}

/** Throws InputError unless the radius is a number of metres from 0 to MAX_RADIUS_M. */
export function requireRadius(radius: Radius): void {
  const metres = typeof radius === 'number' ? radius : radius.walkedM;
  if (metres >= 0 && metres <= MAX_RADIUS_M) return;
  throw new InputError('radius_out_of_range', `Radius is ${metres} m; allowed are 0 to ${MAX_RADIUS_M} m.`);
}

/**
 * Greatest whole number of cm² that still lies within `tenths`/10 of the radius: floor((10 · tenths · R / κ)²).
 * R is taken as the decimal number that it prints as (0.1 is one tenth, not the double nearest to it), so that
 * 0.9 R and 1.1 R are exact. Throws InputError for a radius out of range.
 */
export function squaredCmLimit(radius: Radius, tenths = 10): number {
  const { digits, scale } = straight(radius);
  const cmTimesScale = digits * BigInt(10 * tenths);
  return Number((cmTimesScale * cmTimesScale) / (scale * scale));
}

/**
 * A radius whose `squaredCmLimit` is the given one: for limits that are no whole metres, such as a distance driven in
 * a time.
 * @param limit whole cm², 0 to the square of MAX_RADIUS_M
 * @throws InputError `radius_out_of_range`
 */
export function radiusOfLimit(limit: number): number {
  // Squares of neighbouring doubles differ by less than 1 cm² up to MAX_RADIUS_M, so one of them fits.
  let metres = Math.sqrt(limit) / 100;
  while (squaredCmLimit(metres) < limit) metres += metres * Number.EPSILON;
  while (squaredCmLimit(metres) > limit) metres -= (metres * Number.EPSILON) / 2;
  return metres;
}

/** The radius in centimetres of straight line: exact when it is a whole number of them. */
export function radiusCm(radius: Radius): number {
  const { digits, scale } = straight(radius);
  return Number(digits * 100n) / Number(scale);
}

/** Metres of straight line as a fraction. */
function straight(radius: Radius): { digits: bigint; scale: bigint } {
  requireRadius(radius);
  if (typeof radius === 'number') return decimal(String(radius));
  const walked = decimal(String(radius.walkedM));
  const detour = decimal(radius.detour);
  return { digits: walked.digits * detour.scale, scale: walked.scale * detour.digits };
}

/** A non-negative decimal as digits / scale, scale a power of ten; numbers come in their shortest decimal form. */
function decimal(text: string): { digits: bigint; scale: bigint } {
  const [mantissa = '0', exponent = '0'] = text.split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const power = Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  if (power >= 0) return { digits: digits * 10n ** BigInt(power), scale: 1n };
  return { digits, scale: 10n ** BigInt(-power) };
}

/** Smallest whole number of centimetres that is not less than the square root of `squaredCm` (whole, ≥ 0). */
export function ceilCm(squaredCm: number): number {
  if (squaredCm === Infinity) return Infinity;
  let cm = Math.ceil(Math.sqrt(squaredCm));
  while (cm > 0 && (cm - 1) * (cm - 1) >= squaredCm) cm--;
  while (cm * cm < squaredCm) cm++;
  return cm;
}

/** A squared distance in cm² as metres, rounded to the centimetre, as answers give it. */
export function metresOf(squaredCm: number): number {
  return Math.round(Math.sqrt(squaredCm)) / 100;
}
