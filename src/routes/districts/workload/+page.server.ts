import type { WorkloadAnswer } from '$geo/regulatory/workload-answer.ts';
import { ask } from '$lib/map/ask.ts';
import { readWorkloadPlace, workloadPath } from '$lib/regulatory/workload-href.ts';
import type { PageServerLoad } from './$types';

/** Workload of the offices of the city or a district. */
export const load: PageServerLoad = async ({ fetch, parent, url }) => {
  const { status } = await parent();
  const place = readWorkloadPlace(url.searchParams, status?.asOf ?? null);
  return {
    place,
    answer: await ask<WorkloadAnswer>(fetch, workloadPath(place, status?.dataVersion ?? null)),
  };
};
