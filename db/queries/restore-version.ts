/** Making the present knowledge equal to that of an older version, without changing a row but its end. */
import type { Sql } from '../connect.ts';

/** Tables whose rows stand for themselves: nothing refers to them. */
export const PLAIN_HISTORIES = ['market_rating', 'elevator_due', 'food_sampling', 'town'] as const;
type History = (typeof PLAIN_HISTORIES)[number] | 'facility' | 'inspection' | 'followup';

/** Where the restored knowledge comes from, and the version that will hold it. */
export interface Restoration {
  readonly from: number;
  readonly into: number;
}

/** Columns of a table that say what was known, without numbers that the database gives and generated ones. */
async function columnsOf(sql: Sql, table: string, except: readonly string[]): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select attname as name
    from pg_attribute
    where attrelid = ${table}::regclass
      and attnum > 0
      and not attisdropped
      and attgenerated = ''
      and attidentity = ''
      and attname <> all (${[...except]}::text[])
    order by attnum`;
  return rows.map(({ name }) => name);
}

/** Ends the current rows that the older version did not know; says how many. */
export async function endUnknown(sql: Sql, table: History, { from, into }: Restoration): Promise<number> {
  const { count } = await sql`
    update ${sql(table)}
    set known_to = ${into}
    where known_to is null
      and known_from > ${from}`;
  return count;
}

/** Says again what the older version knew and was ended since; how many rows. */
export async function sayAgain(sql: Sql, table: History, { from, into }: Restoration): Promise<number> {
  const columns = await columnsOf(sql, table, ['known_from', 'known_to']);
  const { count } = await sql`
    insert into ${sql(table)} (${sql(columns)}, known_from)
    select ${sql(columns)}, ${into}
    from ${sql(table)}
    where known_from <= ${from}
      and known_to > ${from}`;
  return count;
}

/** Copies the details of facility rows that were said again. */
export async function copyDetails(
  sql: Sql,
  table: 'market' | 'canteen' | 'elevator' | 'station',
  { from, into }: Restoration,
): Promise<void> {
  const columns = await columnsOf(sql, table, ['row_id']);
  await sql`
    insert into ${sql(table)} (${sql(columns)}, row_id)
    select ${sql(columns.map((column) => `detail.${column}`))}, again.row_id
    from facility again
    join facility before on before.id = again.id and before.valid_from = again.valid_from
    join ${sql(table)} detail on detail.row_id = before.row_id
    where again.known_from = ${into}
      and before.known_from <= ${from}
      and before.known_to > ${from}`;
}

/** Inspections have numbers that follow-ups refer to: says them again under new ones and takes the follow-ups along. */
export async function sayInspectionsAgain(sql: Sql, { from, into }: Restoration): Promise<number> {
  const columns = await columnsOf(sql, 'inspection', ['id', 'known_from', 'known_to']);
  await sql`
    create temp table inspection_again on commit drop as
    select id as old_id, nextval(pg_get_serial_sequence('inspection', 'id'))::int as new_id
    from inspection
    where known_from <= ${from}
      and known_to > ${from}
    order by id`;
  const { count } = await sql`
    insert into inspection (${sql(columns)}, id, known_from)
    select ${sql(columns.map((column) => `inspection.${column}`))}, again.new_id, ${into}
    from inspection_again again
    join inspection on inspection.id = again.old_id`;
  const ended = await endUnknown(sql, 'followup', { from, into });
  await sql`
    update followup
    set known_to = ${into}
    where known_to is null
      and inspection_id in (select old_id from inspection_again)`;
  const said = await sayAgain(sql, 'followup', { from, into });
  await sql`
    update followup
    set inspection_id = again.new_id
    from inspection_again again
    where followup.known_from = ${into}
      and followup.inspection_id = again.old_id`;
  await sql`drop table inspection_again`;
  return count + ended + said;
}
