/**
 * Coverage: how much of the demand lies within a radius of the supply, for the city and each district, from the
 * distance of every demand point to its nearest supply point (`nearest.ts`).
 */
import type { DemandColumns } from '../columns/columns.ts';
import { DISTRICTS } from '../kinds/vocabulary.ts';
import { distanceToCityEdgeCm } from './city-edge.ts';
import { CITY_PLACE, type DistanceProfile, distanceProfiles, noProfile } from './profile.ts';
import { type Radius, radiusCm, squaredCmLimit } from './radius.ts';

/** Stands for the whole city where districts have codes. */
export const CITY_CODE = 440_100;

/** One line of a coverage table. */
export interface CoverageRow extends DistanceProfile {
  /** District code; CITY_CODE = the eleven districts together. */
  readonly district: number;
  /** Weight within the radius (a distance equal to it counts), and all weight. */
  readonly covered: number;
  readonly total: number;
  /** covered / total; null without demand: "no data", neither 0 nor 1. */
  readonly share: number | null;
  /** Weight within 0.9 and 1.1 of the radius: the band around `covered`. */
  readonly low: number;
  readonly high: number;
  /** Weight within the radius of the city's border, where the neighbours' supply is unknown. */
  readonly edgePeople: number;
}

/**
 * The table at a radius: the city first, then the eleven districts in code order. Points outside every district
 * are in no line. Without supply covered is 0 and the distances are null.
 * @param d2 squared distance of each point to the nearest supply, cm² (`nearestSquaredCm`)
 * @param radiusM 0 to 200,000 m, in a straight line or walked
 * @param edgeCm distance of each point to the border of the city, cm; by default that of Guangzhou
 * @throws InputError `radius_out_of_range`
 */
export function coverageByDistrict(
  demand: DemandColumns,
  d2: Float64Array,
  radiusM: Radius,
  edgeCm: Float64Array = distanceToCityEdgeCm(demand),
): CoverageRow[] {
  const limit = squaredCmLimit(radiusM);
  const straightCm = radiusCm(radiusM);
  const lowLimit = squaredCmLimit(radiusM, 9);
  const highLimit = squaredCmLimit(radiusM, 11);
  const sums = {
    covered: sumsByPlace(),
    total: sumsByPlace(),
    low: sumsByPlace(),
    high: sumsByPlace(),
    edge: sumsByPlace(),
  };
  for (let i = 0; i < demand.count; i++) {
    const place = demand.district[i] as number; // i < count
    if (place === 0) continue;
    const weight = demand.weight[i] as number;
    const squared = d2[i] as number;
    add(sums.total, place, weight);
    if (squared <= lowLimit) add(sums.low, place, weight);
    if (squared <= limit) add(sums.covered, place, weight);
    if (squared <= highLimit) add(sums.high, place, weight);
    if ((edgeCm[i] as number) <= straightCm) add(sums.edge, place, weight);
  }
  const profiles = distanceProfiles(demand, d2);
  const rowAt = (place: number): CoverageRow => {
    const [covered, total] = [sums.covered[place] as number, sums.total[place] as number];
    return {
      district: CITY_CODE + place,
      covered,
      total,
      share: total > 0 ? covered / total : null,
      low: sums.low[place] as number,
      high: sums.high[place] as number,
      edgePeople: sums.edge[place] as number,
      ...(profiles.get(place) ?? noProfile()),
    };
  };
  return [rowAt(CITY_PLACE), ...DISTRICTS.map(({ code }) => rowAt(code - CITY_CODE))];
}

function sumsByPlace(): Float64Array {
  return new Float64Array(256);
}

/** Adds to a district and to the city. */
function add(sums: Float64Array, place: number, weight: number): void {
  sums[place] = (sums[place] as number) + weight; // places are bytes
  sums[CITY_PLACE] = (sums[CITY_PLACE] as number) + weight;
}
