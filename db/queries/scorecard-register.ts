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
  readonly kind: Kind;
  readonly open: number;
  readonly located: number;
  /** Elevators. */
  readonly overdue: number;
  readonly unknown: number;
  readonly residential: number;
  readonly old: number;
  readonly undated: number;
  /** Canteens. */
  readonly bright: number;
  readonly not_bright: number;
}

/** One scan of the register; kinds and districts without anything open have no line. */
export function registerByDistrict(sql: Sql, { version, day }: On): Promise<readonly RegisterLine[]> {
  return sql<RegisterLine[]>`
    with due as (
      -- the due date that stood on the day
      select facility_id, next_due_on
      from elevator_due
      where ${knownIn(sql, 'elevator_due', version)}
        and ${validOn(sql, 'elevator_due', day)}
    ),
    judged as (
      -- what is open, with what its kind is counted by
      select
        f.kind,
        f.declared_district as district,
        f.location_quality <> 'none' as is_located,
        coalesce(due.next_due_on < ${day}::date, false) as is_overdue,
        f.kind = 'elevator' and due.next_due_on is null as is_unknown,
        coalesce(e.residential, false) as is_residential,
        extract(year from ${day}::date) - extract(year from e.installed_on) as age,
        c.bright_kitchen
      from facility f
      left join elevator e on f.kind = 'elevator' and e.row_id = f.row_id
      left join due on f.kind = 'elevator' and due.facility_id = f.id
      left join canteen c on f.kind = 'canteen' and c.row_id = f.row_id
      where f.status = 'open'
        and ${knownIn(sql, 'f', version)}
        and ${validOn(sql, 'f', day)}
    )
    select
      case when grouping(district) = 1 then 440100 else district end as district,
      kind,
      count(*)::int as open,
      count(*) filter (where is_located)::int as located,
      count(*) filter (where is_overdue)::int as overdue,
      count(*) filter (where is_unknown)::int as unknown,
      count(*) filter (where is_residential)::int as residential,
      count(*) filter (where is_residential and age >= ${OLD_FROM_YEARS}::int)::int as old,
      count(*) filter (where is_residential and age is null)::int as undated,
      count(*) filter (where bright_kitchen)::int as bright,
      count(*) filter (where not bright_kitchen)::int as not_bright
    from judged
    group by grouping sets ((kind), (kind, district))
    order by kind, district`;
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
