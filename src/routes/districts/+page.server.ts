import { redirect } from '@sveltejs/kit';
import { CITY_CODE } from '$geo/coverage/coverage.ts';
import type { RegulatoryAnswer } from '$geo/regulatory/answers.ts';
import type { DistrictsAnswer } from '$geo/regulatory/scorecard.ts';
import { districtsPath, readDistrictPlace } from '$lib/districts/district-place.ts';
import { PICTURE } from '$lib/districts/overview/map-labels.ts';
import { districtOutlines } from '$lib/districts/vector-map/project.ts';
import { ask } from '$lib/map/ask.ts';
import { regulatoryPath } from '$lib/regulatory/worklist-href.ts';
import type { PageServerLoad } from './$types';

/**
 * Every indicator of all districts for the question in the address, and earlier terms. How it is arranged is no part
 * of the question: the page itself reads it.
 */
export const load: PageServerLoad = async ({ fetch, url, parent }) => {
  const supply = url.searchParams.get('supply');
  // Districts are compared by markets; the planning map has such a table of every other kind.
  if (supply === 'canteen' || supply === 'station') redirect(307, `/map${url.search}`);
  const { status } = await parent();
  const place = readDistrictPlace(CITY_CODE, url.searchParams);
  const version = status?.dataVersion ?? null;
  const [answer, regulatory] = await Promise.all([
    ask<DistrictsAnswer>(fetch, districtsPath(place, version)),
    ask<RegulatoryAnswer>(fetch, regulatoryPath(place.asOf, version)),
  ]);
  return { place, answer, regulatory, outlines: districtOutlines(PICTURE, 0) };
};
