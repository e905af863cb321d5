/** Clusters of old elevators that PostGIS computes alone whenever a version is published. */
import { CLUSTER_MIN_POINTS, CLUSTER_RADIUS_M } from '../geo/regulatory/clusters.ts';
import { OLD_FROM_YEARS } from '../geo/regulatory/old-elevators.ts';
import type { Sql } from './connect.ts';
import {
  clusters,
  type ClusterLimits,
  createClusterRelations,
  fillOldElevators,
} from './queries/clusters.ts';
import { changesKind, copyClusters, keepClusters } from './queries/kept-clusters.ts';
import { versions } from './queries/versions.ts';

/** What is stored: the clusters of methods.md. */
export const STORED_CLUSTERS: ClusterLimits = {
  radiusM: CLUSTER_RADIUS_M,
  minPoints: CLUSTER_MIN_POINTS,
  years: OLD_FROM_YEARS,
};

/**
 * Computes and keeps the clusters of a version; those of the version before, where nothing about elevators changed
 * and the year, from which their age is counted, is the same.
 * @param tx the transaction that publishes
 */
export async function storeClusters(tx: Sql, version: number): Promise<void> {
  const [row] = await versions(tx, { version });
  if (!row) return;
  const [before] = await versions(tx, { version: version - 1 });
  const isSameYear = before?.as_of.slice(0, 4) === row.as_of.slice(0, 4);
  // A version that was published before clusters were stored has none to copy.
  if (
    isSameYear &&
    !(await changesKind(tx, version, 'elevator')) &&
    (await copyClusters(tx, version - 1, version))
  )
    return;
  await createClusterRelations(tx);
  await fillOldElevators(tx, { version, day: row.as_of, years: STORED_CLUSTERS.years });
  await keepClusters(tx, version, await clusters(tx, STORED_CLUSTERS));
}
