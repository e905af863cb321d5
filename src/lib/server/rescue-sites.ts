/** Where further rescue stations would bring most elevators within a limit of the modelled response. */
import { CANDIDATE_SPACING_M } from '$geo/coverage/sites.ts';
import { nearestSupply } from '$geo/coverage/nearest.ts';
import { districtIndexOf } from '$geo/place/districts.ts';
import type { RescueSiteSettings, RescueSitesAnswer } from '$geo/regulatory/elevator-answers.ts';
import { squaredCmWithin } from '$geo/regulatory/rescue.ts';
import { rescueSites as solve } from '$geo/regulatory/rescue-sites.ts';
import { rescueModel, rescueParameters, type RescueSitesQuery } from './elevator-parameters.ts';
import { IS_A_MODEL, limitOf, rescueProvenance } from './rescue.ts';
import { rescueGround } from './rescue-ground.ts';
import { NO_CELLS, sitingWork } from './siting.ts';
import { type Snapshot, snapshotKey } from './snapshot.ts';
import { WeightedCache } from './weighted-cache.ts';

/** Seconds after which the best answer so far is given, with its bound. */
const TIME_LIMIT_S = 10;
const KEPT = 100;
const answers = new WeightedCache<RescueSitesAnswer>(KEPT);

/**
 * The best places; remembered per snapshot and settings unless the client went away. One search at a time, as all of siting.
 * @throws UnavailableError `busy` where too many wait; CancelledError
 */
export async function rescueSites(
  snapshot: Snapshot,
  query: RescueSitesQuery,
  signal: AbortSignal,
): Promise<RescueSitesAnswer> {
  const settings: RescueSiteSettings = {
    ...rescueParameters(query),
    district: query.district?.[0] ?? null,
    as_of: snapshot.asOf,
    sites: query.sites,
    within_min: Number(query.within_min),
  };
  const key = `${snapshotKey(snapshot)} ${snapshot.publishedAt} ${JSON.stringify(settings)}`;
  const known = answers.get(key);
  if (known) return known;
  const answer = await sitingWork.run(() => compute(snapshot, settings, signal), signal);
  if (answer.stopped_by !== 'cancelled') answers.set(key, answer);
  return answer;
}

async function compute(
  snapshot: Snapshot,
  settings: RescueSiteSettings,
  signal: AbortSignal,
): Promise<RescueSitesAnswer> {
  const ground = rescueGround(snapshot);
  const cells = snapshot.population?.cells ?? NO_CELLS;
  const answer = await solve(
    {
      cells,
      cellD2: nearestSupply(cells, ground.supply.points).d2,
      elevators: ground.demand.columns,
      d2: ground.d2,
    },
    {
      sites: settings.sites,
      district: settings.district === null ? null : districtIndexOf(settings.district),
      limit: squaredCmWithin(rescueModel(settings), settings.within_min),
    },
    { timeLimitS: TIME_LIMIT_S, signal },
  );
  return {
    ...IS_A_MODEL,
    settings,
    reach_m: limitOf(settings, settings.within_min).reach_m,
    total: answer.total,
    covered_before: answer.coveredBefore,
    covered: answer.covered,
    bound: answer.bound,
    status: answer.status,
    stopped_by: answer.stoppedBy,
    reason: answer.reason,
    candidates: answer.candidates,
    candidate_spacing_m: CANDIDATE_SPACING_M,
    sites: answer.sites.map(({ lng, lat, label, district, gain, nearestM }) => ({
      point: [lng, lat],
      district,
      label_zh: label.zh,
      label_en: label.en,
      gain,
      nearest_m: nearestM,
    })),
    provenance: rescueProvenance(
      snapshot,
      ground,
      settings,
      `${settings.sites} further stations that bring most elevators within ${settings.within_min} minutes, chosen ` +
        `among the cells with most people of squares of ${CANDIDATE_SPACING_M} m.`,
    ),
  };
}
