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
  const { district, weight } = demand;
  const counted = nearestFirst(demand, d2);
  const totals = new Float64Array(256); // by place, a byte
  for (const i of counted) {
    const place = district[i] as number; // counted holds positions below count
    totals[place] = (totals[place] as number) + (weight[i] as number);
    totals[CITY_PLACE] = (totals[CITY_PLACE] as number) + (weight[i] as number);
  }
  const sums = new Float64Array(256);
  const reached = { p50: notYet(), p90: notYet(), p95: notYet(), worst: notYet() };
  const pass = (place: number, added: number, squared: number) => {
    const sum = (sums[place] as number) + added;
    const total = totals[place] as number;
    sums[place] = sum;
    if (reached.p50[place] === NOT_YET && 100 * sum >= 50 * total) reached.p50[place] = squared;
    if (reached.p90[place] === NOT_YET && 100 * sum >= 90 * total) reached.p90[place] = squared;
    if (reached.p95[place] === NOT_YET && 100 * sum >= 95 * total) reached.p95[place] = squared;
    reached.worst[place] = squared;
  };
  for (const i of counted) {
    pass(district[i] as number, weight[i] as number, d2[i] as number);
    pass(CITY_PLACE, weight[i] as number, d2[i] as number);
  }
  const profiles = new Map<number, DistanceProfile>();
  totals.forEach((total, place) => {
    if (total === 0) return;
    const at = (column: Float64Array) => metres(column[place] as number);
    profiles.set(place, {
      p50M: at(reached.p50),
      p90M: at(reached.p90),
      p95M: at(reached.p95),
      worstM: at(reached.worst),
    });
  });
  return profiles;
}

const NOT_YET = -1;

function notYet(): Float64Array {
  return new Float64Array(256).fill(NOT_YET);
}

/** Stands for "infinitely far" among whole centimetres. */
const BEYOND_CM = 2 ** 32 - 1;
const DIGIT = 2 ** 16;

/**
 * Positions of the demand that counts, by distance. Sorted by whole centimetres digit by digit, which takes a
 * tenth of the time of a comparing sort; distances that differ by less are put right afterwards.
 */
function nearestFirst(demand: DemandColumns, d2: Float64Array): Uint32Array {
  let order = new Uint32Array(demand.count);
  let counted = 0;
  for (let i = 0; i < demand.count; i++)
    if (demand.district[i] !== 0 && (demand.weight[i] as number) > 0) order[counted++] = i; // i < count
  order = order.subarray(0, counted);
  const cm = new Uint32Array(demand.count);
  for (const i of order) cm[i] = Math.min(BEYOND_CM, Math.ceil(Math.sqrt(d2[i] as number)));
  order = sortedByDigit(order, cm, 0);
  order = sortedByDigit(order, cm, 16);
  for (let k = 1; k < counted; k++) {
    const moved = order[k] as number; // k < counted
    const squared = d2[moved] as number;
    let to = k;
    for (; to > 0 && (d2[order[to - 1] as number] as number) > squared; to--)
      order[to] = order[to - 1] as number;
    order[to] = moved;
  }
  return order;
}

/** One step of a radix sort: stable, by 16 bits of the keys. */
function sortedByDigit(
  order: Uint32Array<ArrayBuffer>,
  keys: Uint32Array,
  shift: number,
): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(DIGIT + 1);
  const digitOf = (i: number) => ((keys[i] as number) >>> shift) & (DIGIT - 1); // orders hold positions of keys
  for (const i of order) {
    const digit = digitOf(i);
    starts[digit + 1] = (starts[digit + 1] as number) + 1;
  }
  for (let digit = 1; digit <= DIGIT; digit++)
    starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number);
  const sorted = new Uint32Array(order.length);
  for (const i of order) {
    const digit = digitOf(i);
    const place = starts[digit] as number;
    sorted[place] = i;
    starts[digit] = place + 1;
  }
  return sorted;
}

function metres(squaredCm: number): number | null {
  return squaredCm === Infinity ? null : Math.sqrt(squaredCm) / 100;
}
