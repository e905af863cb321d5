import { error } from '@sveltejs/kit';
import { WORKLISTS, type WorklistAnswer } from '$geo/regulatory/answers.ts';
import { ask } from '$lib/map/ask.ts';
import { readView } from '$lib/map/url-state.ts';
import { worklistPath, type WorklistPlace } from '$lib/regulatory/worklist-href.ts';
import type { PageServerLoad } from './$types';

/** One work list, of the city or a district. What the address says wrongly is left out, as on the other pages. */
export const load: PageServerLoad = async ({ fetch, params, url, parent }) => {
  const name = WORKLISTS.find((one) => one === params.name);
  if (!name) error(404, { code: 'not_found', message: 'There is nothing at this address.' });
  const { status } = await parent();
  const { district, asOf } = readView(url.searchParams);
  const place: WorklistPlace = {
    name,
    district,
    term: name === 'overdue' || name === 'unknown' ? null : url.searchParams.get('term'),
    asOf,
  };
  return {
    place,
    list: await ask<WorklistAnswer>(fetch, worklistPath(place, status?.dataVersion ?? null, 'json')),
  };
};
