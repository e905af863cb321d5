/** The synthetic records of the demonstration, which give way to real ones of the same kind. */
import type { Kind } from '../../geo/kinds/vocabulary.ts';
import type { Sql } from '../connect.ts';

/** How many synthetic facilities of a kind are known now. */
export async function countSynthetic(sql: Sql, kind: Kind): Promise<number> {
  const [row] = await sql<{ facilities: number }[]>`
    select count(distinct id)::int as facilities
    from facility
    where kind = ${kind}
      and known_to is null
      and data_origin = 'synthetic'`;
  return row?.facilities ?? 0;
}

/** Ends what is known of the synthetic facilities of a kind, with their ratings, due dates, inspections and follow-ups. */
export async function endSynthetic(sql: Sql, kind: Kind, version: number): Promise<void> {
  await sql`
    update followup
    set known_to = ${version}
    from inspection i
    join facility_identity d on d.id = i.facility_id
    where i.id = followup.inspection_id
      and d.kind = ${kind}
      and followup.known_to is null
      and followup.data_origin = 'synthetic'`;
  for (const table of ['inspection', 'market_rating', 'elevator_due'] as const) {
    await sql`
      update ${sql(table)}
      set known_to = ${version}
      where known_to is null
        and data_origin = 'synthetic'
        and facility_id in (select id from facility_identity where kind = ${kind})`;
  }
  await sql`
    update facility
    set known_to = ${version}
    where kind = ${kind}
      and known_to is null
      and data_origin = 'synthetic'`;
}
