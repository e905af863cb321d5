/** Shares as exact decimals: 0.55 of 100 is 55, although 0.55 · 100 is more in doubles. */
import { InputError } from '../errors.ts';

/** A decimal such as "0.55", or a fraction of whole numbers. */
export type Share = string | { readonly numerator: number; readonly denominator: number };

/**
 * ⌈share · total⌉, exact.
 * @param total whole, ≥ 0
 * @throws InputError `share_out_of_range` unless the share is a decimal or fraction from 0 to 1
 */
export function ceilOfShare(share: Share, total: number): number {
  const parts = typeof share === 'string' ? decimalParts(share) : wholeParts(share);
  if (!parts || parts.numerator > parts.denominator) {
    const given = typeof share === 'string' ? share : `${share.numerator}/${share.denominator}`;
    throw new InputError('share_out_of_range', `The share is ${given}; allowed is a decimal from 0 to 1.`);
  }
  const { numerator, denominator } = parts;
  return Number((numerator * BigInt(total) + denominator - 1n) / denominator);
}

function decimalParts(share: string): { numerator: bigint; denominator: bigint } | null {
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(share) ?? [];
  if (whole === undefined) return null;
  return { numerator: BigInt(whole + fraction), denominator: 10n ** BigInt(fraction.length) };
}

function wholeParts({ numerator, denominator }: { numerator: number; denominator: number }) {
  const isWhole = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator);
  if (!isWhole || numerator < 0 || denominator < 1) return null;
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}

/**
 * A percentage above 0 and up to 100 with at most two decimals, as text: it is never made a double.
 * @returns null for anything else
 */
export function readPercent(text: string | null): string | null {
  return text !== null && /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/.test(text) && /[1-9]/.test(text)
    ? text
    : null;
}

/** "85.25" percent as the share 8525 / 10000; `percent` is one that `readPercent` gave. */
export function shareOfPercent(percent: string): Share {
  const [whole = '', fraction = ''] = percent.split('.');
  return { numerator: Number(whole + fraction), denominator: 10 ** (2 + fraction.length) };
}

/** The largest percentage with two decimals that so many of a total (> 0) reach, as text: 2 of 3 are "66.66". */
export function percentReached(count: number, total: number): string {
  const hundredths = Number((BigInt(count) * 10_000n) / BigInt(total));
  return String(hundredths / 100);
}
