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
