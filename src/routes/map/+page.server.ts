import type {
  CoverageAnswer,
  FacilitiesAnswer,
  FacilityAnswer,
  GapsAnswer,
  StandardsAnswer,
} from '$geo/answers.ts';
import { ask } from '$lib/map/ask.ts';
import { coveragePath, facilityPath, gapsPath, listPath } from '$lib/map/paths.ts';
import type { Asked } from '$lib/map/question.svelte.ts';
import { readView } from '$lib/map/url-state.ts';
import type { PageServerLoad } from './$types';

/**
 * What the page shows without a script: the coverage table and the gap areas, and the list or the facility
 * that the address asks for. The same questions as in the browser, through the same API.
 */
export const load: PageServerLoad = async ({ fetch, url, parent }) => {
  const view = readView(url.searchParams);
  const { status } = await parent();
  const version = status?.dataVersion ?? null;
  const asked = async <T>(path: string): Promise<Asked<T>> => ({ path, answer: await ask<T>(fetch, path) });
  const [coverage, gaps, list, facility, standards] = await Promise.all([
    asked<CoverageAnswer>(coveragePath(view, version)),
    view.demand === 'people' ? asked<GapsAnswer>(gapsPath(view, version)) : null,
    view.panel === 'list' ? asked<FacilitiesAnswer>(listPath(view, version, null)) : null,
    view.facility === null ? null : asked<FacilityAnswer>(facilityPath(view.facility, version, view.asOf)),
    ask<StandardsAnswer>(fetch, '/api/standards'),
  ]);
  return {
    search: url.search,
    coverage,
    gaps,
    list,
    facility,
    standards: standards.ok ? standards.data.standards : [],
  };
};
