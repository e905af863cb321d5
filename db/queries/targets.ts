/** What the city set itself or reported, and service radii: rows of `target` and `standard`, in force and retired. */
import type { Standard } from '../../geo/answers.ts';
import type { TargetRow } from '../../geo/regulatory/scorecard.ts';
import type { StandardRow } from '../../geo/regulatory/target-file-entry.ts';
import type { RecordOf } from '../../geo/regulatory/target-records.ts';
import type { Sql } from '../connect.ts';

const targetColumns = (sql: Sql) => sql`
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
  verified`;

const standardColumns = (sql: Sql) => sql`
  'standard' as kind,
  key,
  name_zh,
  name_en,
  supply,
  radius_m,
  sentence,
  source,
  verified`;

/** Since when and until when a row was in force, and who said so; times are those of Guangzhou. */
const lifeColumns = (sql: Sql) => sql`
  id,
  to_char(entered_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as entered_at,
  to_char(retired_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as retired_at,
  entered_after,
  retired_after,
  entered_by,
  retired_by`;

/** Those in force, by year, key and district. */
export function targetsInForce(sql: Sql): Promise<readonly TargetRow[]> {
  return sql<TargetRow[]>`
    select ${targetColumns(sql)}
    from target
    where retired_at is null
    order by year, key, district nulls first`;
}

/** Those that were in force when a data version was published, in the same order. */
export function targetsWhenPublished(sql: Sql, version: number): Promise<readonly TargetRow[]> {
  return sql<TargetRow[]>`
    select ${targetColumns(sql)}
    from target
    where entered_after < ${version}
      and (retired_after is null or retired_after >= ${version})
    order by year, key, district nulls first`;
}

/** The service radii in force, by kind of supply and radius. */
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
    where retired_at is null
    order by supply, radius_m, key`;
  return rows.map((row) => ({ ...row }));
}

/** Targets with their lives, by year, key and district, the row in force first, then the latest retired. */
export function targetRecords(sql: Sql, which: 'in force' | 'all'): Promise<readonly RecordOf<TargetRow>[]> {
  return sql<RecordOf<TargetRow>[]>`
    select ${lifeColumns(sql)}, ${targetColumns(sql)}
    from target
    where ${which === 'all'} or retired_at is null
    order by year, key, district nulls first, retired_at desc nulls first, id desc`;
}

/** Service radii with their lives, by kind of supply and key, in the same way. */
export function standardRecords(
  sql: Sql,
  which: 'in force' | 'all',
): Promise<readonly RecordOf<StandardRow>[]> {
  return sql<RecordOf<StandardRow>[]>`
    select ${lifeColumns(sql)}, ${standardColumns(sql)}
    from standard
    where ${which === 'all'} or retired_at is null
    order by supply, key, retired_at desc nulls first, id desc`;
}

/** A short text that is another one whenever a row was entered or retired: part of what answers are kept under. */
export async function targetRevision(sql: Sql): Promise<string> {
  const rows = await sql<{ revision: string }[]>`
    with line as (
      select 'target ' || to_jsonb(target)::text as line from target
      union all
      select 'standard ' || to_jsonb(standard)::text from standard
    )
    select left(md5(coalesce(string_agg(line, E'\n' order by line), '')), 12) as revision
    from line`;
  return rows.map(({ revision }) => revision).join();
}
