import type { CoverageAnswer } from '$geo/answers.ts';
import { ask } from '$lib/map/ask.ts';
import { coveragePath } from '$lib/map/paths.ts';
import { readView } from '$lib/map/url-state.ts';
import type { PageServerLoad } from './$types';

/** The coverage of all districts for the question in the address: the same parameters as the map page. */
export const load: PageServerLoad = async ({ fetch, url, parent }) => {
  const { status } = await parent();
  const view = readView(url.searchParams);
  return {
    view,
    coverage: await ask<CoverageAnswer>(fetch, coveragePath(view, status?.dataVersion ?? null)),
  };
};
