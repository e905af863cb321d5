/** How many facilities there are, by kind. */
import type { Kind } from '../../geo/kinds/vocabulary.ts';
import type { Sql } from '../connect.ts';

export interface FacilityCounts {
  readonly kind: Kind;
  /** Every facility that the version knows. */
  readonly total: number;
  /** Open on the day. */
  readonly open: number;
  /** With usable coordinates. */
  readonly located: number;
}

/**
 * Counts of a version on a day, kinds in alphabetical order; kinds without facilities are left out.
 * @param day YYYY-MM-DD
 */
export function facilityCounts(sql: Sql, version: number, day: string): Promise<readonly FacilityCounts[]> {
  return sql<FacilityCounts[]>`
    with known as (
      -- rows that the version holds
      select id, kind, status, valid_from, valid_to, geom is not null as located
      from facility
      where known_from <= ${version}
        and (known_to is null or known_to > ${version})
    ),
    newest as (
      -- of each facility the row that holds on the day, else the last one before it, else the first after it
      select distinct on (id) id, kind, status, valid_to, valid_from, located
      from known
      order by id, (valid_from > ${day}::date), case when valid_from <= ${day}::date then valid_from end desc, valid_from
    )
    select
      kind,
      count(*)::int as total,
      (count(*) filter (
        where status = 'open' and valid_from <= ${day}::date and (valid_to is null or valid_to > ${day}::date)
      ))::int as open,
      (count(*) filter (where located))::int as located
    from newest
    group by kind
    order by kind`;
}
