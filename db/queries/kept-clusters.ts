/** Clusters of old elevators that were kept when a version was published. */
import type { Sql } from '../connect.ts';
import type { ClusterFigures } from './clusters.ts';

/** Keeps clusters of `cluster_point`, with their hulls. */
export async function keepClusters(
  sql: Sql,
  version: number,
  clusters: readonly ClusterFigures[],
): Promise<void> {
  await sql`
    with given as (
      select *
      from jsonb_to_recordset(${JSON.stringify(clusters)}::text::jsonb)
        as given (number int, rank int, core int, ids int[])
    ),
    member as (
      select number, unnest(ids) as id
      from given
    ),
    drawn as (
      -- from whole centimetres to metres of EPSG:4547
      select member.number, st_setsrid(st_scale(st_convexhull(st_collect(p.geom)), 0.01, 0.01), 4547) as hull
      from member
      join cluster_point p on p.id = member.id
      group by member.number
    )
    insert into stored_cluster (version, number, rank, core, ids, hull)
    select ${version}, number, given.rank, given.core, given.ids, st_transform(drawn.hull, 4326)
    from given
    join drawn using (number)`;
}

/** Takes over the clusters of another version, and says how many there are. */
export async function copyClusters(sql: Sql, from: number, to: number): Promise<number> {
  const { count } = await sql`
    insert into stored_cluster (version, number, rank, core, ids, hull)
    select ${to}, number, rank, core, ids, hull
    from stored_cluster
    where version = ${from}`;
  return count;
}

/** Whether a version brought or ended facts about facilities of a kind. */
export async function changesKind(sql: Sql, version: number, kind: string): Promise<boolean> {
  const [row] = await sql<{ changes: boolean }[]>`
    select exists (
      select
      from facility
      where kind = ${kind}
        and (known_from = ${version} or known_to = ${version})
    ) as changes`;
  return row?.changes ?? true;
}

/** The clusters kept for a version, by number. */
export function keptClusters(sql: Sql, version: number): Promise<readonly ClusterFigures[]> {
  return sql<ClusterFigures[]>`
    select number, rank, core, ids
    from stored_cluster
    where version = ${version}
    order by number`;
}

/**
 * The clusters kept for a version, by number, if they speak of a day: that of the version.
 * @param on.day YYYY-MM-DD
 */
export function keptClustersOn(
  sql: Sql,
  { version, day }: { version: number; day: string },
): Promise<readonly ClusterFigures[]> {
  return sql<ClusterFigures[]>`
    select number, rank, core, ids
    from stored_cluster
    join data_version using (version)
    where version = ${version}
      and as_of = ${day}::date
    order by number`;
}
