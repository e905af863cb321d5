import { error } from '@sveltejs/kit';
import { isAskableDay } from '$geo/kinds/day.ts';
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import { WORKLISTS, type WorklistAnswer } from '$geo/regulatory/answers.ts';
import { ask } from '$lib/map/ask.ts';
import { worklistPath, type WorklistPlace } from '$lib/regulatory/worklist-href.ts';
import type { PageServerLoad } from './$types';

/** One work list, of the city or a district. What the address says wrongly is left out, as on the other pages. */
export const load: PageServerLoad = async ({ fetch, params, url, parent }) => {
  const name = WORKLISTS.find((one) => one === params.name);
  if (!name) error(404, { code: 'not_found', message: 'There is nothing at this address.' });
  const { status } = await parent();
  const asOf = url.searchParams.get('as_of') ?? '';
  const district = DISTRICTS.find(({ code }) => String(code) === url.searchParams.get('district'));
  const place: WorklistPlace = {
    name,
    district: district?.code ?? null,
    term: name === 'overdue' || name === 'unknown' ? null : url.searchParams.get('term'),
    asOf: isAskableDay(asOf) ? asOf : null,
  };
  return {
    place,
    list: await ask<WorklistAnswer>(fetch, worklistPath(place, status?.dataVersion ?? null, 'json')),
  };
};
