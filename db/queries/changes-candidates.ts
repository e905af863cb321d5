/** Which facilities two data versions may differ on, each looked at up to its day. */
import type { VersionDay } from '../../geo/regulatory/changes.ts';
import type { Sql } from '../connect.ts';
import { knownIn } from './in-force.ts';

/** The earlier and the later version with the days that are looked at. */
export interface TwoVersions {
  readonly before: VersionDay;
  readonly after: VersionDay;
}

/** Rows that one of the versions knows and the other does not. */
export const touched = (sql: Sql, table: string, { before, after }: TwoVersions) => sql`
  ((${sql(table)}.known_from > ${before.version} and ${sql(table)}.known_from <= ${after.version})
    or (${sql(table)}.known_to > ${before.version} and ${sql(table)}.known_to <= ${after.version}))`;

/** From the day after the earlier one to the later one. */
export const between = (sql: Sql, column: string, { before, after }: TwoVersions) => sql`
  (${sql(column)} > ${before.day}::date and ${sql(column)} <= ${after.day}::date)`;

/**
 * Makes a temporary relation of the facilities on which the versions may differ; it vanishes with the transaction.
 * @returns how many
 */
export async function findChanged(tx: Sql, two: TwoVersions): Promise<number> {
  const { before, after } = two;
  await tx`
    create temp table if not exists changed_facility (
      id int primary key
    ) on commit drop`;
  await tx`truncate changed_facility`;
  const { count } = await tx`
    insert into changed_facility (id)
    select f.id
    from facility f
    where ${touched(tx, 'f', two)}
      or (${knownIn(tx, 'f', after.version)} and (${between(tx, 'f.valid_from', two)} or ${between(tx, 'f.valid_to', two)}))
    union
    select r.facility_id
    from market_rating r
    where ${touched(tx, 'r', two)}
      or (
        ${knownIn(tx, 'r', after.version)}
        and (
          ${between(tx, 'r.rated_on', two)}
          or ${between(tx, 'r.revoked_on', two)}
          or (r.valid_until >= ${before.day}::date and r.valid_until < ${after.day}::date)
        )
      )
    union
    select d.facility_id
    from elevator_due d
    where ${touched(tx, 'd', two)}
      or (
        ${knownIn(tx, 'd', after.version)}
        and (
          ${between(tx, 'd.valid_from', two)}
          or ${between(tx, 'd.valid_to', two)}
          or (d.next_due_on >= ${before.day}::date and d.next_due_on < ${after.day}::date)
        )
      )
    union
    select i.facility_id
    from inspection i
    where ${touched(tx, 'i', two)}
      or (${knownIn(tx, 'i', after.version)} and ${between(tx, 'i.inspected_on', two)})
    union
    select i.facility_id
    from followup u
    join inspection i on i.id = u.inspection_id
    where ${touched(tx, 'u', two)}
      or (${knownIn(tx, 'u', after.version)} and ${between(tx, 'u.done_on', two)})`;
  return count;
}

/** The next ids of the relation, ascending. */
export async function changedIds(tx: Sql, above: number, most: number): Promise<number[]> {
  const rows = await tx<{ id: number }[]>`
    select id
    from changed_facility
    where id > ${above}
    order by id
    limit ${most}`;
  return rows.map(({ id }) => id);
}
