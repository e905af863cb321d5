/**
 * What two data versions know of the facilities on which they may differ, each up to its day. Which differences are
 * reality and which corrections is decided in geo/regulatory/changes-*.
 */
import type {
  KnownDue,
  KnownFollowup,
  KnownInspection,
  KnownRating,
  Spell,
} from '../../geo/regulatory/changes-knowledge.ts';
import type { Kind } from '../../geo/kinds/vocabulary.ts';
import type { Sql } from '../connect.ts';
import { between, touched, type TwoVersions } from './changes-candidates.ts';
import { knownIn } from './in-force.ts';

/** A row with the facility it is about, and which of the versions knows it by its day. */
export type Sided<Row> = Row & {
  readonly id: number;
  readonly in_before: boolean;
  readonly in_after: boolean;
};

const sides = (sql: Sql, table: string, { before, after }: TwoVersions) => sql`
  ${knownIn(sql, table, before.version)} as in_before,
  ${knownIn(sql, table, after.version)} as in_after`;
const known = (sql: Sql, table: string, { before, after }: TwoVersions) => sql`
  (${knownIn(sql, table, before.version)} or ${knownIn(sql, table, after.version)})`;

/** Spells of facilities, by facility and first day. */
export function spellsOfIds(
  sql: Sql,
  ids: readonly number[],
  two: TwoVersions,
): Promise<readonly Sided<Spell & { kind: Kind }>[]> {
  return sql<Sided<Spell & { kind: Kind }>[]>`
    select
      f.id,
      f.kind,
      f.valid_from as "from",
      f.valid_to as "to",
      f.status,
      f.valid_from = brought.as_of as "isUndated",
      f.external_code as code,
      f.name_zh,
      f.name_en,
      f.address,
      f.town,
      f.declared_district as district,
      f.x_cm::float8 as "xCm",
      f.y_cm::float8 as "yCm",
      coalesce(to_jsonb(market), to_jsonb(canteen), to_jsonb(elevator), to_jsonb(station), '{}'::jsonb) - 'row_id'
        as details,
      ${sides(sql, 'f', two)}
    from facility f
    join data_version brought on brought.version = f.known_from
    left join market on market.row_id = f.row_id
    left join canteen on canteen.row_id = f.row_id
    left join elevator on elevator.row_id = f.row_id
    left join station on station.row_id = f.row_id
    where f.id = any(${[...ids]}::int[])
      and ${known(sql, 'f', two)}
    order by f.id, f.valid_from`;
}

/** Ratings, by facility and day. */
export function ratingsOfIds(
  sql: Sql,
  ids: readonly number[],
  two: TwoVersions,
): Promise<readonly Sided<KnownRating>[]> {
  return sql<Sided<KnownRating>[]>`
    select
      facility_id as id,
      state,
      stars::int as stars,
      rated_on as "ratedOn",
      valid_until as "validUntil",
      revoked_on as "revokedOn",
      ${sides(sql, 'market_rating', two)}
    from market_rating
    where facility_id = any(${[...ids]}::int[])
      and ${known(sql, 'market_rating', two)}
    order by facility_id, rated_on, state`;
}

/** Due dates, by facility and first day. */
export function duesOfIds(
  sql: Sql,
  ids: readonly number[],
  two: TwoVersions,
): Promise<readonly Sided<KnownDue>[]> {
  return sql<Sided<KnownDue>[]>`
    select
      facility_id as id,
      next_due_on as "nextDueOn",
      valid_from as "from",
      valid_to as "to",
      ${sides(sql, 'elevator_due', two)}
    from elevator_due
    where facility_id = any(${[...ids]}::int[])
      and ${known(sql, 'elevator_due', two)}
    order by facility_id, valid_from`;
}

/** Inspections between the days, and those before that only one of the versions knows; by facility and day. */
export function inspectionsOfIds(
  sql: Sql,
  ids: readonly number[],
  two: TwoVersions,
): Promise<readonly Sided<KnownInspection>[]> {
  return sql<Sided<KnownInspection>[]>`
    select
      facility_id as id,
      inspected_on as "on",
      purpose,
      completed,
      concat_ws(' ', case when completed then coalesce(result, 'completed') else 'not completed' end,
        case when hazards > 0 then hazards || ' hazards' end, inspector) as outcome,
      ${sides(sql, 'inspection', two)}
    from inspection
    where facility_id = any(${[...ids]}::int[])
      and (
        ${touched(sql, 'inspection', two)}
        or (${knownIn(sql, 'inspection', two.after.version)} and ${between(sql, 'inspected_on', two)})
      )
    order by facility_id, inspected_on, inspection.id`;
}

/** Follow-ups dealt with between the days, and those that only one of the versions knows; by facility and day. */
export function followupsOfIds(
  sql: Sql,
  ids: readonly number[],
  two: TwoVersions,
): Promise<readonly Sided<KnownFollowup>[]> {
  return sql<Sided<KnownFollowup>[]>`
    select
      i.facility_id as id,
      i.inspected_on as "inspectedOn",
      u.due_on as "dueOn",
      u.done_on as "doneOn",
      ${sides(sql, 'u', two)}
    from followup u
    join inspection i on i.id = u.inspection_id
    where i.facility_id = any(${[...ids]}::int[])
      and (
        ${touched(sql, 'u', two)}
        or (${knownIn(sql, 'u', two.after.version)} and ${between(sql, 'u.done_on', two)})
      )
    order by i.facility_id, u.due_on, u.id`;
}

/** Samples of a district and month as each version knows them; null = not known. */
export interface SampledMonth {
  readonly district: number;
  /** Last day of the month. */
  readonly day: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Months that ended by the later day and are known otherwise, or ended between the days; by district and month. */
export function sampledMonths(sql: Sql, two: TwoVersions): Promise<readonly SampledMonth[]> {
  const { before, after } = two;
  return sql<SampledMonth[]>`
    with month as (
      select
        district,
        (month + interval '1 month')::date - 1 as day,
        max(passed || '/' || sampled) filter (where ${knownIn(sql, 'food_sampling', before.version)}) as before,
        max(passed || '/' || sampled) filter (where ${knownIn(sql, 'food_sampling', after.version)}) as after
      from food_sampling
      where ${known(sql, 'food_sampling', two)}
      group by district, month
    )
    select district, day, before, after
    from month
    where (day > ${before.day}::date and day <= ${after.day}::date and after is not null)
      or (day <= ${before.day}::date and before is distinct from after)
    order by district, day`;
}
