/**
 * Supply against demand: the enhanced two-step floating catchment area (E2SFCA; Luo & Qi 2009, Health & Place 15,
 * 1100–1107). A facility of capacity S_j shares it among the people in its reach, R_j = S_j / Σ_k w_k f(d_kj); a
 * demand point has access to the shares in its reach, A_i = Σ_j R_j f(d_ij). Only distances up to the radius count.
 */
import KDBush from 'kdbush';
import { InputError } from '../errors.ts';
import type { PlanePoints } from './nearest.ts';
import { radiusCm, squaredCmLimit } from './radius.ts';

/** Up to a distance (metres, itself included) the weight is this, from 0. */
export interface DecayStep {
  readonly upToM: number;
  readonly weight: number;
}

/**
 * How weight falls with distance d: by steps, where the first one that reaches d decides and beyond the last it is
 * 0; or as a Gaussian, (e^(−(d/R)²/2) − e^(−1/2)) / (1 − e^(−1/2)), from 1 at the place to 0 at the radius R.
 */
export type Decay = 'gaussian' | readonly DecayStep[];

export interface AccessibilitySettings {
  /** Above 0, up to 200,000 m; a distance equal to it counts. */
  readonly radiusM: number;
  readonly decay: Decay;
}

export interface Accessibility {
  /** By facility: Σ w f(d) over the demand in reach. */
  readonly demandSum: Float64Array;
  /** By facility: capacity for a unit of demand; NaN where the sum is 0, then it adds nothing to anyone. */
  readonly ratio: Float64Array;
  /** By demand point: capacity within reach for a unit of demand, 0 where there is none. */
  readonly access: Float64Array;
}

/**
 * Computes both steps, straight line in EPSG:4547. Σ w_i A_i is the capacity of the facilities whose sum is not 0.
 * @param demand points with weights from 0 (population cells: people)
 * @param supply points with capacities from 0 (meals, stalls, inspectors…)
 * @throws InputError `radius_out_of_range`, `bad_decay`
 */
export function accessibility(
  demand: PlanePoints & { readonly weight: ArrayLike<number> },
  supply: PlanePoints & { readonly capacity: ArrayLike<number> },
  { radiusM, decay }: AccessibilitySettings,
): Accessibility {
  const weightAt = decay === 'gaussian' ? gaussian(radiusM) : steps(decay);
  const limit = squaredCmLimit(radiusM);
  const reachCm = Math.ceil(Math.sqrt(limit));
  const index = new KDBush(demand.count, 64, Int32Array);
  for (let i = 0; i < demand.count; i++) index.add(demand.xCm[i] as number, demand.yCm[i] as number); // i < count
  index.finish();
  const demandSum = new Float64Array(supply.count);
  const ratio = new Float64Array(supply.count).fill(NaN);
  const access = new Float64Array(demand.count);
  for (let j = 0; j < supply.count; j++) {
    const x = supply.xCm[j] as number; // j < count
    const y = supply.yCm[j] as number;
    const near = index.within(x, y, reachCm);
    const factors = Float64Array.from(near, (i) => {
      const dx = (demand.xCm[i] as number) - x;
      const dy = (demand.yCm[i] as number) - y;
      const squared = dx * dx + dy * dy;
      return squared <= limit ? weightAt(squared) : 0;
    });
    let sum = 0;
    near.forEach((i, n) => (sum += (demand.weight[i] as number) * (factors[n] as number)));
    demandSum[j] = sum;
    if (sum === 0) continue;
    const share = (supply.capacity[j] as number) / sum;
    ratio[j] = share;
    near.forEach((i, n) => (access[i] = (access[i] as number) + share * (factors[n] as number)));
  }
  return { demandSum, ratio, access };
}

/** The Gaussian weight of a squared distance in cm². */
function gaussian(radiusM: number): (squared: number) => number {
  const whole = radiusCm(radiusM) ** 2;
  if (whole === 0) throw new InputError('bad_decay', 'The radius is 0 m; the Gaussian needs one above 0.');
  const greatest = Math.expm1(0.5);
  // Both exponentials divided by e^(−1/2): near the radius nothing cancels, and at it the weight is exactly 0.
  return (squared) => Math.expm1((whole - squared) / whole / 2) / greatest;
}

/** The weight of a squared distance in cm² by steps whose limits are compared in whole centimetres. */
function steps(decay: readonly DecayStep[]): (squared: number) => number {
  const limits = decay.map(({ upToM, weight }, i) => {
    if (!(weight >= 0 && weight < Infinity))
      throw new InputError('bad_decay', `Step ${i + 1} has weight ${weight}; allowed are numbers from 0.`);
    if (i > 0 && !(upToM > (decay[i - 1]?.upToM ?? 0)))
      throw new InputError(
        'bad_decay',
        `Step ${i + 1} goes to ${upToM} m; each goes farther than the one before.`,
      );
    return { limit: squaredCmLimit(upToM), weight };
  });
  return (squared) => limits.find(({ limit }) => squared <= limit)?.weight ?? 0;
}
