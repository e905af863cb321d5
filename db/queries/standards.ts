/** Service radii that coverage can be held against. */
import type { Standard } from '../../geo/answers.ts';
import type { Sql } from '../connect.ts';

/** The standards by kind of supply and radius; those of a city, not of a version of its data. */
export async function standards(sql: Sql): Promise<readonly Standard[]> {
  const rows = await sql<Standard[]>`
    select
      key,
      name_zh,
      name_en,
      supply,
      radius_m,
      source,
      verified
    from standard
    order by supply, radius_m, key`;
  return rows.map((row) => ({ ...row }));
}
