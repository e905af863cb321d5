/** Holds old elevators and their clusters in SQL against the engine in geo/. */
import type { FacilityColumns } from '../geo/columns/columns.ts';
import { CITY_CODE } from '../geo/coverage/coverage.ts';
import { pointClusters } from '../geo/regulatory/clusters.ts';
import { oldElevatorCounts, oldElevators } from '../geo/regulatory/old-elevators.ts';
import type { Comparison } from './comparison.ts';
import type { Sql } from './connect.ts';
import {
  clusters,
  type ClusterFigures,
  type ClusterLimits,
  fillOldElevators,
  oldElevatorsByDistrict,
} from './queries/clusters.ts';
import { columnsOn, type SnapshotData } from './snapshot.ts';

/**
 * Compares old elevators by district, and their clusters: sizes, ranks and members.
 * @param kept what was stored of these limits when the version was published, to be compared as well; versions
 *   from before clusters were stored have nothing
 */
export async function compareClusters(
  tx: Sql,
  data: SnapshotData,
  limits: ClusterLimits,
  comparison: Comparison,
  kept?: readonly ClusterFigures[],
): Promise<void> {
  const { radiusM, minPoints, years } = limits;
  const { version, as_of: day } = data.version;
  const columns = columnsOn(data, 'elevator', day);
  const chosen = oldElevators(columns, Number(day.slice(0, 4)), years);
  const take = (column: Int32Array) => chosen.map((at) => column[at] ?? 0);
  const id = take(columns.id);
  const points = { count: chosen.length, id, xCm: take(columns.xCm), yCm: take(columns.yCm) };
  const engine = pointClusters(points, { radiusM, minPoints }).map(({ rank, core, members }) => ({
    rank,
    core,
    ids: Array.from(members, (point) => id[point] ?? 0),
  }));
  await fillOldElevators(tx, { version, day, years });
  const name = `Clusters of ${minPoints} elevators of ${years} years within ${radiusM} m`;
  await compareCounts(tx, columns, { version, day, years }, comparison);
  compareClusterLists(name, await clusters(tx, { radiusM, minPoints }), engine, comparison);
  if (kept?.length) compareClusterLists(`${name}, as stored`, kept, engine, comparison);
}

/** How many are old, without coordinates, or of unknown age, by district. */
async function compareCounts(
  tx: Sql,
  columns: FacilityColumns,
  { version, day, years }: { version: number; day: string; years: number },
  comparison: Comparison,
): Promise<void> {
  const counts = oldElevatorCounts(columns, Number(day.slice(0, 4)), years);
  for (const line of await oldElevatorsByDistrict(tx, { version, day, years })) {
    const count = (column: Uint32Array) =>
      line.district === CITY_CODE
        ? column.reduce((sum, one) => sum + one, 0)
        : (column[line.district - CITY_CODE] ?? null);
    const at = `Elevators of ${years} years, ${line.district}`;
    comparison.same(`${at}, located`, line.located, count(counts.located));
    comparison.same(`${at}, unlocated`, line.unlocated, count(counts.unlocated));
    comparison.same(`${at}, of unknown year`, line.unknown_year, count(counts.unknownYear));
  }
}

type ClusterFacts = Pick<ClusterFigures, 'rank' | 'core' | 'ids'>;

function compareClusterLists(
  name: string,
  found: readonly ClusterFigures[],
  engine: readonly ClusterFacts[],
  comparison: Comparison,
): void {
  comparison.same(`${name}: clusters`, found.length, engine.length);
  found.forEach(({ number, rank, core, ids }, at) => {
    const other = engine[at];
    const differing = ids.filter((id, place) => other?.ids[place] !== id);
    comparison.same(`${name}: ${number}, rank`, rank, other?.rank ?? null);
    comparison.same(`${name}: ${number}, core points`, core, other?.core ?? null);
    comparison.same(`${name}: ${number}, points`, ids.length, other?.ids.length ?? null);
    comparison.same(`${name}: ${number}, points that differ`, differing.length, 0);
  });
}
