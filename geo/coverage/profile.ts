/** The distance profile of demand: weighted percentiles and the worst-served point, per district and city. */
import type { DemandColumns } from '../columns/columns.ts';

/** Metres; null without demand or without supply. */
export interface DistanceProfile {
  readonly p50M: number | null;
  readonly p90M: number | null;
  readonly p95M: number | null;
  readonly worstM: number | null;
}

const NOTHING: DistanceProfile = { p50M: null, p90M: null, p95M: null, worstM: null };
const known = new WeakMap<Float64Array, Map<number, DistanceProfile>>();

/** Place of the whole city in the result of `distanceProfiles`; districts stand at code minus 440100. */
export const CITY_PLACE = 0;

/**
 * Profiles by place of the district (CITY_PLACE = all districts together); places without demand are left out.
 * Percentile p = the smallest distance whose cumulative weight is at least p of the total. Points outside every
 * district, and points of weight 0, play no part. They do not depend on a radius and are kept with `d2`.
 * @param d2 squared distance to the nearest supply, cm², Infinity without supply
 */
export function distanceProfiles(
  demand: DemandColumns,
  d2: Float64Array,
): ReadonlyMap<number, DistanceProfile> {
  let profiles = known.get(d2);
  if (!profiles) known.set(d2, (profiles = computeProfiles(demand, d2)));
  return profiles;
}

/** The profile of a place without demand. */
export function noProfile(): DistanceProfile {
  return NOTHING;
}

function computeProfiles(demand: DemandColumns, d2: Float64Array): Map<number, DistanceProfile> {
  const counted = Uint32Array.from({ length: demand.count }, (_, i) => i).filter(
    (i) => demand.district[i] !== 0 && (demand.weight[i] as number) > 0, // i < count
  );
  counted.sort((a, b) => (d2[a] as number) - (d2[b] as number) || a - b);
  const totals = new Float64Array(256);
  for (const i of counted) {
    const place = demand.district[i] as number;
    totals[place] = (totals[place] as number) + (demand.weight[i] as number);
    totals[CITY_PLACE] = (totals[CITY_PLACE] as number) + (demand.weight[i] as number);
  }
  const sums = new Float64Array(256);
  const found = new Map<number, { p50: number; p90: number; p95: number; worst: number }>();
  const pass = (place: number, weight: number, squared: number) => {
    const one = found.get(place) ?? { p50: -1, p90: -1, p95: -1, worst: 0 };
    const sum = (sums[place] as number) + weight;
    const total = totals[place] as number;
    sums[place] = sum;
    if (one.p50 < 0 && 100 * sum >= 50 * total) one.p50 = squared;
    if (one.p90 < 0 && 100 * sum >= 90 * total) one.p90 = squared;
    if (one.p95 < 0 && 100 * sum >= 95 * total) one.p95 = squared;
    one.worst = squared;
    found.set(place, one);
  };
  for (const i of counted) {
    pass(demand.district[i] as number, demand.weight[i] as number, d2[i] as number);
    pass(CITY_PLACE, demand.weight[i] as number, d2[i] as number);
  }
  return new Map(
    [...found].map(([place, { p50, p90, p95, worst }]) => [
      place,
      { p50M: metres(p50), p90M: metres(p90), p95M: metres(p95), worstM: metres(worst) },
    ]),
  );
}

function metres(squaredCm: number): number | null {
  return squaredCm === Infinity ? null : Math.sqrt(squaredCm) / 100;
}
