import type { TargetsAnswer } from '$geo/regulatory/target-records.ts';
import { readTargetsPlace } from '$lib/districts/targets/target-place.ts';
import { ask } from '$lib/map/ask.ts';
import type { PageServerLoad } from './$types';

/** All targets and standards with their history; what is shown of them is said by the address. */
export const load: PageServerLoad = async ({ fetch, url }) => ({
  place: readTargetsPlace(url.searchParams),
  answer: await ask<TargetsAnswer>(fetch, '/api/targets?history=true'),
});
