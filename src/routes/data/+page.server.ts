import type { FacilitiesAnswer } from '$geo/answers.ts';
import { KINDS } from '$geo/kinds/vocabulary.ts';
import { ask } from '$lib/map/ask.ts';
import { dataPage } from '$lib/server/data-page.ts';
import { forPage } from '$lib/server/respond.ts';
import type { PageServerLoad } from './$types';

const SHOWN_UNLOCATED = '20';

/** Versions, imports and lists to mend; read-only. */
export const load: PageServerLoad = async ({ fetch }) => {
  const lists = await Promise.all(
    KINDS.map(async (kind) => {
      const query = new URLSearchParams({ kind, located: 'false', status: 'any', limit: SHOWN_UNLOCATED });
      const answer = await ask<FacilitiesAnswer>(fetch, `/api/facilities?${query}`);
      return {
        kind,
        matched: answer.ok ? answer.data.numberMatched : 0,
        facilities: answer.ok ? answer.data.features : [],
      };
    }),
  );
  return { ...(await forPage(dataPage)), unlocated: lists };
};
