/** Radii as exact limits: a point counts as covered when its squared distance in cm² is at most the limit. */
import { InputError } from '../errors.ts';

/** Largest radius that may be asked for, metres: wider than the city. */
export const MAX_RADIUS_M = 200_000;

/** Throws InputError unless the radius is a number of metres from 0 to MAX_RADIUS_M. */
export function requireRadius(radiusM: number): void {
  if (radiusM >= 0 && radiusM <= MAX_RADIUS_M) return;
  throw new InputError('radius_out_of_range', `Radius is ${radiusM} m; allowed are 0 to ${MAX_RADIUS_M} m.`);
}

/**
 * Greatest whole number of cm² that still lies within `tenths`/10 of the radius: floor((10 · tenths · R)²).
 * R is taken as the decimal number that it prints as (0.1 is one tenth, not the double nearest to it), so that
 * 0.9 R and 1.1 R are exact. Throws InputError for a radius out of range.
 */
export function squaredCmLimit(radiusM: number, tenths = 10): number {
  requireRadius(radiusM);
  const { digits, scale } = decimal(radiusM);
  const cmTimesScale = digits * BigInt(10 * tenths);
  return Number((cmTimesScale * cmTimesScale) / (scale * scale));
}

/** The radius in centimetres: exact when it is a whole number of hundredths of a metre. */
export function radiusCm(radiusM: number): number {
  requireRadius(radiusM);
  const { digits, scale } = decimal(radiusM);
  return Number(digits * 100n) / Number(scale);
}

/** A non-negative number as digits / scale, scale a power of ten, from its shortest decimal form. */
function decimal(value: number): { digits: bigint; scale: bigint } {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
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
