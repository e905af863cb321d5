import type { ClustersAnswer } from '$geo/regulatory/elevator-answers.ts';
import { drawClusters } from '$lib/districts/elevators/cluster-drawing.ts';
import { clusterList, LISTED } from '$lib/districts/elevators/cluster-list.ts';
import { clustersPath, readClusters, readList, readScope } from '$lib/districts/elevators/elevator-place.ts';
import { ask } from '$lib/map/ask.ts';
import type { LayoutServerLoad } from './$types';

/** The clusters of the address, apart from the page: changing the rescue model does not ask for them again. */
export const load: LayoutServerLoad = async ({ fetch, locals, url, parent }) => {
  const { status } = await parent();
  const get = (name: string) => url.searchParams.get(name);
  const question = { ...readScope(get), clusters: readClusters(get) };
  const listed = LISTED[readList(get).isLong ? 'long' : 'short'];
  const answer = await ask<ClustersAnswer>(
    fetch,
    clustersPath(question, { version: status?.dataVersion ?? null }),
  );
  return {
    clusters: answer.ok ? { ok: true as const, data: clusterList(answer.data, listed) } : answer,
    clusterDrawing: answer.ok ? drawClusters(answer.data, LISTED.short, locals.lang) : null,
  };
};
