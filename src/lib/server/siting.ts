import * as v from 'valibot';
import type { SitingResponse } from '$geo/answers.ts';
import type { CellColumns } from '$geo/columns/columns.ts';
import { walkedRadius } from '$geo/coverage/radius.ts';
import { CANDIDATE_SPACING_M } from '$geo/coverage/sites.ts';
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import { districtIndexOf } from '$geo/place/districts.ts';
import { siteInCity } from '$geo/siting/city-siting.ts';
import { MAX_SITES } from '$geo/siting/limits.ts';
import { coverageProvenance, distanceWords } from './coverage.ts';
import { coverageSchema, coverageSettings } from './coverage-parameters.ts';
import { districtList } from './facility-parameters.ts';
import { Limiter } from './limiter.ts';
import { demandOf, nearestOf, supplyOf } from './nearest.ts';
import { invalid, metres, wholeNumber } from './parameters.ts';
import type { Snapshot } from './snapshot.ts';

/** Seconds after which the best answer so far is given, with its bound. */
const TIME_LIMIT_S = 10;

/** A search takes a whole core for seconds: one at a time, so that everything else goes on. */
export const sitingWork = new Limiter(1, 4);

/** The members of the body of `POST /api/siting`. */
export const sitingSchema = v.object({
  ...coverageSchema.entries,
  sites: wholeNumber(1, MAX_SITES, 'new sites'),
  spacing_m: v.optional(metres(0, 200_000), '0'),
  district: v.optional(
    v.pipe(districtList, v.maxLength(1, `one of ${DISTRICTS.map(({ code }) => code).join(', ')}`)),
  ),
});
export type SitingParameters = v.InferOutput<typeof sitingSchema>;

/**
 * The best places for so many new sites, as the map page finds them: the same value where it is proved, within
 * the stated bound where not. Ends early, with what it has, when the signal says so.
 * @throws InputError `invalid_parameter` for combinations that mean nothing
 */
export async function siting(
  snapshot: Snapshot,
  parameters: SitingParameters,
  signal: AbortSignal,
): Promise<SitingResponse> {
  if (parameters.demand !== 'people')
    throw invalid('demand', parameters.demand, 'people, as sites are chosen among cells of the population');
  const coverage = coverageSettings(parameters, snapshot.asOf);
  const district = parameters.district?.[0] ?? null;
  const settings = { ...coverage, sites: parameters.sites, spacing_m: parameters.spacing_m, district };
  const supply = supplyOf(snapshot, settings);
  const demand = demandOf(snapshot, settings);
  const { d2 } = nearestOf(snapshot, coverage, supply, demand);
  const cells = snapshot.population?.cells ?? NO_CELLS;
  const question = {
    sites: settings.sites,
    district: district === null ? null : districtIndexOf(district),
    radiusM: walkedRadius(settings.radius_m, settings.detour),
    spacingM: settings.spacing_m,
  };
  const answer = await siteInCity(cells, d2, question, { timeLimitS: TIME_LIMIT_S, signal });
  return {
    settings,
    total: answer.total,
    covered_before: answer.coveredBefore,
    covered: answer.covered,
    bound: answer.bound,
    status: answer.status,
    stopped_by: answer.stoppedBy,
    reason: answer.reason,
    is_smallest_set: answer.isSmallestSet,
    candidates: answer.candidates,
    candidate_spacing_m: CANDIDATE_SPACING_M,
    elsewhere: answer.elsewhere,
    sites: answer.sites.map(({ lng, lat, label, nearestM, district: code, gain }) => ({
      point: [lng, lat],
      district: code,
      label_zh: label.zh,
      label_en: label.en,
      gain,
      nearest_m: nearestM,
    })),
    provenance: {
      ...coverageProvenance(snapshot, settings, supply, demand),
      definition:
        `New sites that bring most people within ${settings.radius_m} m of ${distanceWords(settings.detour)}, chosen among the ` +
        `cells with most people of squares of ${CANDIDATE_SPACING_M} m.`,
    },
  };
}

const NO_CELLS: CellColumns = {
  count: 0,
  cellM: 100,
  id: new Int32Array(),
  col: new Int32Array(),
  row: new Int32Array(),
  xCm: new Int32Array(),
  yCm: new Int32Array(),
  district: new Uint8Array(),
  weight: new Int32Array(),
};
