import { error } from '@sveltejs/kit';
import { WORKLISTS, type WorklistAnswer } from '$geo/regulatory/answers.ts';
import { ask } from '$lib/map/ask.ts';
import { readWorklistPlace, worklistPath } from '$lib/regulatory/worklist-href.ts';
import { heavyWork } from '$lib/server/limiter.ts';
import { forPage } from '$lib/server/respond.ts';
import { worklistMap } from '$lib/server/worklist-map.ts';
import { wholeWorklist } from '$lib/server/worklist-page.ts';
import type { PageServerLoad } from './$types';

/** Of the picture of the map, pixels. */
const MAP = { width: 640, height: 460 };

/** One page of a work list, of the city or a district, and the map of all that the filters leave. */
export const load: PageServerLoad = async ({ fetch, locals, params, parent, request, url }) => {
  const name = WORKLISTS.find((one) => one === params.name);
  if (!name) error(404, { code: 'not_found', message: 'There is nothing at this address.' });
  const { status } = await parent();
  const place = readWorklistPlace(name, url.searchParams, status?.asOf ?? null);
  const list = await ask<WorklistAnswer>(fetch, worklistPath(place, status?.dataVersion ?? null, 'json'));
  const hasPlaces = list.ok && list.data.numberMatched > list.data.unlocated;
  return {
    place,
    list,
    map: hasPlaces
      ? await forPage(async () => {
          const whole = await wholeWorklist(place, list.data.provenance.dataVersion);
          const question = { district: place.district, lang: locals.lang, ...MAP };
          return heavyWork.run(() => worklistMap(whole, question), request.signal);
        })
      : null,
  };
};
