/**
 * Clusters of points in plain SQL, by the rule of geo/regulatory/clusters.ts: core points and their components from
 * PostGIS, border points to the cluster of the nearest core point, then of the smaller id.
 *
 * Points are geometries in whole centimetres of EPSG:4547 (no SRID), so that distances up to 670 km are decided
 * exactly.
 */
import type { Sql } from '../connect.ts';
import { knownIn, validOn } from './in-force.ts';

/** Makes the relations that clusters are asked of, unless this transaction has them already. */
export async function createClusterRelations(sql: Sql): Promise<void> {
  for (const name of ['cluster_point', 'cluster_core'])
    await sql`
      create temp table if not exists ${sql(name)} (
        id int not null,
        x_cm bigint not null,
        y_cm bigint not null,
        geom geometry(Point) not null
      ) on commit drop`;
}

/**
 * Fills `cluster_point` with the elevators in housing that are open, located and old, as a version knows them on a
 * day.
 * @param on.day YYYY-MM-DD
 * @param on.years from the year of installation to that of the day, at least
 */
export async function fillOldElevators(
  sql: Sql,
  on: { version: number; day: string; years: number },
): Promise<void> {
  const { version, day, years } = on;
  await sql`truncate cluster_point`;
  await sql`
    insert into cluster_point (id, x_cm, y_cm, geom)
    select f.id, f.x_cm, f.y_cm, st_makepoint(f.x_cm, f.y_cm)
    from facility f
    join elevator e on e.row_id = f.row_id
    where f.kind = 'elevator'
      and ${knownIn(sql, 'f', version)}
      and ${validOn(sql, 'f', day)}
      and f.status = 'open'
      and f.geom is not null
      and e.residential
      and extract(year from ${day}::date) - extract(year from e.installed_on) >= ${years}`;
  await sql`create index if not exists cluster_point_geom on cluster_point using gist (geom)`;
  await sql`analyze cluster_point`;
}

/** What makes a cluster of old elevators. */
export interface ClusterLimits {
  readonly radiusM: number;
  readonly minPoints: number;
  /** Age of an old elevator. */
  readonly years: number;
}

/** One cluster: from 1 by its smallest core id. */
export interface ClusterFigures {
  readonly number: number;
  /** 1 = most points; equal sizes share a rank. */
  readonly rank: number;
  readonly core: number;
  /** Ids of its points, ascending. */
  readonly ids: number[];
}

/** Open elevators in housing of a district; 440100 = the city, with those of no district. */
export interface OldElevatorLine {
  readonly district: number;
  /** Old ones, with and without usable coordinates; those of which the year of installation is unknown. */
  readonly located: number;
  readonly unlocated: number;
  readonly unknown_year: number;
}

/**
 * Counts old elevators as a version knows them on a day, by the district that holds the point, else by the declared
 * one: the city first, then the districts in code order.
 * @param on.day YYYY-MM-DD
 * @param on.years from the year of installation to that of the day, at least
 */
export function oldElevatorsByDistrict(
  sql: Sql,
  { version, day, years }: { version: number; day: string; years: number },
): Promise<readonly OldElevatorLine[]> {
  return sql<OldElevatorLine[]>`
    with home as (
      select
        coalesce(f.located_district, f.declared_district) as district,
        f.geom is not null as is_located,
        extract(year from ${day}::date) - extract(year from e.installed_on) >= ${years} as is_old
      from facility f
      join elevator e on e.row_id = f.row_id
      where f.kind = 'elevator'
        and ${knownIn(sql, 'f', version)}
        and ${validOn(sql, 'f', day)}
        and f.status = 'open'
        and e.residential
    ),
    scope as (
      select 440100 as code
      union all
      select code from district
    )
    select
      scope.code as district,
      count(*) filter (where home.is_old and home.is_located)::int as located,
      count(*) filter (where home.is_old and not home.is_located)::int as unlocated,
      count(*) filter (where home.is_located is not null and home.is_old is null)::int as unknown_year
    from scope
    left join home on scope.code in (440100, home.district)
    group by scope.code
    order by scope.code`;
}

/**
 * Clusters of `cluster_point`, by number.
 * @param settings.radiusM neighbours are at most so far apart, whole centimetres
 * @param settings.minPoints neighbours that make a core point, itself counted
 */
export async function clusters(
  sql: Sql,
  { radiusM, minPoints }: { radiusM: number; minPoints: number },
): Promise<readonly ClusterFigures[]> {
  const radiusCm = Math.round(radiusM * 100);
  await sql`truncate cluster_core`;
  await sql`
    insert into cluster_core (id, x_cm, y_cm, geom)
    select p.id, p.x_cm, p.y_cm, p.geom
    from cluster_point p
    cross join lateral (
      -- no more neighbours are counted than needed
      select count(*) as neighbours
      from (
        select 1
        from cluster_point n
        where st_dwithin(n.geom, p.geom, ${radiusCm})
        limit ${minPoints}
      ) found
    ) around
    where around.neighbours >= ${minPoints}`;
  await sql`create index if not exists cluster_core_geom on cluster_core using gist (geom)`;
  await sql`analyze cluster_core`;
  return sql<ClusterFigures[]>`
    with component as (
      -- core points alone, each a core by itself: what touches is one
      select id, st_clusterdbscan(geom, ${radiusCm}, 1) over () as component
      from cluster_core
    ),
    border as (
      select p.id, nearest.id as core_id
      from cluster_point p
      cross join lateral (
        select c.id
        from cluster_core c
        where st_dwithin(c.geom, p.geom, ${radiusCm})
        order by (c.x_cm - p.x_cm) * (c.x_cm - p.x_cm) + (c.y_cm - p.y_cm) * (c.y_cm - p.y_cm), c.id
        limit 1
      ) nearest
      where not exists (select from cluster_core c where c.id = p.id)
    ),
    member as (
      select id, component, true as is_core
      from component
      union all
      select border.id, component.component, false
      from border
      join component on component.id = border.core_id
    ),
    cluster as (
      select
        min(id) filter (where is_core) as first_core,
        count(*) filter (where is_core)::int as core,
        count(*) as size,
        array_agg(id order by id) as ids
      from member
      group by component
    )
    select
      (row_number() over (order by first_core))::int as number,
      (rank() over (order by size desc))::int as rank,
      core,
      ids
    from cluster
    order by first_core`;
}
