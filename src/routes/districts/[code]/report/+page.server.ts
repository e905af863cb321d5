import { redirect } from '@sveltejs/kit';
import { newDistrictCode, readDistrictPlace } from '$lib/districts/district-place.ts';
import { districtReport } from '$lib/server/district-report.ts';
import { heavyWork } from '$lib/server/limiter.ts';
import { forPage } from '$lib/server/respond.ts';
import { districtOfPath } from '$lib/server/scorecard-parameters.ts';
import { snapshots } from '$lib/server/snapshots.ts';
import type { PageServerLoad } from './$types';

/** The report of one district; an old code leads to the one of today. */
export const load: PageServerLoad = ({ params, url, locals, request }) => {
  const today = newDistrictCode(params.code);
  if (today !== null) redirect(308, `/districts/${today}/report${url.search}`);
  return forPage(async () => {
    const district = districtOfPath(params.code);
    const place = readDistrictPlace(district, url.searchParams);
    const { snapshot } = await snapshots().choose({ as_of: place.asOf ?? undefined });
    const settings = {
      as_of: snapshot.asOf,
      radius_m: place.radiusM,
      stars_min: place.starsMin,
      ratings: 'current',
    } as const;
    const content = await heavyWork.run(
      () => districtReport(snapshot, district, settings, locals.lang),
      request.signal,
    );
    return { place, content };
  });
};
