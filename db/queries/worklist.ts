/** What work lists are made of besides the register: last inspections, and hazards that nobody followed up. */
import type { Sql } from '../connect.ts';
import { knownIn } from './in-force.ts';
import type { On } from './scorecard-register.ts';

export interface LastInspection {
  readonly facility: number;
  /** YYYY-MM-DD */
  readonly day: string;
}

/**
 * The last completed inspection of facilities up to a day; those without one are left out.
 * @param purposes of the inspections that count; null = all
 */
export function lastInspections(
  sql: Sql,
  { version, day, ids, purposes }: On & { ids: readonly number[]; purposes: readonly string[] | null },
): Promise<readonly LastInspection[]> {
  return sql<LastInspection[]>`
    select i.facility_id as facility, max(i.inspected_on) as day
    from inspection i
    where i.facility_id = any(${[...ids]}::int[])
      and i.completed
      and i.inspected_on <= ${day}::date
      and (${purposes === null} or i.purpose = any(${[...(purposes ?? [])]}::text[]))
      and ${knownIn(sql, 'i', version)}
    group by i.facility_id
    order by i.facility_id`;
}

/** An inspection whose hazards were missed. */
export interface MissedHazards {
  readonly inspection: number;
  readonly facility: number;
  readonly inspected_on: string;
  readonly hazards: number;
  /** The earliest deadline that passed; null where no follow-up is on record. */
  readonly due_on: string | null;
}

/**
 * Inspections of elevators in the year of a day, up to that day, whose hazards were missed: by the rule of
 * geo/regulatory/hazard-followup, so that their hazards add up to those of `hazardsByDistrict`.
 */
export function missedHazards(sql: Sql, { version, day }: On): Promise<readonly MissedHazards[]> {
  return sql<MissedHazards[]>`
    with followed as (
      -- inspections of the year that found hazards, with their follow-ups
      select
        i.id as inspection,
        i.facility_id as facility,
        i.inspected_on,
        greatest(i.hazards, 1) as hazards,
        i.hazards > 0 or i.result = 'hazard' as is_hazard,
        count(u.id) as followups,
        min(u.due_on) filter (
          where u.due_on < ${day}::date and (u.done_on is null or u.done_on > ${day}::date)
        ) as due_on
      from inspection i
      join facility_identity f on f.id = i.facility_id and f.kind = 'elevator'
      left join followup u
        on u.inspection_id = i.id
        and ${knownIn(sql, 'u', version)}
      where i.purpose = 'equipment'
        and i.completed
        and i.inspected_on between date_trunc('year', ${day}::date)::date and ${day}::date
        and ${knownIn(sql, 'i', version)}
      group by i.id
    )
    select inspection, facility, inspected_on, hazards, due_on
    from followed
    where (is_hazard and followups = 0) or due_on is not null
    order by inspection`;
}
