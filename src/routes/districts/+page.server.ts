import type { CoverageAnswer } from '$geo/answers.ts';
import type { RegulatoryAnswer } from '$geo/regulatory/answers.ts';
import { ask } from '$lib/map/ask.ts';
import { coveragePath } from '$lib/map/paths.ts';
import { regulatoryPath } from '$lib/regulatory/worklist-href.ts';
import { readView } from '$lib/map/url-state.ts';
import type { PageServerLoad } from './$types';

/**
 * The coverage of all districts for the question in the address, the same parameters as the map page, and what is
 * inspected and overdue.
 */
export const load: PageServerLoad = async ({ fetch, url, parent }) => {
  const { status } = await parent();
  const view = readView(url.searchParams);
  const version = status?.dataVersion ?? null;
  const [coverage, regulatory] = await Promise.all([
    ask<CoverageAnswer>(fetch, coveragePath(view, version)),
    ask<RegulatoryAnswer>(fetch, regulatoryPath(view.asOf, version)),
  ]);
  return { view, coverage, regulatory };
};
