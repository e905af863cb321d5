import { error, redirect } from '@sveltejs/kit';
import type { CoverageAnswer, GapsAnswer, StandardsAnswer } from '$geo/answers.ts';
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import type { WorklistAnswer } from '$geo/regulatory/answers.ts';
import type { AlertsAnswer } from '$geo/regulatory/alerts.ts';
import type { ChangesAnswer } from '$geo/regulatory/changes.ts';
import type { ClustersAnswer, RescueAnswer } from '$geo/regulatory/elevator-answers.ts';
import type { ScorecardAnswer } from '$geo/regulatory/scorecard.ts';
import {
  changesPath,
  districtPath,
  knownThenPath,
  newDistrictCode,
  readDistrictPlace,
  scorecardPath,
  viewOf,
} from '$lib/districts/district-place.ts';
import { districtClusters, districtRescue } from '$lib/districts/page/elevator-facts.ts';
import { districtGaps } from '$lib/districts/page/gap-sums.ts';
import { ask, type Answer } from '$lib/map/ask.ts';
import { coveragePath, gapsPath } from '$lib/map/paths.ts';
import { worklistPath } from '$lib/regulatory/worklist-href.ts';
import { districtMap } from '$lib/server/district-map.ts';
import { heavyWork } from '$lib/server/limiter.ts';
import { forPage } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';
import type { PageServerLoad } from './$types';

/** Of the picture of the map, pixels. */
const MAP = { width: 736, height: 552 };
const OVERDUE_SHOWN = 6;
const CHANGES_SHOWN = 10;

/** What the page shows of an answer. */
const part = <Whole, Part>(answer: Answer<Whole>, pick: (whole: Whole) => Part): Answer<Part> =>
  answer.ok ? { ok: true, data: pick(answer.data) } : answer;

/** Everything that the page of a district says, of one data version and one day; the parts fail one by one. */
export const load: PageServerLoad = async ({ fetch, locals, params, parent, request, url }) => {
  const code = DISTRICTS.find((one) => String(one.code) === params.code)?.code;
  if (!code) {
    const today = newDistrictCode(params.code);
    if (today !== null) redirect(301, `/districts/${today}${url.search}`);
    error(404, { code: 'district_unknown', message: 'There is no district with this code.' });
  }
  const { status } = await parent();
  const version = status?.dataVersion ?? null;
  const place = readDistrictPlace(code, url.searchParams);
  const view = viewOf(place);
  const overdue = { name: 'overdue', district: code, term: null, asOf: place.asOf, sort: 'urgency' } as const;
  const [answer, then, coverage, standards, gaps, list, changes, alerts, clusters, rescue, map] =
    await Promise.all([
      ask<ScorecardAnswer>(fetch, scorecardPath(place, version)),
      place.comparesKnown ? ask<ScorecardAnswer>(fetch, knownThenPath(place)) : null,
      ask<CoverageAnswer>(fetch, coveragePath(view, version)),
      ask<StandardsAnswer>(fetch, '/api/standards'),
      ask<GapsAnswer>(fetch, gapsPath(view, version)),
      ask<WorklistAnswer>(fetch, worklistPath(overdue, version, 'json', { limit: OVERDUE_SHOWN })),
      ask<ChangesAnswer>(fetch, changesPath(place, version, CHANGES_SHOWN)),
      ask<AlertsAnswer>(fetch, districtPath('alerts', place, version)),
      ask<ClustersAnswer>(fetch, districtPath('clusters', place, version)),
      ask<RescueAnswer>(fetch, districtPath('rescue', place, version)),
      forPage(async () => {
        const { snapshot } = await snapshots().choose({
          ...(version === null ? {} : { v: version }),
          ...(place.asOf === null ? {} : { as_of: place.asOf }),
        });
        const { radiusM: radius_m, starsMin: stars_min } = place;
        const question = {
          district: code,
          radius_m,
          stars_min,
          ratings: 'current',
          lang: locals.lang,
        } as const;
        return heavyWork.run(() => districtMap(snapshot, { ...question, ...MAP }), request.signal);
      }),
    ]);
  return {
    place,
    answer,
    then,
    coverage,
    standards: standards.ok ? standards.data.standards : [],
    // Outlines are in the map and on the page of elevators; this page needs no second copy.
    gaps: part(gaps, districtGaps),
    clusters: part(clusters, districtClusters),
    rescue: part(rescue, (data) => districtRescue(data, code)),
    overdue: list,
    changes,
    alerts: alerts.ok ? alerts.data : null,
    map,
  };
};
