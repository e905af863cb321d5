/** Do the facts that a version brought contradict each other? */
import type { Sql } from '../connect.ts';

export interface Inconsistency {
  readonly kind: string;
  readonly id: number;
  readonly problem: string;
}

/**
 * What the constraints of the tables cannot see: two current rows of a facility (or of its due dates) that hold
 * on the same day, and rows without their details or with details of another kind. Looks at the facilities that
 * the version touched; at most 20 findings.
 */
export function findInconsistencies(sql: Sql, version: number): Promise<readonly Inconsistency[]> {
  return sql<Inconsistency[]>`
    with touched as (
      -- rows that this version brought
      select row_id, id, kind
      from facility
      where known_from = ${version}
    ),
    timeline as (
      -- current rows of the facilities concerned, each with the end of the one before
      select
        f.kind,
        f.id,
        f.valid_from,
        lag(coalesce(f.valid_to, 'infinity'::date)) over (partition by f.id order by f.valid_from) as previous_end
      from facility f
      where f.known_to is null
        and f.id in (select id from touched)
    ),
    due_timeline as (
      select
        d.facility_id,
        d.valid_from,
        lag(coalesce(d.valid_to, 'infinity'::date))
          over (partition by d.facility_id order by d.valid_from) as previous_end
      from elevator_due d
      where d.known_to is null
        and d.facility_id in (select facility_id from elevator_due where known_from = ${version})
    ),
    detail as (
      select row_id, 'market' as kind from market
      union all
      select row_id, 'canteen' from canteen
      union all
      select row_id, 'elevator' from elevator
      union all
      select row_id, 'station' from station
    ),
    detail_count as (
      select
        t.id,
        t.kind,
        count(d.row_id) as details,
        count(*) filter (where d.kind <> t.kind) as foreign_details
      from touched t
      left join detail d on d.row_id = t.row_id
      group by t.row_id, t.id, t.kind
    )
    select kind, id, 'two rows hold on ' || valid_from as problem
    from timeline
    where previous_end > valid_from
    union all
    select 'elevator', facility_id, 'two due dates stand on ' || valid_from
    from due_timeline
    where previous_end > valid_from
    union all
    select kind, id, 'a row has ' || details || ' detail rows'
    from detail_count
    where details <> 1
    union all
    select kind, id, 'a row has details of another kind'
    from detail_count
    where foreign_details > 0
    limit 20`;
}
