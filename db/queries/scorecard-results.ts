/** What records besides the register say by district: hazards followed up, food samples passed, bright kitchens. */
import type { Sql } from '../connect.ts';
import { knownIn, validOn } from './in-force.ts';
import type { On } from './scorecard-register.ts';

export interface HazardLine {
  /** 440100 = the city; null = elevators that declare none. */
  readonly district: number | null;
  readonly done: number;
  readonly pending: number;
  readonly missed: number;
}

/**
 * Hazards that equipment inspections of the year found up to the day, by the rule of geo/regulatory/hazard-followup.
 * Their district is the one that the elevator declares on the day, closed or not.
 */
export function hazardsByDistrict(sql: Sql, { version, day }: On): Promise<readonly HazardLine[]> {
  return sql<HazardLine[]>`
    with inspected as (
      -- inspections of the year with their follow-ups
      select
        i.id,
        i.facility_id,
        greatest(i.hazards, 1) as hazards,
        i.hazards > 0 or i.result = 'hazard' as is_hazard,
        count(u.id) as followups,
        count(u.id) filter (where u.done_on is null or u.done_on > ${day}::date) as open,
        count(u.id) filter (
          where u.due_on < ${day}::date and (u.done_on is null or u.done_on > ${day}::date)
        ) as late
      from inspection i
      left join followup u
        on u.inspection_id = i.id
        and ${knownIn(sql, 'u', version)}
      where i.purpose = 'equipment'
        and i.completed
        and i.inspected_on between date_trunc('year', ${day}::date)::date and ${day}::date
        and ${knownIn(sql, 'i', version)}
      group by i.id
    ),
    placed as (
      -- the newest row of the elevator that had begun
      select
        elevator.declared_district as district,
        hazards,
        case
          when followups = 0 or late > 0 then 'missed'
          when open > 0 then 'pending'
          else 'done'
        end as state
      from inspected
      cross join lateral (
        select f.declared_district
        from facility f
        where f.id = inspected.facility_id
          and f.kind = 'elevator'
          and f.valid_from <= ${day}::date
          and ${knownIn(sql, 'f', version)}
        order by f.valid_from desc
        limit 1
      ) elevator
      where is_hazard or followups > 0
    )
    select
      case when grouping(district) = 1 then 440100 else district end as district,
      coalesce(sum(hazards) filter (where state = 'done'), 0)::int as done,
      coalesce(sum(hazards) filter (where state = 'pending'), 0)::int as pending,
      coalesce(sum(hazards) filter (where state = 'missed'), 0)::int as missed
    from placed
    group by grouping sets ((), (district))
    order by district`;
}

export interface SampleLine {
  readonly district: number;
  readonly sampled: number;
  readonly passed: number;
}

/** Food samples of the months of the year that have ended by the day; 440100 = the city. */
export function samplesByDistrict(sql: Sql, { version, day }: On): Promise<readonly SampleLine[]> {
  return sql<SampleLine[]>`
    select
      case when grouping(district) = 1 then 440100 else district end as district,
      coalesce(sum(sampled), 0)::int as sampled,
      coalesce(sum(passed), 0)::int as passed
    from food_sampling
    where month >= date_trunc('year', ${day}::date)
      and (month + interval '1 month')::date - 1 <= ${day}::date
      and ${knownIn(sql, 'food_sampling', version)}
    group by grouping sets ((), (district))
    order by district`;
}

export interface KitchenLine {
  readonly district: number | null;
  readonly bright: number;
  readonly not_bright: number;
  readonly unknown: number;
}

/** Open canteens by whether they have a bright kitchen; 440100 = the city. */
export function kitchensByDistrict(sql: Sql, { version, day }: On): Promise<readonly KitchenLine[]> {
  return sql<KitchenLine[]>`
    select
      case when grouping(f.declared_district) = 1 then 440100 else f.declared_district end as district,
      count(*) filter (where c.bright_kitchen)::int as bright,
      count(*) filter (where not c.bright_kitchen)::int as not_bright,
      count(*) filter (where c.bright_kitchen is null)::int as unknown
    from canteen c
    join facility f on f.row_id = c.row_id
    where f.kind = 'canteen'
      and f.status = 'open'
      and ${knownIn(sql, 'f', version)}
      and ${validOn(sql, 'f', day)}
    group by grouping sets ((), (f.declared_district))
    order by district`;
}
