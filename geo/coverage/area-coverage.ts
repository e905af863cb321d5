/** How much of the populated land lies within reach: a second figure beside that of people, never mixed with it. */
import type { CellColumns } from '../columns/columns.ts';
import { DISTRICTS } from '../kinds/vocabulary.ts';
import { CITY_CODE } from './coverage.ts';
import { CITY_PLACE } from './profile.ts';
import { type Radius, squaredCmLimit } from './radius.ts';

/** m² of cells where somebody lives, however many. */
export interface LandCoverage {
  /** District code; CITY_CODE = the eleven districts together. */
  readonly district: number;
  readonly totalM2: number;
  /** Cells whose centre is within the radius; equal to it counts. */
  readonly coveredM2: number;
}

/**
 * Populated land within a radius: the city first, then the eleven districts in code order. Cells outside every
 * district are in no line.
 * @param d2 squared distance of each cell to the nearest supply, cm²
 * @param radiusM 0 to 200,000 m, in a straight line or walked
 * @throws InputError `radius_out_of_range`
 */
export function landCoverage(cells: CellColumns, d2: Float64Array, radiusM: Radius): LandCoverage[] {
  const limit = squaredCmLimit(radiusM);
  const total = new Uint32Array(256); // cells by place of the district, a byte
  const covered = new Uint32Array(256);
  for (let i = 0; i < cells.count; i++) {
    const place = cells.district[i] as number; // i < count
    if (place === CITY_PLACE || (cells.weight[i] as number) <= 0) continue;
    const isCovered = (d2[i] as number) <= limit ? 1 : 0;
    for (const line of [place, CITY_PLACE]) {
      total[line] = (total[line] as number) + 1;
      covered[line] = (covered[line] as number) + isCovered;
    }
  }
  const cellM2 = cells.cellM * cells.cellM;
  return [CITY_CODE, ...DISTRICTS.map(({ code }) => code)].map((district) => ({
    district,
    totalM2: (total[district - CITY_CODE] as number) * cellM2,
    coveredM2: (covered[district - CITY_CODE] as number) * cellM2,
  }));
}
