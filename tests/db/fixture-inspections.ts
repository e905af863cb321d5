/**
 * Inspections, follow-ups, bright kitchens and food samples for the made-up city, by a fixed sequence: every result,
 * not completed ones, deadlines on and around its day, and canteens of which nothing is known.
 */
import type { Sql } from '../../db/connect.ts';

/** Adds them to the version that there is. */
export async function fillInspections(tx: Sql): Promise<void> {
  const [version] = await tx<{ version: number; batch: number }[]>`
    select max(version) as version, (select max(id) from import_batch) as batch from data_version`;
  if (!version) throw new Error('Nothing is published.');
  const { version: known, batch } = version;
  await tx`update canteen set bright_kitchen = case row_id % 4 when 0 then null when 1 then false else true end`;
  await tx`
    insert into inspection
      (facility_id, inspected_on, purpose, completed, result, hazards, known_from, data_origin, import_batch)
    select
      f.id,
      date '2026-11-25' - (f.id * 7 + n * 211) % 420,
      case when f.kind = 'elevator' then 'equipment' when c.type = 'offsite_supplier' then 'third_party' else 'term' end,
      (f.id + n) % 9 > 0,
      case when (f.id + n) % 9 = 0 then null else (array['pass', 'hazard', 'fail'])[1 + (f.id + n) % 3] end,
      case when (f.id + n) % 9 = 0 then 0 else (f.id + n) % 4 end,
      ${known}, 'synthetic', ${batch}
    from facility f
    left join canteen c on c.row_id = f.row_id
    cross join generate_series(1, 2) n
    where f.kind in ('canteen', 'elevator') and f.id % 5 > 0`;
  await tx`
    insert into followup (inspection_id, due_on, done_on, outcome, known_from, data_origin, import_batch)
    select
      i.id,
      i.inspected_on + 30 + n,
      case when (i.id + n) % 3 > 0 then i.inspected_on + (i.id * n) % 50 end,
      case when (i.id + n) % 3 > 0 then 'resolved' else 'open' end,
      ${known}, 'synthetic', ${batch}
    from inspection i
    cross join generate_series(1, 2) n
    where i.hazards > 0 and i.id % 7 > 0 and (n = 1 or i.id % 5 = 0)`;
  await tx`
    insert into food_sampling (district, month, sampled, passed, known_from, data_origin, import_batch)
    select code, month::date, 40 + code % 7 + extract(month from month)::int, 38 + code % 7, ${known}, 'synthetic', ${batch}
    from district
    cross join generate_series(date '2025-01-01', date '2026-11-01', interval '1 month') month
    where code <> 440118`;
}
