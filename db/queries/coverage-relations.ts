/**
 * The relations that coverage is asked of, as temporary tables of the transaction: a register of facilities as
 * they are on a day, the supply chosen from it, and the demand. The server's check, the stored figures and the
 * golden tests fill them differently and ask the same questions (coverage.ts).
 *
 * EPSG:4547; whole centimetres decide, `geom` only finds candidates by its index.
 */
import type { Demand } from '../../geo/answers.ts';
import type { Kind } from '../../geo/kinds/vocabulary.ts';
import type { Sql } from '../connect.ts';

/** Makes the empty relations unless this transaction has them already; they vanish with it. */
export async function createCoverageRelations(sql: Sql): Promise<void> {
  await sql`
    create temp table if not exists coverage_facility (
      id int not null,
      status text not null,
      stars int,
      type text,
      located boolean not null,
      declared_district int,
      located_district int,
      units int not null default 1,
      x_cm bigint,
      y_cm bigint
    ) on commit drop`;
  await sql`
    create temp table if not exists coverage_supply (
      id int not null,
      x_cm bigint not null,
      y_cm bigint not null,
      geom geometry(Point, 4547) not null
    ) on commit drop`;
  await sql`
    create temp table if not exists coverage_demand (
      id int,
      district int not null,
      x_cm bigint not null,
      y_cm bigint not null,
      weight bigint not null,
      geom geometry(Point, 4547) not null
    ) on commit drop`;
  await sql`
    create temp table if not exists coverage_distance (
      id int,
      district int not null,
      weight bigint not null,
      d2_cm bigint
    ) on commit drop`;
}

export interface RegisterSettings {
  readonly kind: Kind;
  readonly version: number;
  /** The day, YYYY-MM-DD. */
  readonly day: string;
  /** `valid`: stars of expired ratings do not count. */
  readonly ratings: 'current' | 'valid';
}

/**
 * Fills `coverage_facility` with a kind as a version knows it on a day, in place of what it held. Facilities not
 * in use any more are left out.
 */
export async function fillRegister(sql: Sql, settings: RegisterSettings): Promise<void> {
  const { kind, version, day, ratings } = settings;
  await sql`truncate coverage_facility`;
  await sql`
    with holding as (
      -- the row that holds on the day
      select f.row_id, f.id, f.status, f.declared_district, f.located_district, f.geom, f.x_cm, f.y_cm
      from facility f
      where f.kind = ${kind}
        and f.known_from <= ${version}
        and (f.known_to is null or f.known_to > ${version})
        and f.valid_from <= ${day}::date
        and (f.valid_to is null or f.valid_to > ${day}::date)
    ),
    newest_rating as (
      -- the newest granted rating decides alone; what it superseded does not come back
      select distinct on (facility_id) facility_id, stars, valid_until, revoked_on
      from market_rating
      where state = 'granted'
        and rated_on <= ${day}::date
        and known_from <= ${version}
        and (known_to is null or known_to > ${version})
      order by facility_id, rated_on desc
    )
    insert into coverage_facility
      (id, status, stars, type, located, declared_district, located_district, units, x_cm, y_cm)
    select
      h.id,
      h.status,
      case
        when r.revoked_on <= ${day}::date then null
        when ${ratings} = 'valid' and r.valid_until < ${day}::date then null
        else r.stars
      end,
      coalesce(c.type, s.type, e.use),
      h.geom is not null,
      h.declared_district,
      h.located_district,
      coalesce(c.meals_a_day, 0),
      h.x_cm,
      h.y_cm
    from holding h
    left join newest_rating r on r.facility_id = h.id
    left join canteen c on c.row_id = h.row_id
    left join station s on s.row_id = h.row_id
    left join elevator e on e.row_id = h.row_id`;
}

/**
 * Chooses the supply from `coverage_facility`: open, located, with enough stars, of one of the types; wherever
 * it lies. Unknown stars pass only without a star filter.
 */
export async function fillSupply(
  sql: Sql,
  filter: { starsMin: number | null; types: readonly string[] | null },
): Promise<void> {
  const types = filter.types === null ? null : [...filter.types];
  await sql`truncate coverage_supply`;
  await sql`
    insert into coverage_supply (id, x_cm, y_cm, geom)
    select id, x_cm, y_cm, st_setsrid(st_makepoint(x_cm / 100.0, y_cm / 100.0), 4547)
    from coverage_facility
    where status = 'open'
      and located
      and (${filter.starsMin}::int is null or stars >= ${filter.starsMin}::int)
      and (${types}::text[] is null or type = any (${types}::text[]))`;
  await sql`create index if not exists coverage_supply_geom on coverage_supply using gist (geom)`;
  await sql`analyze coverage_supply`;
}

/** Fills `coverage_demand` with the cells of a grid, weighted by people. */
export async function fillPeople(sql: Sql, grid: string): Promise<void> {
  await sql`truncate coverage_demand`;
  await sql`
    insert into coverage_demand (id, district, x_cm, y_cm, weight, geom)
    select id, district, x_cm, y_cm, people, geom_4547
    from population_cell
    where grid = ${grid}`;
}

/**
 * Fills `coverage_demand` from `coverage_facility`: the open and located ones inside the city.
 * @param weight 1 each, or their meals a day (canteens)
 */
export async function fillFacilityDemand(sql: Sql, weight: 'count' | 'meals'): Promise<void> {
  await sql`truncate coverage_demand`;
  await sql`
    insert into coverage_demand (id, district, x_cm, y_cm, weight, geom)
    select null, located_district, x_cm, y_cm, sum(case when ${weight} = 'meals' then units else 1 end),
      st_setsrid(st_makepoint(x_cm / 100.0, y_cm / 100.0), 4547)
    from coverage_facility
    where status = 'open'
      and located
      and located_district is not null
    group by located_district, x_cm, y_cm`;
}

/** The kind behind a demand; null for people. */
export function demandKind(demand: Demand): Kind | null {
  return demand === 'people' ? null : demand;
}
