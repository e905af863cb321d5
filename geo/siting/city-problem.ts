/** A question of siting over a population grid as the problems that the solvers take. */
import type { CellColumns, DemandColumns } from '../columns/columns.ts';
import { squaredCmLimit } from '../coverage/radius.ts';
import { type CityCandidates, cityCandidates } from './city-candidates.ts';
import type { CityQuestion } from './city-question.ts';
import { type DistanceProblem, distanceProblem } from './distance-problem.ts';
import { type SitingProblem, sitingProblem } from './problem.ts';

export interface CityProblem {
  readonly question: CityQuestion;
  readonly candidates: CityCandidates;
  /** Who comes within the radius. */
  readonly covering: SitingProblem;
  /** How far everyone has to go; built when it is asked for. */
  readonly distances: () => DistanceProblem;
  /** People outside the scope whom the candidates chosen would cover too. */
  readonly elsewhere: (chosen: readonly number[]) => number;
}

/**
 * @param d2 squared distance of each cell to the nearest existing supply, cm²
 * @throws InputError `radius_out_of_range`, `bad_area`
 */
export function cityProblem(cells: CellColumns, d2: Float64Array, question: CityQuestion): CityProblem {
  const { district, radiusM, spacingM } = question;
  const scope = scopeOf(cells, district);
  const candidates = cityCandidates(cells, scope, d2, question);
  const input = { demand: cells, d2, sites: candidates, scope };
  return {
    question,
    candidates,
    covering: sitingProblem({ ...input, radiusM, spacingM }),
    distances: () => distanceProblem(input),
    elsewhere: (chosen) => coveredElsewhere(cells, d2, question, candidates, chosen),
  };
}

/** Positions of the demand in a district (code minus 440100), or in all districts. */
export function scopeOf(
  { count, district }: Pick<DemandColumns, 'count' | 'district'>,
  chosen: number | null,
): number[] {
  const scope: number[] = [];
  for (let i = 0; i < count; i++)
    if (chosen === null ? district[i] !== 0 : district[i] === chosen) scope.push(i);
  return scope;
}

function coveredElsewhere(
  { count, xCm, yCm, district, weight }: CellColumns,
  d2: Float64Array,
  { district: scope, radiusM }: CityQuestion,
  sites: CityCandidates,
  chosen: readonly number[],
): number {
  if (scope === null) return 0;
  const limit = squaredCmLimit(radiusM);
  let people = 0;
  for (let i = 0; i < count; i++) {
    if (district[i] === scope || district[i] === 0 || (d2[i] as number) <= limit) continue; // i < count
    const isNear = chosen.some(
      (site) =>
        ((xCm[i] as number) - (sites.xCm[site] as number)) ** 2 +
          ((yCm[i] as number) - (sites.yCm[site] as number)) ** 2 <=
        limit,
    );
    if (isNear) people += weight[i] as number;
  }
  return people;
}
