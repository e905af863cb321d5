/** The parameters of the rescue model, what they may be, and the distance that they allow in a time, exactly. */
import { DETOURS, readDetour } from '../coverage/radius.ts';
import { InputError } from '../errors.ts';

export interface RescueModel {
  /** Minutes from the alarm to the order, from the order to driving off, and from the kerb to the car. */
  readonly dispatchMin: number;
  readonly readinessMin: number;
  readonly accessMin: number;
  /** Mean speed on the way, km/h. */
  readonly speedKmh: number;
  /** How many times the straight line ways are long, as `readDetour` gives it. */
  readonly detour: string;
}

/** Assumed, not measured: nobody has compared them with incidents yet. */
export const RESCUE_DEFAULTS: RescueModel = {
  dispatchMin: 1,
  readinessMin: 2,
  accessMin: 2,
  speedKmh: 30,
  detour: '1.3',
};

/** Least and greatest of each number; all with at most two decimals. */
export const RESCUE_RANGES = {
  dispatchMin: [0, 30],
  readinessMin: [0, 30],
  accessMin: [0, 30],
  speedKmh: [1, 120],
} as const satisfies Record<string, readonly [number, number]>;

type ParameterName = keyof typeof RESCUE_RANGES;
const NAMES = Object.keys(RESCUE_RANGES) as ParameterName[];

/** Throws InputError `bad_rescue_model` unless every parameter is a decimal in its range. */
export function requireModel(model: RescueModel): void {
  for (const name of NAMES) {
    const [least, greatest] = RESCUE_RANGES[name];
    const value = model[name];
    if (/^\d+(\.\d{1,2})?$/.test(String(value)) && value >= least && value <= greatest) continue;
    throw new InputError(
      'bad_rescue_model',
      `${name} is ${value}; allowed are ${least} to ${greatest} with at most two decimals.`,
    );
  }
  if (readDetour(model.detour) !== null) return;
  throw new InputError('bad_rescue_model', `detour is "${model.detour}"; allowed are ${DETOURS}.`);
}

/**
 * How far the straight line of a way may be that is driven within so many minutes, centimetres as a fraction:
 * negative where the fixed parts alone take longer.
 * @param minutes with at most two decimals
 */
export function straightCm(
  model: RescueModel,
  minutes: number,
): { readonly numerator: bigint; readonly denominator: bigint } {
  requireModel(model);
  const { dispatchMin, readinessMin, accessMin, speedKmh, detour } = model;
  const left =
    hundredths(minutes) - hundredths(dispatchMin) - hundredths(readinessMin) - hundredths(accessMin);
  // cm = left / 100 min · speed / 100 km/h · 100,000 cm/km / 60 min/h / (κ / 100)
  return { numerator: left * hundredths(speedKmh) * 1000n, denominator: 60n * hundredths(Number(detour)) };
}

/** A decimal with at most two places, in hundredths. */
function hundredths(value: number): bigint {
  return BigInt(Math.round(value * 100));
}
