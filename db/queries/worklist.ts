/** The facilities of a work list, as they are on a day. */
import type { WorklistItem } from '../../geo/regulatory/answers.ts';
import type { Sql } from '../connect.ts';
import { knownIn, validOn } from './in-force.ts';

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
        and ${knownIn(sql, 'i', version)}
    ) visited on true
    left join elevator_due due
      on due.facility_id = f.id
      and ${knownIn(sql, 'due', version)}
      and ${validOn(sql, 'due', day)}
    where f.id = any(${[...ids]}::int[])
      and ${knownIn(sql, 'f', version)}
      and ${validOn(sql, 'f', day)}
    order by due.next_due_on nulls last, visited.last_on nulls first, f.id`;
}
