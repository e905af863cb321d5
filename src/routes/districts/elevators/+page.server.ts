import type { FacilitiesAnswer } from '$geo/answers.ts';
import type { RescueAnswer, RescueSitesAnswer } from '$geo/regulatory/elevator-answers.ts';
import {
  readModel,
  readScope,
  readSites,
  rescuePath,
  sitesPath,
} from '$lib/districts/elevators/elevator-place.ts';
import { drawRescue, placeSites } from '$lib/districts/elevators/rescue-drawing.ts';
import { stationsPath } from '$lib/districts/elevators/stations-path.ts';
import { ask } from '$lib/map/ask.ts';
import type { PageServerLoad } from './$types';

/**
 * The modelled rescue response of the address. Further stations take seconds to find: the page asks for them itself,
 * and only who has no script, and says how many, waits for them here.
 */
export const load: PageServerLoad = async ({ fetch, locals, url, parent, isDataRequest }) => {
  const { status } = await parent();
  const version = status?.dataVersion ?? null;
  const get = (name: string) => url.searchParams.get(name);
  const question = { ...readScope(get), model: readModel(get) };
  const isAsked = !isDataRequest && url.searchParams.has('sites');
  const [rescue, stations, sites] = await Promise.all([
    ask<RescueAnswer>(fetch, rescuePath(question, { version })),
    ask<FacilitiesAnswer>(fetch, stationsPath(question.asOf, version)),
    isAsked
      ? ask<RescueSitesAnswer>(fetch, sitesPath({ ...question, ...readSites(get) }, { version }))
      : null,
  ]);
  const points = stations.ok
    ? stations.data.features.flatMap(({ geometry }) =>
        geometry ? [[geometry.coordinates[0] ?? NaN, geometry.coordinates[1] ?? NaN] as const] : [],
      )
    : [];
  return {
    rescue,
    rescueDrawing: rescue.ok ? drawRescue(question.district, points, rescue.data.worst, locals.lang) : null,
    found: sites?.ok ? { answer: sites.data, places: placeSites(question.district, sites.data.sites) } : null,
  };
};
