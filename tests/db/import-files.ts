/** Files for the import tests, made by code, and what is in the database afterwards. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import type { Database, Sql } from '../../db/connect.ts';
import { importFile, type ImportOptions, type ImportReport } from '../../db/import/index.ts';
import { publish } from '../../db/publish.ts';

export const AS_OF = '2026-11-20';

const folder = mkdtempSync(path.join(os.tmpdir(), 'suitu-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;

/** Writes bytes or text (UTF-8) to a new file and gives its path. */
export function fileOf(content: string | Uint8Array, name = 'file.csv'): string {
  const file = path.join(folder, `${++made}-${name}`);
  writeFileSync(file, content);
  return file;
}

/** Lines of a CSV file. */
export const csv = (...lines: (string | number | null)[][]): string =>
  lines.map((line) => line.map((cell) => cell ?? '').join(',')).join('\n');

/** Imports a text as a market file of official WGS 84 rows; options change that. */
export function importText(
  database: Pick<Database, 'sql'>,
  text: string | Uint8Array,
  options: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  return importFile(database, {
    file: fileOf(text),
    content: 'market',
    datum: 'wgs84',
    origin: 'official',
    asOf: AS_OF,
    ...options,
  });
}

export interface StoredFacility {
  id: number;
  name: string;
  status: string;
  from: string;
  to: string | null;
  quality: string;
  declared: number | null;
  located: number | null;
  origin: string;
}

/** Facilities as known now, by id and first day. */
export function stored(sql: Sql, kind = 'market'): Promise<StoredFacility[]> {
  return sql<StoredFacility[]>`
    select
      id,
      name_zh as name,
      status::text as status,
      valid_from as "from",
      valid_to as "to",
      location_quality as quality,
      declared_district as declared,
      located_district as located,
      data_origin::text as origin
    from facility
    where kind = ${kind}
      and known_to is null
    order by id, valid_from`;
}

/** Number of rows of a table, superseded ones included. */
export async function countOf(sql: Sql, table: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from ${sql(table)}`;
  return row?.count ?? 0;
}

/** A synthetic market with a rating and an inspection, as the demonstration makes them; gives its id. */
export async function syntheticMarket(sql: Sql, name = '示例市场'): Promise<number> {
  let id = 0;
  await publish(sql, { asOf: AS_OF, cause: 'demo', note: 'test' }, async (version) => {
    const [batch] = await sql<{ id: number }[]>`
      insert into import_batch (content, file_name, file_sha256, file_bytes, data_origin, mode, version, report)
      values ('market', 'demo', '', 0, 'synthetic', 'load', ${version}, '{}')
      returning id`;
    const [made] = await sql<
      { id: number }[]
    >`insert into facility_identity (kind) values ('market') returning id`;
    id = made?.id ?? 0;
    const [row] = await sql<{ row_id: number }[]>`
      insert into facility (
        id, kind, name_zh, declared_district, located_district, geom, original_x, original_y, original_datum,
        location_quality, status,
        valid_from, known_from, data_origin, import_batch
      )
      values (
        ${id}, 'market', ${name}, 440106, 440106, st_setsrid(st_makepoint(113.36, 23.13), 4326), 113.36, 23.13, 'wgs84', 'exact',
        'open', '2020-01-01', ${version}, 'synthetic', ${batch?.id ?? 0}
      )
      returning row_id`;
    await sql`insert into market (row_id) values (${row?.row_id ?? 0})`;
    await sql`
      insert into market_rating (facility_id, state, stars, rated_on, issuer, scheme, known_from, data_origin, import_batch)
      values (${id}, 'granted', 4, '2025-01-01', '示例', '示例', ${version}, 'synthetic', ${batch?.id ?? 0})`;
    await sql`
      insert into inspection (facility_id, inspected_on, purpose, completed, known_from, data_origin, import_batch)
      values (${id}, '2025-01-01', 'routine', true, ${version}, 'synthetic', ${batch?.id ?? 0})`;
  });
  return id;
}
