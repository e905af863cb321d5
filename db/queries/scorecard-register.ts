/** What the register holds open on a day, by declared district: facilities, elevators, canteens, markets with stars. */
import { OLD_FROM_YEARS } from '../../geo/regulatory/old-elevators.ts';
import type { Kind } from '../../geo/kinds/vocabulary.ts';
import type { Sql } from '../connect.ts';
import { knownIn, validOn } from './in-force.ts';

/** A published version, and a day as YYYY-MM-DD. */
export interface On {
  readonly version: number;
  readonly day: string;
}

export interface RegisterLine {
  /** 440100 = the city; null = those that declare none. */
  readonly district: number | null;
  readonly kind: Exclude<Kind, 'elevator'>;
  readonly open: number;
  readonly located: number;
}

/** Markets, canteens and stations; kinds and districts without anything open have no line. */
export function registerByDistrict(sql: Sql, { version, day }: On): Promise<readonly RegisterLine[]> {
  return sql<RegisterLine[]>`
    select
      case when grouping(f.declared_district) = 1 then 440100 else f.declared_district end as district,
      f.kind,
      count(*)::int as open,
      count(*) filter (where f.location_quality <> 'none')::int as located
    from facility f
    where f.kind in ('market', 'canteen', 'station')
      and f.status = 'open'
      and ${knownIn(sql, 'f', version)}
      and ${validOn(sql, 'f', day)}
    group by grouping sets ((f.kind), (f.kind, f.declared_district))
    order by f.kind, district`;
}

export interface ElevatorLine {
  readonly district: number | null;
  readonly open: number;
  readonly located: number;
  readonly overdue: number;
  readonly unknown: number;
  readonly residential: number;
  readonly old: number;
  readonly undated: number;
}

/**
 * Elevators in use: by their due date on the day, and by the years since they were installed. Districts are added up
 * to the city afterwards, so that a server may count in parallel.
 */
export function elevatorsByDistrict(sql: Sql, { version, day }: On): Promise<readonly ElevatorLine[]> {
  return sql<ElevatorLine[]>`
    with due as (
      -- the due date that stood on the day
      select facility_id, next_due_on
      from elevator_due
      where ${knownIn(sql, 'elevator_due', version)}
        and ${validOn(sql, 'elevator_due', day)}
    ),
    counted as (
      select
        f.declared_district as district,
        count(*) as open,
        count(*) filter (where f.location_quality <> 'none') as located,
        count(*) filter (where due.next_due_on < ${day}::date) as overdue,
        count(*) filter (where due.next_due_on is null) as unknown,
        count(*) filter (where e.residential) as residential,
        -- a year of installation so far back, on whatever day of it
        count(*) filter (
          where e.residential
            and e.installed_on < (date_trunc('year', ${day}::date) - ${`${OLD_FROM_YEARS - 1} years`}::interval)
        ) as old,
        count(*) filter (where e.residential and e.installed_on is null) as undated
      from facility f
      join elevator e on e.row_id = f.row_id
      left join due on due.facility_id = f.id
      where f.kind = 'elevator'
        and f.status = 'open'
        and ${knownIn(sql, 'f', version)}
        and ${validOn(sql, 'f', day)}
      group by f.declared_district
    )
    select
      case when grouping(district) = 1 then 440100 else district end as district,
      coalesce(sum(open), 0)::int as open,
      coalesce(sum(located), 0)::int as located,
      coalesce(sum(overdue), 0)::int as overdue,
      coalesce(sum(unknown), 0)::int as unknown,
      coalesce(sum(residential), 0)::int as residential,
      coalesce(sum(old), 0)::int as old,
      coalesce(sum(undated), 0)::int as undated
    from counted
    group by grouping sets ((), (district))
    order by district`;
}

export interface StarLine {
  readonly district: number | null;
  readonly valid: number;
  readonly expired: number;
}

/** Open markets by the stars in force on a day: the newest rating granted by then, unless it was revoked. */
export function starsByDistrict(sql: Sql, { version, day }: On): Promise<readonly StarLine[]> {
  return sql<StarLine[]>`
    with granted as (
      -- the newest rating of each market
      select distinct on (r.facility_id) r.facility_id, r.valid_until, r.revoked_on
      from market_rating r
      where r.state = 'granted'
        and r.rated_on <= ${day}::date
        and ${knownIn(sql, 'r', version)}
      order by r.facility_id, r.rated_on desc
    )
    select
      case when grouping(f.declared_district) = 1 then 440100 else f.declared_district end as district,
      count(*) filter (where valid_until is null or valid_until >= ${day}::date)::int as valid,
      count(*) filter (where valid_until < ${day}::date)::int as expired
    from facility f
    join granted on granted.facility_id = f.id
    where f.kind = 'market'
      and f.status = 'open'
      and ${knownIn(sql, 'f', version)}
      and ${validOn(sql, 'f', day)}
      and (granted.revoked_on is null or granted.revoked_on > ${day}::date)
    group by grouping sets ((), (f.declared_district))
    order by district`;
}

export interface GrantedLine {
  readonly district: number | null;
  readonly year: number;
  readonly markets: number;
}

/** Open markets that were granted stars in a year, once or more often, and have not lost those since. */
export function grantedByDistrict(sql: Sql, { version, day }: On): Promise<readonly GrantedLine[]> {
  return sql<GrantedLine[]>`
    with granted as (
      select r.facility_id, extract(year from r.rated_on)::int as year
      from market_rating r
      where r.state = 'granted'
        and r.rated_on <= ${day}::date
        and (r.revoked_on is null or r.revoked_on > ${day}::date)
        and ${knownIn(sql, 'r', version)}
      group by r.facility_id, year
    )
    select
      case when grouping(f.declared_district) = 1 then 440100 else f.declared_district end as district,
      year,
      count(*)::int as markets
    from facility f
    join granted on granted.facility_id = f.id
    where f.kind = 'market'
      and f.status = 'open'
      and ${knownIn(sql, 'f', version)}
      and ${validOn(sql, 'f', day)}
    group by grouping sets ((year), (year, f.declared_district))
    order by year, district`;
}
