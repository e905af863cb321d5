/**
 * Coverage against the radius: how much of the demand lies within every radius at once, for the city and each
 * district, from one pass over the distances to the nearest supply. People and land are two curves, never one.
 */
import type { CellColumns, DemandColumns } from '../columns/columns.ts';
import { InputError } from '../errors.ts';
import { DISTRICTS } from '../kinds/vocabulary.ts';
import { CITY_CODE } from './coverage.ts';
import { CITY_PLACE } from './profile.ts';
import { MAX_RADIUS_M, squaredCmLimit, STRAIGHT, walkedRadius } from './radius.ts';

/** Radii of a curve: 0, step, 2 step, … up to the last that is not above the maximum; metres. */
export interface CurveRange {
  readonly stepM: number;
  readonly maxM: number;
  /** Detour factor: the radii are metres walked. Default: straight lines. */
  readonly detour?: string;
}

export const CURVE_RANGE: CurveRange = { stepM: 10, maxM: 3_000 };
const MAX_STEPS = 100_000;

/** The curve of a district or of the city. */
export interface CurveLine {
  /** District code; CITY_CODE = the eleven districts together. */
  readonly district: number;
  /** All of it; 0 = no data. */
  readonly total: number;
  /** What lies within each radius; a distance equal to it counts. */
  readonly covered: Float64Array;
}

export interface CoverageCurves {
  /** Metres, ascending from 0. */
  readonly radiiM: Float64Array;
  /** The city first, then the eleven districts in code order. */
  readonly lines: readonly CurveLine[];
}

/**
 * Demand within every radius: weights as in `coverageByDistrict`, which gives the same numbers and the band of ±10 %
 * at one radius. Points outside every district are in no line; without supply everything is 0.
 * @param d2 squared distance of each point to the nearest supply, cm²
 * @throws InputError `bad_curve`, `radius_out_of_range`
 */
export function coverageCurves(
  demand: DemandColumns,
  d2: Float64Array,
  range: CurveRange = CURVE_RANGE,
): CoverageCurves {
  return curvesOf(demand, d2, range, (point) => demand.weight[point] as number); // a position in the demand
}

/** Populated land within every radius: m² of the cells with people, however many. As `coverageCurves` otherwise. */
export function areaCurves(
  cells: CellColumns,
  d2: Float64Array,
  range: CurveRange = CURVE_RANGE,
): CoverageCurves {
  const cellM2 = cells.cellM * cells.cellM;
  return curvesOf(cells, d2, range, (cell) => ((cells.weight[cell] as number) > 0 ? cellM2 : 0));
}

/** The shares of a line as points of a chart; null without demand. */
export function curvePoints(
  { radiiM }: Pick<CoverageCurves, 'radiiM'>,
  { total, covered }: CurveLine,
): { radius_m: number; share: number | null }[] {
  return Array.from(radiiM, (radius_m, step) => ({
    radius_m,
    share: total > 0 ? (covered[step] as number) / total : null, // a value for each radius
  }));
}

function curvesOf(
  demand: DemandColumns,
  d2: Float64Array,
  range: CurveRange,
  measure: (point: number) => number,
): CoverageCurves {
  const radiiM = radiiOf(range);
  const limits = radiiM.map((radiusM) => squaredCmLimit(walkedRadius(radiusM, range.detour ?? STRAIGHT)));
  const steps = limits.length;
  const totals = new Float64Array(256); // by place of the district, a byte
  /** What is covered first at each radius, by place. */
  const firsts = new Map<number, Float64Array>();
  for (const place of places()) firsts.set(place, new Float64Array(steps));
  for (let i = 0; i < demand.count; i++) {
    const place = demand.district[i] as number; // i < count
    const first = firsts.get(place);
    if (place === CITY_PLACE || !first) continue;
    const added = measure(i);
    totals[place] = (totals[place] as number) + added;
    const step = firstStep(limits, d2[i] as number);
    if (step < steps) first[step] = (first[step] as number) + added;
  }
  const city = firsts.get(CITY_PLACE) as Float64Array; // CITY_PLACE is one of the places
  for (const [place, first] of firsts) {
    if (place === CITY_PLACE) continue;
    totals[CITY_PLACE] = (totals[CITY_PLACE] as number) + (totals[place] as number);
    first.forEach((added, step) => (city[step] = (city[step] as number) + added));
  }
  const lines = Array.from(firsts, ([place, first]) => {
    let sum = 0;
    return {
      district: CITY_CODE + place,
      total: totals[place] as number,
      covered: first.map((added) => (sum += added)),
    };
  });
  return { radiiM, lines };
}

function places(): number[] {
  return [CITY_PLACE, ...DISTRICTS.map(({ code }) => code - CITY_CODE)];
}

function radiiOf({ stepM, maxM }: CurveRange): Float64Array {
  if (!(stepM > 0 && maxM >= 0 && maxM <= MAX_RADIUS_M && maxM / stepM <= MAX_STEPS))
    throw new InputError(
      'bad_curve',
      `The curve goes to ${maxM} m by ${stepM} m; allowed are 0 to ${MAX_RADIUS_M} m in at most ${MAX_STEPS} steps.`,
    );
  return Float64Array.from({ length: Math.floor(maxM / stepM) + 1 }, (_, step) => step * stepM);
}

/** The first radius that reaches a squared distance; the number of radii when none does. */
function firstStep(limits: Float64Array, squared: number): number {
  let low = 0;
  let high = limits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((limits[middle] as number) < squared) low = middle + 1;
    else high = middle;
  }
  return low;
}
