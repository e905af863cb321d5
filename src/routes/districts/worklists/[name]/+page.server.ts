import { error } from '@sveltejs/kit';
import { WORKLISTS, type WorklistAnswer } from '$geo/regulatory/answers.ts';
import { ask } from '$lib/map/ask.ts';
import { readWorklistPlace, worklistPath } from '$lib/regulatory/worklist-href.ts';
import type { PageServerLoad } from './$types';

/** One page of a work list, of the city or a district. */
export const load: PageServerLoad = async ({ fetch, params, url, parent }) => {
  const name = WORKLISTS.find((one) => one === params.name);
  if (!name) error(404, { code: 'not_found', message: 'There is nothing at this address.' });
  const { status } = await parent();
  const place = readWorklistPlace(name, url.searchParams);
  return {
    place,
    list: await ask<WorklistAnswer>(fetch, worklistPath(place, status?.dataVersion ?? null, 'json')),
  };
};
