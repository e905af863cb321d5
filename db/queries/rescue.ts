/**
 * The modelled rescue response in plain SQL, by the formula of geo/regulatory/rescue.ts: asked of
 * `coverage_distance` (coverage.ts), filled with elevators and their distance to the nearest rescue station. Decimals
 * stay decimals, so that elevators exactly at a limit are within it.
 */
import type { Sql } from '../connect.ts';

/** Parameters as decimal texts. */
export interface RescueQuestion {
  /** Minutes. */
  readonly dispatch: string;
  readonly readiness: string;
  readonly access: string;
  /** km/h. */
  readonly speed: string;
  /** How many times the straight line ways are long. */
  readonly detour: string;
  /** Minutes: two limits. */
  readonly limits: readonly [string, string];
}

/** One line: a district, or 440100 for the eleven together. */
export interface RescueFigures {
  readonly district: number;
  readonly elevators: number;
  /** Within each of the limits; within the first with distances 10 % longer and 10 % shorter. */
  readonly within_first: number;
  readonly within_second: number;
  readonly low_first: number;
  readonly high_first: number;
  /** Minutes; null without elevators or without stations. */
  readonly p50_min: number | null;
  readonly p90_min: number | null;
  readonly worst_min: number | null;
  /** Elevators within 1, 2, … 60 minutes. */
  readonly up_to_minute: number[];
}

/** The lines, the city first, then the districts in code order; without elevators they have zeros. */
export function rescueByDistrict(sql: Sql, question: RescueQuestion): Promise<readonly RescueFigures[]> {
  const { dispatch, readiness, access, speed, detour, limits } = question;
  return sql<RescueFigures[]>`
    with model as (
      -- minutes that do not depend on the way; what a centimetre of straight line and a minute of driving weigh
      select
        ${dispatch}::numeric + ${readiness}::numeric + ${access}::numeric as fixed,
        60 * ${detour}::numeric as per_cm,
        100000 * ${speed}::numeric as per_minute
    ),
    scoped as (
      -- every elevator in its district and in the city
      select district, weight, d2_cm, d2_cm * per_cm * per_cm as way
      from coverage_distance
      cross join model
      union all
      select 440100, weight, d2_cm, d2_cm * per_cm * per_cm
      from coverage_distance
      cross join model
    ),
    reach as (
      select
        (${limits[0]}::numeric - fixed) * per_minute as first,
        (${limits[1]}::numeric - fixed) * per_minute as second
      from model
    ),
    ordered as (
      select
        district,
        weight,
        way,
        d2_cm,
        sum(weight) over (partition by district order by d2_cm) as cumulative,
        sum(weight) over (partition by district) as total
      from scoped
    ),
    figures as (
      select
        district,
        sum(weight) as elevators,
        sum(weight) filter (where first >= 0 and way <= first * first) as within_first,
        sum(weight) filter (where second >= 0 and way <= second * second) as within_second,
        sum(weight) filter (where first >= 0 and way * 100 <= first * first * 81) as low_first,
        sum(weight) filter (where first >= 0 and way * 100 <= first * first * 121) as high_first,
        min(d2_cm) filter (where cumulative * 100 >= total * 50) as p50_d2,
        min(d2_cm) filter (where cumulative * 100 >= total * 90) as p90_d2,
        max(d2_cm) as worst_d2
      from ordered
      cross join reach
      group by district
    ),
    minute as (
      -- greatest whole cm² within each whole minute: div of decimals is exact
      select
        n,
        div((n - fixed) * per_minute * (n - fixed) * per_minute, per_cm * per_cm) as most
      from generate_series(1, 60) n
      cross join model
      where n >= fixed
    ),
    reached as (
      -- the first whole minute of each elevator: one below the next limit counts from there
      select district, weight, (select min(n) from minute) + width_bucket(d2_cm::numeric, limits.most) as n
      from scoped
      cross join (select array_agg(most + 1 order by n) as most from minute) limits
      where limits.most is not null and d2_cm is not null
    ),
    by_minute as (
      select district, n, sum(weight) as elevators
      from reached
      group by district, n
    ),
    scope as (
      select 440100 as code
      union all
      select code from district
    )
    select
      scope.code as district,
      coalesce(elevators, 0)::int as elevators,
      coalesce(within_first, 0)::int as within_first,
      coalesce(within_second, 0)::int as within_second,
      coalesce(low_first, 0)::int as low_first,
      coalesce(high_first, 0)::int as high_first,
      (fixed + per_cm * sqrt(p50_d2) / per_minute)::float8 as p50_min,
      (fixed + per_cm * sqrt(p90_d2) / per_minute)::float8 as p90_min,
      (fixed + per_cm * sqrt(worst_d2) / per_minute)::float8 as worst_min,
      array(
        select coalesce((
          select sum(b.elevators) from by_minute b where b.district = scope.code and b.n <= upto
        ), 0)::int
        from generate_series(1, 60) upto
        order by upto
      ) as up_to_minute
    from scope
    cross join model
    left join figures on figures.district = scope.code
    order by scope.code`;
}
