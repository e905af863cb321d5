/** Bands of density, so that a district is compared with its like. */
import type { DensityBand } from './scorecard.ts';

/** People per km² from which a district is core, and urban. The limits are ours. */
export const CORE_FROM = 10_000;
export const URBAN_FROM = 1_500;

/**
 * The band of a district; the limits belong to the band above.
 * @param people whole people
 * @param areaKm2 above 0
 */
export function densityBand(people: number, areaKm2: number): DensityBand {
  if (people >= CORE_FROM * areaKm2) return 'core';
  return people >= URBAN_FROM * areaKm2 ? 'urban' : 'rural';
}
