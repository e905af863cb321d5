/** What the city set itself or reported: rows of `target`. */
import type { TargetRow } from '../../geo/regulatory/scorecard.ts';
import type { Sql } from '../connect.ts';

/** Those in force, by year, key and district. */
export function targetsInForce(sql: Sql): Promise<readonly TargetRow[]> {
  return sql<TargetRow[]>`
    select
      key,
      year,
      kind,
      name_zh,
      name_en,
      sentence,
      value::float8 as value,
      comparator,
      unit,
      scope,
      district,
      semantics,
      source,
      verified
    from target
    where retired_at is null
    order by year, key, district nulls first`;
}
