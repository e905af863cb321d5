import type { CoverageAnswer } from '$geo/answers.ts';
import type { ScorecardSettings } from '$geo/regulatory/scorecard.ts';
import { coverage } from './coverage.ts';
import { coverageSchema } from './coverage-parameters.ts';
import { readParameters } from './parameters.ts';
import type { Snapshot } from './snapshot.ts';

/** People near markets: read as the address of `/api/coverage` would be, so that both are one answer. */
export function marketCoverage(
  snapshot: Snapshot,
  { radius_m, stars_min, ratings }: Pick<ScorecardSettings, 'radius_m' | 'stars_min' | 'ratings'>,
): CoverageAnswer {
  const asked = { supply: 'market', radius_m: String(radius_m), stars_min: String(stars_min), ratings };
  return coverage(snapshot, readParameters(new URLSearchParams(asked), coverageSchema));
}
