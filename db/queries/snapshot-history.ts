/** The ratings of markets and the due dates of elevators that a version knows, as columns. */
import { NO_DAY } from '../../geo/columns/columns.ts';
import type { Sql } from '../connect.ts';
import { DAY_ZERO, int16Column, int32Column } from './packed.ts';

/** Ratings sorted by facility id, then day. Days count from 2000-01-01, NO_DAY = none. */
export interface RatingRows {
  readonly count: number;
  readonly facilityId: Int32Array;
  /** 1–5; 0 while pending. */
  readonly stars: Int16Array;
  readonly ratedOn: Int16Array;
  /** Last day of validity. */
  readonly validUntil: Int16Array;
  /** First day on which it is withdrawn. */
  readonly revokedOn: Int16Array;
}

/** Due dates sorted by facility id, then first day. Days as above. */
export interface DueRows {
  readonly count: number;
  readonly facilityId: Int32Array;
  readonly nextDueOn: Int16Array;
  readonly validFrom: Int16Array;
  readonly validTo: Int16Array;
}

type Packed<Column extends string> = { count: number } & Record<Column, Buffer | null>;

/** Reads the ratings known at a version. */
export async function snapshotRatings(sql: Sql, version: number): Promise<RatingRows> {
  const [packed] = await sql<Packed<'id' | 'stars' | 'rated_on' | 'valid_until' | 'revoked_on'>[]>`
    with known as (
      select
        facility_id as id,
        coalesce(stars, 0)::int2 as stars,
        (rated_on - ${DAY_ZERO}::date)::int2 as rated_on,
        coalesce(valid_until - ${DAY_ZERO}::date, ${NO_DAY})::int2 as valid_until,
        coalesce(revoked_on - ${DAY_ZERO}::date, ${NO_DAY})::int2 as revoked_on
      from market_rating
      where known_from <= ${version}
        and (known_to is null or known_to > ${version})
      order by facility_id, market_rating.rated_on, state
    )
    select
      count(*)::int as count,
      string_agg(int4send(id), ''::bytea) as id,
      string_agg(int2send(stars), ''::bytea) as stars,
      string_agg(int2send(rated_on), ''::bytea) as rated_on,
      string_agg(int2send(valid_until), ''::bytea) as valid_until,
      string_agg(int2send(revoked_on), ''::bytea) as revoked_on
    from known`;
  if (!packed) throw new RangeError('An aggregate without grouping returns one row.');
  return {
    count: packed.count,
    facilityId: int32Column(packed.id),
    stars: int16Column(packed.stars),
    ratedOn: int16Column(packed.rated_on),
    validUntil: int16Column(packed.valid_until),
    revokedOn: int16Column(packed.revoked_on),
  };
}

/** Reads the due dates known at a version. */
export async function snapshotDues(sql: Sql, version: number): Promise<DueRows> {
  const [packed] = await sql<Packed<'id' | 'next_due_on' | 'valid_from' | 'valid_to'>[]>`
    with known as (
      select
        facility_id as id,
        coalesce(next_due_on - ${DAY_ZERO}::date, ${NO_DAY})::int2 as next_due_on,
        (valid_from - ${DAY_ZERO}::date)::int2 as valid_from,
        coalesce(valid_to - ${DAY_ZERO}::date, ${NO_DAY})::int2 as valid_to
      from elevator_due
      where known_from <= ${version}
        and (known_to is null or known_to > ${version})
      order by facility_id, elevator_due.valid_from
    )
    select
      count(*)::int as count,
      string_agg(int4send(id), ''::bytea) as id,
      string_agg(int2send(next_due_on), ''::bytea) as next_due_on,
      string_agg(int2send(valid_from), ''::bytea) as valid_from,
      string_agg(int2send(valid_to), ''::bytea) as valid_to
    from known`;
  if (!packed) throw new RangeError('An aggregate without grouping returns one row.');
  return {
    count: packed.count,
    facilityId: int32Column(packed.id),
    nextDueOn: int16Column(packed.next_due_on),
    validFrom: int16Column(packed.valid_from),
    validTo: int16Column(packed.valid_to),
  };
}
