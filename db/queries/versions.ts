/** Which versions of the data there are. */
import type { Sql } from '../connect.ts';

/** One published state of the data. */
export interface VersionRow {
  readonly version: number;
  /** The day that its figures speak of, YYYY-MM-DD. */
  readonly as_of: string;
  /** Instant of publication, ISO 8601 in UTC. */
  readonly published_at: string;
  readonly cause: 'demo' | 'import' | 'rollback';
  readonly note: string;
  readonly population_grid: string | null;
  /** The version before it; null for the first. */
  readonly previous_version: number | null;
}

/** The newest version; null while nothing was published. */
export async function newestVersion(sql: Sql): Promise<VersionRow | null> {
  const [newest] = await versions(sql, { limit: 1 });
  return newest ?? null;
}

/**
 * Versions, newest first.
 * @param options.version only this one
 * @param options.limit at most so many (default 1,000)
 */
export function versions(
  sql: Sql,
  options: { version?: number; limit?: number } = {},
): Promise<readonly VersionRow[]> {
  return sql<VersionRow[]>`
    select
      version,
      as_of,
      to_char(published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as published_at,
      cause,
      note,
      population_grid,
      (select max(older.version) from data_version older where older.version < data_version.version) as previous_version
    from data_version
    where ${options.version ?? null}::int is null or version = ${options.version ?? null}::int
    order by version desc
    limit ${options.limit ?? 1_000}`;
}

/**
 * The version that was known on a day: of those that speak of it or an earlier one, the one of the latest day, and of
 * several of one day the newest; null before the first.
 */
export async function versionKnownOn(sql: Sql, day: string): Promise<number | null> {
  const rows = await sql<{ version: number }[]>`
    select version
    from data_version
    where as_of <= ${day}::date
    order by as_of desc, version desc
    limit 1`;
  return rows[0]?.version ?? null;
}
