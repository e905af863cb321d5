/** Siting over a population grid: where new sites should stand so that most people come within the radius. */
import type { CellColumns } from '../columns/columns.ts';
import { metresOf, type Radius, squaredCmLimit } from '../coverage/radius.ts';
import { type PlaceLabel, sectorLabel } from '../coverage/sectors.ts';
import { candidates, CANDIDATE_SPACING_M } from '../coverage/sites.ts';
import { cellCentre } from '../place/cells.ts';
import { codeOfIndex } from '../place/districts.ts';
import type { SitingAnswer, SitingOptions } from './answer.ts';
import { solveMaximalCovering } from './maximal-covering.ts';
import { type SitingProblem, sitingProblem } from './problem.ts';

export interface CityQuestion {
  /** How many new sites, > 0. */
  readonly sites: number;
  /** District whose people count and in which sites may stand (code minus 440100); null = the whole city. */
  readonly district: number | null;
  /** 0 to 200,000 m, in a straight line or walked. */
  readonly radiusM: Radius;
  /** Least distance between two new sites, metres; 0 = none. */
  readonly spacingM: number;
}

export interface CitySite {
  /** Centre of the cell that it stands in, WGS 84 degrees. */
  readonly lng: number;
  readonly lat: number;
  /** District code, and the name of the place. */
  readonly district: number;
  readonly label: PlaceLabel;
  /** People of the scope that it adds to those before it. */
  readonly gain: number;
  /** Metres to the nearest existing supply; null where there is none. */
  readonly nearestM: number | null;
}

/** The answer of the solver, with its sites by gain, and what they do outside the scope. */
export interface CitySiting extends Omit<SitingAnswer, 'sites' | 'orderOfGain'> {
  readonly sites: readonly CitySite[];
  /** People outside the scope who would be covered too. */
  readonly elsewhere: number;
}

/** A problem of the city, and the cells that its candidates stand in. */
export interface CityProblem {
  readonly problem: SitingProblem;
  /** By position of the candidate: position of its cell. */
  readonly cellOf: readonly number[];
}

/** Cells of a district (code minus 440100), or of all districts. */
function scopeOf({ count, district }: CellColumns, chosen: number | null): number[] {
  const scope: number[] = [];
  for (let i = 0; i < count; i++)
    if (chosen === null ? district[i] !== 0 : district[i] === chosen) scope.push(i);
  return scope;
}

/**
 * The problem with one candidate for each square of 500 m: the cell with most people.
 * @param d2 squared distance of each cell to the nearest existing supply, cm²
 * @throws InputError `radius_out_of_range`
 */
export function cityProblem(
  cells: CellColumns,
  d2: Float64Array,
  { district, radiusM, spacingM }: Omit<CityQuestion, 'sites'>,
): CityProblem {
  const scope = scopeOf(cells, district);
  const cellOf = candidates(cells, scope, CANDIDATE_SPACING_M);
  const at = (column: Int32Array) => Int32Array.from(cellOf, (cell) => column[cell] as number); // positions of cells
  const sites = { count: cellOf.length, xCm: at(cells.xCm), yCm: at(cells.yCm) };
  return { problem: sitingProblem({ demand: cells, d2, sites, radiusM, spacingM, scope }), cellOf };
}

/**
 * The best places for so many new sites.
 * @throws InputError `radius_out_of_range`, `sites_out_of_range`
 */
export async function siteInCity(
  cells: CellColumns,
  d2: Float64Array,
  question: CityQuestion,
  options: SitingOptions = {},
): Promise<CitySiting> {
  const city = cityProblem(cells, d2, question);
  return inCells(
    cells,
    d2,
    question,
    city,
    await solveMaximalCovering(city.problem, question.sites, options),
  );
}

/** An answer by candidates as one by cells. */
export function inCells(
  cells: CellColumns,
  d2: Float64Array,
  question: Pick<CityQuestion, 'district' | 'radiusM'>,
  { cellOf }: CityProblem,
  { sites: _, orderOfGain, ...answer }: SitingAnswer,
): CitySiting {
  const sites = orderOfGain.map(({ site, gain }) => {
    const cell = cellOf[site] as number; // candidates are positions in it
    const squared = d2[cell] as number;
    const district = cells.district[cell] as number;
    return {
      ...cellCentre(cells, cell),
      district: codeOfIndex(district) ?? 0,
      label: sectorLabel(cells, district, cells.xCm[cell] as number, cells.yCm[cell] as number),
      gain,
      nearestM: Number.isFinite(squared) ? metresOf(squared) : null,
    };
  });
  const chosen = orderOfGain.map(({ site }) => cellOf[site] as number);
  return { ...answer, sites, elsewhere: coveredElsewhere(cells, d2, question, chosen) };
}

function coveredElsewhere(
  { count, xCm, yCm, district, weight }: CellColumns,
  d2: Float64Array,
  { district: chosen, radiusM }: Pick<CityQuestion, 'district' | 'radiusM'>,
  sites: readonly number[],
): number {
  if (chosen === null) return 0;
  const limit = squaredCmLimit(radiusM);
  let people = 0;
  for (let i = 0; i < count; i++) {
    if (district[i] === chosen || district[i] === 0 || (d2[i] as number) <= limit) continue; // i < count
    const isNear = sites.some(
      (cell) =>
        ((xCm[i] as number) - (xCm[cell] as number)) ** 2 +
          ((yCm[i] as number) - (yCm[cell] as number)) ** 2 <=
        limit,
    );
    if (isNear) people += weight[i] as number;
  }
  return people;
}
