/**
 * Regulatory coverage in plain SQL, by the rules of geo/regulatory: who was to be inspected in a term and was, and
 * what is overdue on a day. Both are asked of temporary relations, which the server's check and the golden tests
 * fill differently.
 */
import type { Sql } from '../connect.ts';
import { knownIn, validOn } from './in-force.ts';

/** Makes the relations unless this transaction has them already; they vanish with it. */
export async function createRegulatoryRelations(sql: Sql): Promise<void> {
  await sql`
    create temp table if not exists regulatory_facility (
      id int not null,
      district int,
      opened_on date not null,
      closed_on date,
      in_use boolean not null,
      next_due_on date
    ) on commit drop`;
  await sql`
    create temp table if not exists regulatory_visit (
      facility_id int not null,
      day date not null,
      completed boolean not null
    ) on commit drop`;
}

/** Days as YYYY-MM-DD, both in the term. */
export interface TermDays {
  readonly firstDay: string;
  readonly lastDay: string;
}

export interface TermQuestion extends TermDays {
  readonly version: number;
  /** Types of canteens in scope. */
  readonly types: readonly string[];
  /** Purposes of the inspections that count; null = all. */
  readonly purposes: readonly string[] | null;
}

/**
 * Fills both relations for the canteens that were in the register, open or suspended, on the first day of a term, as
 * a version knows it. Their district is the declared one: that office is in charge, wherever the place lies.
 */
export async function fillTerm(sql: Sql, question: TermQuestion): Promise<void> {
  const { version, firstDay, lastDay, types, purposes } = question;
  await sql`truncate regulatory_facility, regulatory_visit`;
  await sql`
    insert into regulatory_facility (id, district, opened_on, closed_on, in_use)
    select f.id, f.declared_district, f.valid_from, coalesce(later.closed_on, later.ends_on), f.status = 'open'
    from facility f
    join canteen c on c.row_id = f.row_id
    cross join lateral (
      select
        min(n.valid_from) filter (where n.status = 'closed') as closed_on,
        case when bool_and(n.valid_to is not null) then max(n.valid_to) end as ends_on
      from facility n
      where n.id = f.id
        and n.valid_from >= f.valid_from
        and ${knownIn(sql, 'n', version)}
    ) later
    where f.kind = 'canteen'
      and ${knownIn(sql, 'f', version)}
      and ${validOn(sql, 'f', firstDay)}
      and f.status in ('open', 'suspended')
      and c.type = any(${[...types]}::text[])`;
  await sql`
    insert into regulatory_visit (facility_id, day, completed)
    select i.facility_id, i.inspected_on, i.completed
    from inspection i
    where ${knownIn(sql, 'i', version)}
      and i.inspected_on between ${firstDay}::date and ${lastDay}::date
      and (${purposes === null} or i.purpose = any(${[...(purposes ?? [])]}::text[]))`;
}

/** Fills `regulatory_facility` with the elevators on a day, as a version knows them, by declared district. */
export async function fillElevatorsDue(sql: Sql, on: { version: number; day: string }): Promise<void> {
  const { version, day } = on;
  await sql`truncate regulatory_facility`;
  await sql`
    insert into regulatory_facility (id, district, opened_on, in_use, next_due_on)
    select f.id, f.declared_district, f.valid_from, f.status = 'open', due.next_due_on
    from facility f
    left join elevator_due due
      on due.facility_id = f.id
      and ${knownIn(sql, 'due', version)}
      and ${validOn(sql, 'due', day)}
    where f.kind = 'elevator'
      and ${knownIn(sql, 'f', version)}
      and ${validOn(sql, 'f', day)}`;
}

/** One row of `regulatory_facility`, as the engine takes it. */
export interface RegulatedRow {
  readonly id: number;
  readonly district: number | null;
  readonly openedOn: string;
  readonly closedOn: string | null;
  readonly inUse: boolean;
  readonly nextDueOn: string | null;
}

export function regulated(sql: Sql): Promise<readonly RegulatedRow[]> {
  return sql<RegulatedRow[]>`
    select
      id,
      district,
      opened_on as "openedOn",
      closed_on as "closedOn",
      in_use as "inUse",
      next_due_on as "nextDueOn"
    from regulatory_facility`;
}

/** The rows of `regulatory_visit`, as the engine takes them. */
export function visits(sql: Sql): Promise<readonly { facility: number; day: string; completed: boolean }[]> {
  return sql`select facility_id as facility, day, completed from regulatory_visit`;
}

/** One line: a district, or 440100 for the city, where those without a district are counted as well. */
export interface InspectedLine {
  readonly district: number;
  readonly in_scope: number;
  readonly inspected: number;
  /** Ids, ascending: closed within the term without an inspection, and not yet inspected. */
  readonly closed: number[];
  readonly missing: number[];
}

/** The inspected share of a term by district, the city first; districts without anyone in scope have zeros. */
export function inspectedByDistrict(
  sql: Sql,
  { firstDay, lastDay }: TermDays,
): Promise<readonly InspectedLine[]> {
  return sql<InspectedLine[]>`
    with judged as (
      select
        f.id,
        f.district,
        exists (
          select
          from regulatory_visit v
          where v.facility_id = f.id
            and v.completed
            and v.day between ${firstDay}::date and ${lastDay}::date
        ) as is_inspected,
        f.closed_on is not null and f.closed_on <= ${lastDay}::date as is_closed
      from regulatory_facility f
      where f.opened_on <= ${firstDay}::date
        and (f.closed_on is null or f.closed_on > ${firstDay}::date)
    ),
    scope as (
      select 440100 as code
      union all
      select code from district
    )
    select
      scope.code as district,
      count(judged.id)::int as in_scope,
      count(judged.id) filter (where is_inspected)::int as inspected,
      coalesce(array_agg(id order by id) filter (where not is_inspected and is_closed), '{}') as closed,
      coalesce(array_agg(id order by id) filter (where not is_inspected and not is_closed), '{}') as missing
    from scope
    left join judged on scope.code = 440100 or judged.district = scope.code
    group by scope.code
    order by scope.code`;
}

export interface OverdueLine {
  readonly district: number;
  readonly in_use: number;
  readonly on_time: number;
  /** Ids, ascending. */
  readonly overdue: number[];
  readonly unknown: number[];
}

/** What is overdue on a day by district, the city first; districts without equipment in use have zeros. */
export function overdueByDistrict(sql: Sql, day: string): Promise<readonly OverdueLine[]> {
  return sql<OverdueLine[]>`
    with scope as (
      select 440100 as code
      union all
      select code from district
    )
    select
      scope.code as district,
      count(f.id)::int as in_use,
      count(f.id) filter (where f.next_due_on >= ${day}::date)::int as on_time,
      coalesce(array_agg(f.id order by f.id) filter (where f.next_due_on < ${day}::date), '{}') as overdue,
      coalesce(array_agg(f.id order by f.id) filter (where f.next_due_on is null and f.id is not null), '{}') as unknown
    from scope
    left join regulatory_facility f on f.in_use and (scope.code = 440100 or f.district = scope.code)
    group by scope.code
    order by scope.code`;
}
