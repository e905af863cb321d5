/** Single records that scorecards count, for the engine to count them again. */
import type { EquipmentInspection } from '../../geo/regulatory/hazard-followup.ts';
import type { SampledMonth } from '../../geo/regulatory/food-samples.ts';
import type { Sql } from '../connect.ts';
import { knownIn } from './in-force.ts';

export type InspectionRow = EquipmentInspection & { readonly facility: number };

/** Completed inspections of equipment with their follow-ups, of any day. */
export function equipmentInspections(sql: Sql, version: number): Promise<readonly InspectionRow[]> {
  return sql<InspectionRow[]>`
    select
      i.facility_id as facility,
      i.inspected_on as day,
      i.hazards,
      i.result,
      coalesce((
        select jsonb_agg(jsonb_build_object('dueOn', u.due_on, 'doneOn', u.done_on))
        from followup u
        where u.inspection_id = i.id
          and ${knownIn(sql, 'u', version)}
      ), '[]') as followups
    from inspection i
    where i.purpose = 'equipment'
      and i.completed
      and ${knownIn(sql, 'i', version)}`;
}

/** Whether canteens have a bright kitchen, by row of their history; null = unknown. */
export function brightKitchens(
  sql: Sql,
  version: number,
): Promise<readonly { id: number; validFrom: string; bright: boolean | null }[]> {
  return sql`
    select f.id, f.valid_from as "validFrom", c.bright_kitchen as bright
    from canteen c
    join facility f on f.row_id = c.row_id
    where ${knownIn(sql, 'f', version)}
    order by f.id, f.valid_from`;
}

/** Food samples of every month. */
export function foodSamplings(
  sql: Sql,
  version: number,
): Promise<readonly (SampledMonth & { readonly district: number })[]> {
  return sql`
    select district, month, sampled, passed
    from food_sampling
    where ${knownIn(sql, 'food_sampling', version)}`;
}
