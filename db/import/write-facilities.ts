/** Writes a plan: supersedes rows, gives numbers to new facilities and rows, inserts in batches. */
import type { Kind } from '../../geo/kinds/vocabulary.ts';
import type { Sql } from '../connect.ts';
import { DETAILS, qualityOf } from './facility-row.ts';
import type { FacilityPlan, Target } from './plan-facilities.ts';

/** Rows a statement carries; well under what the socket of the embedded database takes at once. */
const BATCH_ROWS = 10_000;

/** What every written row carries. */
export interface WriteContext {
  readonly kind: Kind;
  readonly version: number;
  readonly batch: number;
  readonly origin: string;
  readonly onProgress?: ((text: string) => void) | undefined;
}

/** Rows in slices of `BATCH_ROWS`, as JSON text. */
export function* jsonBatches(rows: readonly unknown[]): Generator<string> {
  for (let at = 0; at < rows.length; at += BATCH_ROWS) yield JSON.stringify(rows.slice(at, at + BATCH_ROWS));
}

/** Numbers that no row has yet, ascending. */
export async function nextNumbers(sql: Sql, table: string, column: string, count: number): Promise<number[]> {
  if (count === 0) return [];
  const rows = await sql<{ number: number }[]>`
    select nextval(pg_get_serial_sequence(${table}, ${column}))::int as number
    from generate_series(1, ${count}::int)`;
  return rows.map(({ number }) => number).sort((a, b) => a - b);
}

/** Ends what is known of rows of a table, by `row_id`. */
export async function supersede(
  sql: Sql,
  table: string,
  rowIds: readonly number[],
  version: number,
): Promise<void> {
  if (rowIds.length === 0) return;
  await sql`
    update ${sql(table)}
    set known_to = ${version}
    where row_id = any(${rowIds as number[]}::int[])
      and known_to is null`;
}

/** Writes everything of a plan with the version and batch given, inside the caller's transaction. */
export async function writeFacilities(sql: Sql, plan: FacilityPlan, context: WriteContext): Promise<void> {
  const { kind, version, batch } = context;
  await supersede(sql, 'facility', plan.supersede, version);
  await supersede(sql, 'market_rating', plan.supersedeRatings, version);
  await supersede(sql, 'elevator_due', plan.supersedeDues, version);

  const ids = await nextNumbers(sql, 'facility_identity', 'id', plan.fresh);
  if (ids.length > 0) {
    await sql`
      insert into facility_identity (id, kind)
      select id, ${kind}
      from unnest(${ids}::int[]) as fresh (id)`;
  }
  const idOf = (target: Target) => ('id' in target ? target.id : (ids[target.fresh] ?? 0));
  const rowIds = await nextNumbers(sql, 'facility', 'row_id', plan.insert.length);

  const rows = plan.insert.map(({ target, record }, at) => ({
    row_id: rowIds[at],
    id: idOf(target),
    external_code: record.code,
    name_zh: record.nameZh,
    name_en: record.nameEn,
    address: record.address,
    town: record.town,
    declared_district: record.declaredDistrict,
    located_district: record.place?.locatedDistrict ?? null,
    lng: record.place?.lng ?? null,
    lat: record.place?.lat ?? null,
    original_x: record.place?.originalX ?? null,
    original_y: record.place?.originalY ?? null,
    original_datum: record.place?.originalDatum ?? null,
    location_quality: qualityOf(record.place, record.declaredDistrict),
    status: record.status,
    valid_from: record.validFrom,
    valid_to: record.validTo,
    data_origin: record.origin,
    ...record.detail,
  }));
  let written = 0;
  for (const json of jsonBatches(rows)) {
    await insertFacilities(sql, json, context);
    await insertDetails(sql, json, kind);
    written = Math.min(rows.length, written + BATCH_ROWS);
    context.onProgress?.(`Written ${written} of ${rows.length} rows.`);
  }
  await insertRatings(sql, plan.insertRatings, idOf, context);
  for (const json of jsonBatches(
    plan.insertDues.map(({ target, ...due }) => ({ id: idOf(target), ...due })),
  )) {
    await sql`
      insert into elevator_due
        (facility_id, next_due_on, valid_from, valid_to, known_from, data_origin, import_batch)
      select id, "nextDueOn", "validFrom", "validTo", ${version}::int, ${context.origin}, ${batch}::int
      from jsonb_to_recordset(${json}::text::jsonb)
        as given (id int, "nextDueOn" date, "validFrom" date, "validTo" date)`;
  }
}

async function insertFacilities(
  sql: Sql,
  json: string,
  { kind, version, batch }: WriteContext,
): Promise<void> {
  await sql`
    insert into facility (
      row_id, id, kind, external_code, name_zh, name_en, address, town, declared_district, located_district, geom,
      original_x, original_y, original_datum, location_quality, status, valid_from, valid_to, known_from,
      data_origin, import_batch
    )
    select
      row_id, id, ${kind}, external_code, name_zh, name_en, address, town, declared_district, located_district,
      case when lng is not null then st_setsrid(st_makepoint(lng, lat), 4326) end,
      original_x, original_y, original_datum, location_quality, status, valid_from, valid_to, ${version}::int,
      data_origin, ${batch}::int
    from jsonb_to_recordset(${json}::text::jsonb) as given (
      row_id int, id int, external_code text, name_zh text, name_en text, address text, town text,
      declared_district int, located_district int, lng float8, lat float8, original_x float8, original_y float8,
      original_datum text, location_quality text, status text, valid_from date, valid_to date, data_origin text
    )`;
}

async function insertDetails(sql: Sql, json: string, kind: Kind): Promise<void> {
  const columns = Object.entries(DETAILS[kind].columns);
  // Names and types come from the fixed list in facility-row.ts, never from a file.
  const types = sql.unsafe(columns.map(([name, type]) => `${name} ${type}`).join(', '));
  const names = ['row_id', ...columns.map(([name]) => name)];
  await sql`
    insert into ${sql(kind)} (${sql(names)})
    select ${sql(names)}
    from jsonb_to_recordset(${json}::text::jsonb) as given (row_id int, ${types})`;
}

/** Inserts ratings; `idOf` gives the facility of a target. */
export async function insertRatings(
  sql: Sql,
  ratings: FacilityPlan['insertRatings'],
  idOf: (target: Target) => number,
  context: Pick<WriteContext, 'version' | 'batch' | 'origin'>,
): Promise<void> {
  const rows = ratings.map(({ target, record }) => ({ id: idOf(target), ...record }));
  for (const json of jsonBatches(rows)) {
    await sql`
      insert into market_rating (
        facility_id, state, stars, rated_on, valid_until, revoked_on, issuer, scheme, known_from, data_origin,
        import_batch
      )
      select
        id, state, stars, "ratedOn", "validUntil", "revokedOn", issuer, scheme, ${context.version}::int,
        ${context.origin}, ${context.batch}::int
      from jsonb_to_recordset(${json}::text::jsonb) as given (
        id int, state text, stars smallint, "ratedOn" date, "validUntil" date, "revokedOn" date, issuer text,
        scheme text
      )`;
  }
}
