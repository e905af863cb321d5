/** What the page needs of the clusters: those listed, and the counts of the rest. Hulls are in the map. */
import type { ClusterProperties, ClustersAnswer } from '$geo/regulatory/elevator-answers.ts';

export interface ClusterList extends Pick<ClustersAnswer, 'settings' | 'totals' | 'lines' | 'provenance'> {
  readonly listed: readonly ClusterProperties[];
  readonly count: number;
}

/** So many clusters are listed and numbered, or so many when asked for more. */
export const LISTED = { short: 20, long: 100 } as const;

/** Elevators from which a cluster is too large to be renewed at once. */
export const LARGE_CLUSTER = 1_000;
/** Metres that split large clusters into blocks. */
export const FINER_M = 100;

export const clusterList = (answer: ClustersAnswer, listed: number): ClusterList => {
  const { settings, totals, lines, provenance, features } = answer;
  return {
    settings,
    totals,
    lines,
    provenance,
    listed: features.slice(0, listed).map(({ properties }) => properties),
    count: features.length,
  };
};
