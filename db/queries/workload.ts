/** What the workload of offices is made of, and the same figures by plain SQL. */
import { OFFICE_TYPES, type OfficeType } from '../../geo/regulatory/workload-offices.ts';
import {
  type InspectionCounts,
  WORKLOAD_KINDS,
  type WorkloadKind,
} from '../../geo/regulatory/workload-kinds.ts';
import type { Sql } from '../connect.ts';
import { knownIn, validOn } from './in-force.ts';
import { int32Column } from './packed.ts';
import type { On } from './scorecard-register.ts';

/** Who works at an office, and how to reach it. */
export interface OfficeStaff {
  readonly id: number;
  /** Null = unknown. */
  readonly inspectors: number | null;
  readonly phone: string | null;
}

/** The staff of offices on a day, by id. */
export function officeStaff(
  sql: Sql,
  { version, day, ids }: On & { ids: readonly number[] },
): Promise<readonly OfficeStaff[]> {
  return sql<OfficeStaff[]>`
    select f.id, s.inspectors, s.phone
    from facility f
    join station s on s.row_id = f.row_id
    where f.id = any(${[...ids]}::int[])
      and ${knownIn(sql, 'f', version)}
      and ${validOn(sql, 'f', day)}
    order by f.id`;
}

/** Inspections that are the work of offices: completed ones, without the evaluations by third parties. */
const countsAsWork = (sql: Sql, { version, day }: On) => sql`
  i.completed
    and i.purpose <> 'third_party'
    and i.inspected_on > ${day}::date - interval '1 year'
    and i.inspected_on <= ${day}::date
    and ${knownIn(sql, 'i', version)}`;

/** Inspections of the twelve months that end with a day, third-party evaluations left out. */
export async function inspectionCounts(sql: Sql, on: On): Promise<InspectionCounts> {
  const [packed] = await sql<{ id: Buffer | null; count: Buffer | null }[]>`
    with counted as (
      select i.facility_id as id, count(*)::int as count
      from inspection i
      where ${countsAsWork(sql, on)}
      group by i.facility_id
    )
    select
      string_agg(int4send(id), ''::bytea order by id) as id,
      string_agg(int4send(count), ''::bytea order by id) as count
    from counted`;
  return { id: int32Column(packed?.id ?? null), count: int32Column(packed?.count ?? null) };
}

/** One office by plain SQL. */
export interface OfficeWork {
  readonly id: number;
  readonly type: OfficeType;
  readonly district: number | null;
  readonly inspectors: number | null;
  readonly facilities: Readonly<Record<WorkloadKind, number>>;
  readonly inspections: number;
  readonly farthest_id: number | null;
  /** cm² */
  readonly farthest_d2: number | null;
}

/** Makes the relations of offices and of what they have charge of, unless this transaction has them already. */
export async function createWorkloadRelations(sql: Sql): Promise<void> {
  await sql`
    create temp table if not exists workload_office (
      id int not null,
      type text not null,
      district int,
      inspectors int,
      x_cm bigint not null,
      y_cm bigint not null
    ) on commit drop`;
  await sql`
    create temp table if not exists workload_facility (
      id int not null,
      kind text not null,
      type text not null,
      x_cm bigint not null,
      y_cm bigint not null
    ) on commit drop`;
}

/** Fills `workload_office` with the open, located offices of a day. */
export async function fillOffices(sql: Sql, { version, day }: On): Promise<void> {
  await sql`truncate workload_office`;
  await sql`
    insert into workload_office (id, type, district, inspectors, x_cm, y_cm)
    select f.id, s.type, f.declared_district, s.inspectors, f.x_cm, f.y_cm
    from facility f
    join station s on s.row_id = f.row_id
    where f.status = 'open'
      and f.geom is not null
      and s.type = any(${[...OFFICE_TYPES]}::text[])
      and ${knownIn(sql, 'f', version)}
      and ${validOn(sql, 'f', day)}`;
}

/**
 * Fills `workload_facility` with the open, located facilities of a day and the type of office that has charge of them:
 * after the offices, which decide it for elevators.
 * @param everyElevator only elevators whose id is a multiple of it, since a city has hundreds of thousands
 */
export async function fillCharges(sql: Sql, { version, day }: On, everyElevator = 1): Promise<void> {
  await sql`truncate workload_facility`;
  await sql`
    insert into workload_facility (id, kind, type, x_cm, y_cm)
    select
      f.id,
      f.kind,
      case
        when f.kind = 'elevator'
          and f.declared_district in (select district from workload_office where type = 'equipment_inspection')
          then 'equipment_inspection'
        else 'supervision_office'
      end,
      f.x_cm,
      f.y_cm
    from facility f
    where f.status = 'open'
      and f.geom is not null
      and f.kind::text = any(${[...WORKLOAD_KINDS]}::text[])
      and (f.kind <> 'elevator' or f.id % ${everyElevator}::int = 0)
      and ${knownIn(sql, 'f', version)}
      and ${validOn(sql, 'f', day)}`;
}

/**
 * The workload of every office of `workload_office`, by id: every facility is measured against every office of its type,
 * in whole centimetres, and ties go to the smaller id.
 */
export function workloadByOffice(sql: Sql, on: On): Promise<readonly OfficeWork[]> {
  return sql<OfficeWork[]>`
    with charged as (
      select f.id, f.kind, near.id as office, near.d2
      from workload_facility f
      cross join lateral (
        select o.id, (o.x_cm - f.x_cm) * (o.x_cm - f.x_cm) + (o.y_cm - f.y_cm) * (o.y_cm - f.y_cm) as d2
        from workload_office o
        where o.type = f.type
        order by d2, o.id
        limit 1
      ) near
    ),
    visits as (
      select i.facility_id as id, count(*) as count
      from inspection i
      where ${countsAsWork(sql, on)}
      group by i.facility_id
    ),
    work as (
      select
        charged.office,
        count(*) filter (where kind = 'market')::int as market,
        count(*) filter (where kind = 'canteen')::int as canteen,
        count(*) filter (where kind = 'elevator')::int as elevator,
        coalesce(sum(visits.count), 0)::int as inspections,
        (array_agg(charged.id order by d2 desc, charged.id))[1] as farthest_id,
        max(d2)::float8 as farthest_d2
      from charged
      left join visits on visits.id = charged.id
      group by charged.office
    )
    select
      o.id,
      o.type,
      o.district,
      o.inspectors,
      jsonb_build_object(
        'market', coalesce(work.market, 0),
        'canteen', coalesce(work.canteen, 0),
        'elevator', coalesce(work.elevator, 0)
      ) as facilities,
      coalesce(work.inspections, 0) as inspections,
      work.farthest_id,
      work.farthest_d2
    from workload_office o
    left join work on work.office = o.id
    order by o.id`;
}
