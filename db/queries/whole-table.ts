/** Whole tables as JSON, row by row, in a form that both engines write and read without loss. */
import { AppError } from '../../geo/errors.ts';
import type { Sql } from '../connect.ts';

/**
 * Every table of facts, and what visitors reported, so that what is referred to comes first. A test holds it against
 * the catalogue.
 */
export const FACT_TABLES = [
  'population_grid',
  'data_version',
  'population_cell',
  'import_batch',
  'import_reject',
  'town',
  'facility_identity',
  'facility',
  'market',
  'canteen',
  'elevator',
  'elevator_due',
  'station',
  'market_rating',
  'term',
  'inspection',
  'followup',
  'food_sampling',
  'target',
  'standard',
  'stored_coverage',
  'stored_cluster',
  'stored_gap_area',
  'visitor_report',
] as const;
export type FactTable = (typeof FACT_TABLES)[number];

interface Column {
  readonly name: string;
  readonly is_geometry: boolean;
  readonly is_identity: boolean;
  /** Position in the primary key, 0 outside it. */
  readonly key_position: number;
}

export interface FactTableDescription {
  readonly table: FactTable;
  readonly columns: readonly Column[];
}

/** The columns of a table, without generated ones, in their order. */
export async function describeFactTable(sql: Sql, table: FactTable): Promise<FactTableDescription> {
  const columns = await sql<Column[]>`
    select
      a.attname as name,
      format_type(a.atttypid, a.atttypmod) like 'geometry%' as is_geometry,
      a.attidentity <> '' as is_identity,
      coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0)::int as key_position
    from pg_attribute a
    left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
    where a.attrelid = ${table}::regclass
      and a.attnum > 0
      and not a.attisdropped
      and a.attgenerated = ''
    order by a.attnum`;
  if (!columns.length) throw new AppError('table_missing', `The table ${table} has no columns.`);
  return { table, columns };
}

/** Lines of JSON, one object a row, from the row at `offset` on, in the order of the primary key (of all columns without one). */
export async function readRows(
  sql: Sql,
  { table, columns }: FactTableDescription,
  offset: number,
  limit: number,
): Promise<string[]> {
  const selected = columns
    .map(({ name, is_geometry }) =>
      is_geometry ? sql`${sql(name)}::text as ${sql(name)}` : sql`${sql(name)}`,
    )
    .reduce((list, column) => sql`${list}, ${column}`);
  const key = columns.filter(({ key_position }) => key_position > 0);
  key.sort((a, b) => a.key_position - b.key_position);
  const order = (key.length ? key : columns)
    .map(({ name }) => sql`${sql(name)}`)
    .reduce((list, column) => sql`${list}, ${column}`);
  const rows = await sql<{ line: string }[]>`
    select row_to_json(chosen)::text as line
    from (
      select ${selected}
      from ${sql(table)}
      order by ${order}
      offset ${offset}
      limit ${limit}
    ) chosen`;
  return rows.map(({ line }) => line);
}

/**
 * Inserts rows that `readRows` gave.
 * @param json a JSON array of objects, at most some ten thousand
 */
export async function writeRows(
  sql: Sql,
  { table, columns }: FactTableDescription,
  json: string,
): Promise<void> {
  const names = columns.map(({ name }) => name);
  await sql`
    insert into ${sql(table)} (${sql(names)})
    overriding system value
    select ${sql(names)}
    from jsonb_populate_recordset(null::${sql(table)}, ${json}::text::jsonb)`;
}

/** Makes the numbers that the database gives out go on behind the largest one in the table. */
export async function resetIdentity(sql: Sql, { table, columns }: FactTableDescription): Promise<void> {
  for (const { name } of columns.filter(({ is_identity }) => is_identity))
    await sql`
      select setval(
        pg_get_serial_sequence(${table}, ${name}),
        coalesce((select max(${sql(name)}) from ${sql(table)}), 1),
        exists (select from ${sql(table)})
      )`;
}
