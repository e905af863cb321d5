/** What share of the demand lies within reach of the supply, by district, in plain SQL. */
import type { Sql } from '../connect.ts';

/** One line: a district, or 440100 for the eleven together. */
export interface CoverageFigures {
  readonly district: number;
  readonly total: number;
  /** Weight within the radius, and within 0.9 and 1.1 of it. */
  readonly covered: number;
  readonly low: number;
  readonly high: number;
  /** Squared distances in cm²: weighted percentiles and the greatest; null without supply or without demand. */
  readonly p50_d2: number | null;
  readonly p90_d2: number | null;
  readonly p95_d2: number | null;
  readonly worst_d2: number | null;
}

/**
 * Fills `coverage_distance` from `coverage_demand` and `coverage_supply`: the square of the distance to the
 * nearest supply anywhere, in whole cm²; null without supply. The index finds the nearest in doubles, then whole
 * centimetres decide among all that lie within a centimetre of it.
 */
export async function measureDistances(sql: Sql): Promise<void> {
  await sql`truncate coverage_distance`;
  await sql`
    insert into coverage_distance (id, district, weight, d2_cm)
    select d.id, d.district, d.weight, exact.d2_cm
    from coverage_demand d
    left join lateral (
      -- about how far the nearest is
      select s.geom <-> d.geom as metres
      from coverage_supply s
      order by s.geom <-> d.geom
      limit 1
    ) nearest on true
    left join lateral (
      select min((s.x_cm - d.x_cm) * (s.x_cm - d.x_cm) + (s.y_cm - d.y_cm) * (s.y_cm - d.y_cm)) as d2_cm
      from coverage_supply s
      where st_dwithin(s.geom, d.geom, nearest.metres + 0.01)
    ) exact on true`;
}

/**
 * Coverage of `coverage_distance` within a radius: the city first, then the eleven districts in code order.
 * Demand at exactly the radius is covered. No demand gives totals of 0 and null distances.
 * @param radiusM metres, 0 to 200,000
 * @param detour how many times the straight line ways are long, a decimal: then the radius is metres walked
 */
export function coverageByDistrict(
  sql: Sql,
  radiusM: number,
  detour = '1',
): Promise<readonly CoverageFigures[]> {
  // The radius goes as decimal digits, so that 0.9 and 1.1 of it are exact too.
  const radius = String(radiusM);
  return sql<CoverageFigures[]>`
    with reach as (
      select
        (${radius}::numeric * 100) ^ 2 as d2,
        (${radius}::numeric * 90) ^ 2 as low_d2,
        (${radius}::numeric * 110) ^ 2 as high_d2,
        ${detour}::numeric ^ 2 as walked
    ),
    scope as (
      select 440100 as district
      union all
      select code from district
    ),
    scoped as (
      -- every demand point in its district and in the city
      select district, weight, d2_cm from coverage_distance
      union all
      select 440100, weight, d2_cm from coverage_distance
    ),
    ordered as (
      select
        district,
        weight,
        d2_cm,
        sum(weight) over (partition by district order by d2_cm) as cumulative,
        sum(weight) over (partition by district) as total
      from scoped
    ),
    figures as (
      select
        district,
        sum(weight) as total,
        sum(weight) filter (where d2_cm * walked <= reach.d2) as covered,
        sum(weight) filter (where d2_cm * walked <= reach.low_d2) as low,
        sum(weight) filter (where d2_cm * walked <= reach.high_d2) as high,
        min(d2_cm) filter (where total > 0 and cumulative * 100 >= total * 50) as p50_d2,
        min(d2_cm) filter (where total > 0 and cumulative * 100 >= total * 90) as p90_d2,
        min(d2_cm) filter (where total > 0 and cumulative * 100 >= total * 95) as p95_d2,
        max(d2_cm) filter (where weight > 0) as worst_d2
      from ordered
      cross join reach
      group by district
    )
    select
      scope.district,
      coalesce(figures.total, 0)::float8 as total,
      coalesce(figures.covered, 0)::float8 as covered,
      coalesce(figures.low, 0)::float8 as low,
      coalesce(figures.high, 0)::float8 as high,
      figures.p50_d2::float8 as p50_d2,
      figures.p90_d2::float8 as p90_d2,
      figures.p95_d2::float8 as p95_d2,
      figures.worst_d2::float8 as worst_d2
    from scope
    left join figures on figures.district = scope.district
    order by scope.district`;
}

/** Populated land of a district within a radius. */
export interface LandFigures {
  /** 440100 = the city. */
  readonly district: number;
  readonly land_m2: number;
  readonly covered_m2: number;
}

/**
 * Populated land of `coverage_distance` (of the people of a grid) within a radius: the city first, then the eleven
 * districts in code order. A distance equal to the radius counts.
 * @param cellM side of a cell, metres
 * @param radiusM metres, 0 to 200,000
 * @param detour how many times the straight line ways are long, a decimal
 */
export function landByDistrict(
  sql: Sql,
  cellM: number,
  radiusM: number,
  detour = '1',
): Promise<readonly LandFigures[]> {
  return sql<LandFigures[]>`
    with reach as (
      select (${String(radiusM)}::numeric * 100) ^ 2 as d2, ${detour}::numeric ^ 2 as walked
    ),
    scope as (
      select 440100 as district
      union all
      select code from district
    )
    select
      scope.district,
      (count(d.district) * ${String(cellM)}::numeric ^ 2)::float8 as land_m2,
      (count(d.district) filter (where d.d2_cm * reach.walked <= reach.d2) * ${String(cellM)}::numeric ^ 2)::float8
        as covered_m2
    from scope
    cross join reach
    left join coverage_distance d on d.weight > 0 and scope.district in (440100, d.district)
    group by scope.district
    order by scope.district`;
}

/** Covered and all weight of a district within one radius. */
export interface CoveredWeight {
  readonly radius_m: number;
  /** 440100 = the city. */
  readonly district: number;
  readonly covered: number;
  readonly total: number;
}

/**
 * Covered weight of `coverage_demand` for several radii at once, without measuring distances beyond the largest:
 * a second way to the same numbers, cheap enough for every publication.
 * @param radiiM metres, at least one
 */
export function coveredWithin(sql: Sql, radiiM: readonly number[]): Promise<readonly CoveredWeight[]> {
  const radii = radiiM.map(String);
  return sql<CoveredWeight[]>`
    with reach as (
      select radius, (radius * 100) ^ 2 as d2
      from unnest(${radii}::text[]::numeric[]) as given (radius)
    ),
    near as (
      -- squared distance to the nearest supply within the largest radius, whole centimetres
      select d.district, d.weight, found.d2_cm
      from coverage_demand d
      cross join lateral (
        select min((s.x_cm - d.x_cm) * (s.x_cm - d.x_cm) + (s.y_cm - d.y_cm) * (s.y_cm - d.y_cm)) as d2_cm
        from coverage_supply s
        where st_dwithin(s.geom, d.geom, ${Math.max(...radiiM) + 0.01})
      ) found
    ),
    scope as (
      select 440100 as district
      union all
      select code from district
    ),
    summed as (
      select
        reach.radius,
        coalesce(near.district, 440100) as district,
        sum(near.weight) as total,
        sum(near.weight) filter (where near.d2_cm <= reach.d2) as covered
      from near
      cross join reach
      group by grouping sets ((reach.radius, near.district), (reach.radius))
    )
    select
      reach.radius::float8 as radius_m,
      scope.district,
      coalesce(summed.covered, 0)::float8 as covered,
      coalesce(summed.total, 0)::float8 as total
    from reach
    cross join scope
    left join summed on summed.radius = reach.radius and summed.district = scope.district
    order by reach.radius, scope.district`;
}

/** How much supply a district has, and how much of it cannot be placed. */
export interface SupplyCounts {
  /** 440100 = the city, with what lies outside it or says no district. */
  readonly district: number;
  readonly located: number;
  readonly unlocated: number;
}

/**
 * Counts the supply of `coverage_facility` that passes the filters, by located district, and what would pass but
 * has no usable coordinates, by declared district.
 */
export function supplyByDistrict(
  sql: Sql,
  filter: { starsMin: number | null; types: readonly string[] | null },
): Promise<readonly SupplyCounts[]> {
  const types = filter.types === null ? null : [...filter.types];
  return sql<SupplyCounts[]>`
    with passing as (
      select located, case when located then located_district else declared_district end as district
      from coverage_facility
      where status = 'open'
        and (${filter.starsMin}::int is null or stars >= ${filter.starsMin}::int)
        and (${types}::text[] is null or type = any (${types}::text[]))
    ),
    scope as (
      select 440100 as district
      union all
      select code from district
    )
    select
      scope.district,
      count(*) filter (where passing.located)::int as located,
      count(*) filter (where not passing.located)::int as unlocated
    from scope
    left join passing on scope.district in (440100, passing.district)
    group by scope.district
    order by scope.district`;
}
