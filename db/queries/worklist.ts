/** The facilities of a work list, as they are on a day. */
import type { WorklistItem } from '../../geo/regulatory/answers.ts';
import type { Sql } from '../connect.ts';

/** Those of the ids that a version knows on a day: longest overdue first, then longest without an inspection. */
export function worklistItems(
  sql: Sql,
  { version, day, ids }: { version: number; day: string; ids: readonly number[] },
): Promise<readonly WorklistItem[]> {
  return sql<WorklistItem[]>`
    select
      f.id,
      f.external_code,
      f.name_zh,
      f.name_en,
      f.address,
      f.town,
      f.declared_district as district,
      visited.last_on as inspected_on,
      due.next_due_on
    from facility f
    left join lateral (
      select max(i.inspected_on) as last_on
      from inspection i
      where i.facility_id = f.id
        and i.completed
        and i.inspected_on <= ${day}::date
        and i.known_from <= ${version}
        and (i.known_to is null or i.known_to > ${version})
    ) visited on true
    left join elevator_due due
      on due.facility_id = f.id
      and due.known_from <= ${version}
      and (due.known_to is null or due.known_to > ${version})
      and due.valid_from <= ${day}::date
      and (due.valid_to is null or due.valid_to > ${day}::date)
    where f.id = any(${[...ids]}::int[])
      and f.known_from <= ${version}
      and (f.known_to is null or f.known_to > ${version})
      and f.valid_from <= ${day}::date
      and (f.valid_to is null or f.valid_to > ${day}::date)
    order by due.next_due_on nulls last, visited.last_on nulls first, f.id`;
}
