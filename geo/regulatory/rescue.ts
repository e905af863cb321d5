/**
 * Modelled rescue response (methods.md): how many minutes after the alarm rescuers stand at an elevator, when they
 * set out from the nearest rescue station:
 *
 *   minutes = dispatch + readiness + 60 · κ · d / (1000 · speed) + access
 *
 * with the straight line d in metres (EPSG:4547), the detour factor κ and the speed in km/h. It is a model: the
 * measured mean of incidents is another quantity. A limit in minutes becomes a limit of squared whole centimetres,
 * rounded down, so that elevators exactly at the limit are within it, however often the parameters are changed.
 */
import type { DemandColumns } from '../columns/columns.ts';
import { CITY_CODE } from '../coverage/coverage.ts';
import { distanceToCityEdgeCm } from '../coverage/city-edge.ts';
import { CITY_PLACE, distanceProfiles, noProfile } from '../coverage/profile.ts';
import { DISTRICTS } from '../kinds/vocabulary.ts';
import { requireModel, type RescueModel, straightCm } from './rescue-model.ts';

/** Minutes that the response is held against: the mean that the city reported for 2024, and the national rule. */
export const RESCUE_LIMITS_MIN = [10.6, 30] as const;

/** Whole minutes up to which elevators are counted minute by minute. */
export const LAST_MINUTE = 60;

/** One line of the table of response times. */
export interface RescueRow {
  /** District code; CITY_CODE = the eleven districts together. */
  readonly district: number;
  readonly elevators: number;
  /**
   * Elevators within each of RESCUE_LIMITS_MIN, and with distances 10 % longer (`low`) or shorter (`high`) than
   * measured: the band around it.
   */
  readonly within: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Minutes within which half and nine of ten elevators are reached, and the longest; null without either side. */
  readonly p50Min: number | null;
  readonly p90Min: number | null;
  readonly worstMin: number | null;
  /** Elevators so near to the border of the city that a station beyond it could be within the first limit. */
  readonly edge: number;
  /** Elevators reached in more than n and at most n + 1 minutes for n from 0, and last in more than LAST_MINUTE. */
  readonly byMinute: readonly number[];
}

/** The model in minutes for a distance in metres of straight line. */
export function rescueMinutes(model: RescueModel, metres: number): number {
  const { dispatchMin, readinessMin, accessMin, speedKmh, detour } = model;
  return dispatchMin + readinessMin + accessMin + (60 * Number(detour) * metres) / (1000 * speedKmh);
}

/**
 * Greatest whole number of cm² that is driven within so many minutes; −1 where not even the distance 0 is.
 * @param minutes with at most two decimals
 * @param tenths 9 and 11 give the limits of the band: nine and eleven tenths of the distance
 * @throws InputError `bad_rescue_model`
 */
export function squaredCmWithin(model: RescueModel, minutes: number, tenths = 10): number {
  const { numerator, denominator } = straightCm(model, minutes);
  if (numerator < 0n) return -1;
  const [up, down] = [numerator * BigInt(tenths), denominator * 10n];
  return Number((up * up) / (down * down));
}

/**
 * The table: the city first, then the eleven districts in code order; elevators outside every district are in no
 * line. Without stations nobody is within any limit, and minutes are null.
 * @param elevators demand of weight 1 each, EPSG:4547
 * @param d2 squared distance of each to the nearest rescue station, cm² (`nearestSupply`)
 * @param edgeCm distance of each to the border of the city, cm; by default that of Guangzhou
 * @throws InputError `bad_rescue_model`
 */
export function rescueByDistrict(
  elevators: DemandColumns,
  d2: Float64Array,
  model: RescueModel,
  edgeCm: Float64Array = distanceToCityEdgeCm(elevators),
): RescueRow[] {
  requireModel(model);
  const limits = [10, 9, 11].map((tenths) =>
    RESCUE_LIMITS_MIN.map((minutes) => squaredCmWithin(model, minutes, tenths)),
  ) as [number[], number[], number[]];
  const minuteLimits = Float64Array.from({ length: LAST_MINUTE }, (_, n) => squaredCmWithin(model, n + 1));
  const edgeLimit = Math.sqrt(Math.max(0, limits[0][0] as number)); // RESCUE_LIMITS_MIN is not empty
  const tallies = new Map(
    [CITY_PLACE, ...DISTRICTS.map(({ code }) => code - CITY_CODE)].map((place) => [place, new Tally()]),
  );
  const city = tallies.get(CITY_PLACE) as Tally; // just made
  for (let i = 0; i < elevators.count; i++) {
    const own = tallies.get(elevators.district[i] as number); // i < count
    if (!own || own === city) continue;
    const squared = d2[i] as number;
    const minute = firstAtLeast(minuteLimits, squared);
    const isEdge = (edgeCm[i] as number) <= edgeLimit;
    for (const tally of [own, city]) tally.add(squared, limits, minute, isEdge);
  }
  const profiles = distanceProfiles(elevators, d2);
  const minutesOf = (metres: number | null) => (metres === null ? null : rescueMinutes(model, metres));
  return [...tallies].map(([place, tally]) => {
    const { p50M, p90M, worstM } = profiles.get(place) ?? noProfile();
    return {
      district: CITY_CODE + place,
      elevators: tally.elevators,
      within: tally.sums[0],
      low: tally.sums[1],
      high: tally.sums[2],
      p50Min: minutesOf(p50M),
      p90Min: minutesOf(p90M),
      worstMin: minutesOf(worstM),
      edge: tally.edge,
      byMinute: tally.byMinute,
    };
  });
}

/** Counts of one line. */
class Tally {
  elevators = 0;
  edge = 0;
  readonly sums: [number[], number[], number[]] = [zeros(), zeros(), zeros()];
  readonly byMinute = new Array<number>(LAST_MINUTE + 1).fill(0);

  add(squared: number, limits: readonly number[][], minute: number, isEdge: boolean): void {
    this.elevators++;
    if (isEdge) this.edge++;
    this.byMinute[minute] = (this.byMinute[minute] as number) + 1; // 0 to LAST_MINUTE
    limits.forEach((row, band) =>
      row.forEach((limit, at) => {
        const sums = this.sums[band] as number[]; // a band of sums for each of limits
        if (squared <= limit) sums[at] = (sums[at] as number) + 1;
      }),
    );
  }
}

function zeros(): number[] {
  return RESCUE_LIMITS_MIN.map(() => 0);
}

/** Position of the first of ascending limits that is not below the value; their number where all are. */
function firstAtLeast(limits: Float64Array, value: number): number {
  let [low, high] = [0, limits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((limits[middle] as number) < value)
      low = middle + 1; // middle < length
    else high = middle;
  }
  return low;
}
