/** What a list says of each market beyond its columns: the rating in force, opening hours, telephone. */
import type { Sql } from '../connect.ts';

export interface MarketCard {
  readonly id: number;
  /** Of the newest granted rating on or before the day, whether it still stands or not; null = none. */
  readonly rated_on: string | null;
  readonly valid_until: string | null;
  readonly issuer: string | null;
  readonly hours: string | null;
  readonly phone: string | null;
}

/**
 * One card per market known at a version, by ascending id.
 * @param version a published version
 * @param day YYYY-MM-DD
 */
export async function marketCards(sql: Sql, version: number, day: string): Promise<MarketCard[]> {
  const rows = await sql<MarketCard[]>`
    with row_of_day as (
      -- the stretch of each market's history that speaks for the day
      select distinct on (id)
        id,
        row_id
      from facility
      where kind = 'market'
        and known_from <= ${version}
        and (known_to is null or known_to > ${version})
        and valid_from <= ${day}::date
      order by id, valid_from desc
    ),
    granted as (
      -- the rating that decides
      select distinct on (facility_id)
        facility_id,
        rated_on,
        valid_until,
        issuer
      from market_rating
      where state = 'granted'
        and rated_on <= ${day}::date
        and known_from <= ${version}
        and (known_to is null or known_to > ${version})
      order by facility_id, rated_on desc, row_id desc
    )
    select
      r.id,
      g.rated_on::text as rated_on,
      g.valid_until::text as valid_until,
      g.issuer,
      m.hours,
      m.phone
    from row_of_day r
    join market m on m.row_id = r.row_id
    left join granted g on g.facility_id = r.id
    order by r.id`;
  return [...rows];
}
