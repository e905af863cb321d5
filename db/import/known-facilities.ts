/** What the database knows now of the facilities of a kind: the rows that an import is compared with. */
import type { Day } from '../../geo/kinds/day.ts';
import type { Datum, Kind, Origin, Status } from '../../geo/kinds/vocabulary.ts';
import type { Sql } from '../connect.ts';
import type { FacilityRecord } from './facility-diff.ts';
import type { Detail } from './facility-row.ts';
import { DETAILS } from './facility-row.ts';
import type { RatingRecord } from './rating-diff.ts';

/** A facility with its rows known now, by `validFrom`. */
export interface KnownFacility {
  readonly id: number;
  readonly history: FacilityRecord[];
}

interface StoredRow {
  row_id: number;
  id: number;
  external_code: string | null;
  name_zh: string;
  name_en: string | null;
  address: string | null;
  town: string | null;
  declared_district: number | null;
  located_district: number | null;
  lng: number | null;
  lat: number | null;
  x_cm: number | null;
  y_cm: number | null;
  original_x: number | null;
  original_y: number | null;
  original_datum: Datum | null;
  status: Status;
  valid_from: Day;
  valid_to: Day | null;
  data_origin: Origin;
  detail: Detail;
}

function toRecord(row: StoredRow): FacilityRecord {
  const { lng, lat, x_cm: xCm, y_cm: yCm } = row;
  const located = lng !== null && lat !== null && xCm !== null && yCm !== null;
  return {
    rowId: row.row_id,
    code: row.external_code,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    address: row.address,
    town: row.town,
    declaredDistrict: row.declared_district,
    place: located
      ? {
          lng,
          lat,
          xCm,
          yCm,
          originalX: row.original_x,
          originalY: row.original_y,
          originalDatum: row.original_datum ?? 'wgs84',
          locatedDistrict: row.located_district,
        }
      : null,
    status: row.status,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    origin: row.data_origin,
    detail: row.detail,
  };
}

/** Facilities of a kind that are not synthetic, by id. */
export async function knownFacilities(sql: Sql, kind: Kind): Promise<KnownFacility[]> {
  const columns = Object.keys(DETAILS[kind].columns);
  // Table and columns come from the fixed list above, never from a file; sql(…) quotes them.
  const pairs = columns.map((column) => sql`${column}::text, ${sql(`d.${column}`)}`);
  const detail = pairs.reduce((all, pair) => sql`${all}, ${pair}`);
  const rows = await sql<StoredRow[]>`
    select
      f.row_id,
      f.id,
      f.external_code,
      f.name_zh,
      f.name_en,
      f.address,
      f.town,
      f.declared_district,
      f.located_district,
      st_x(f.geom)::float8 as lng,
      st_y(f.geom)::float8 as lat,
      f.x_cm::int as x_cm,
      f.y_cm::int as y_cm,
      f.original_x,
      f.original_y,
      f.original_datum::text as original_datum,
      f.status::text as status,
      f.valid_from,
      f.valid_to,
      f.data_origin::text as data_origin,
      jsonb_build_object(${detail}) as detail
    from facility f
    join ${sql(kind)} d on d.row_id = f.row_id
    where f.kind = ${kind}
      and f.known_to is null
      and f.data_origin <> 'synthetic'
    order by f.id, f.valid_from`;
  const facilities: KnownFacility[] = [];
  for (const row of rows) {
    const last = facilities.at(-1);
    if (last?.id === row.id) last.history.push(toRecord(row));
    else facilities.push({ id: row.id, history: [toRecord(row)] });
  }
  return facilities;
}

/** Ratings known now of markets that are not synthetic, by market. */
export async function knownRatings(sql: Sql): Promise<Map<number, RatingRecord[]>> {
  const rows = await sql<(RatingRecord & { facilityId: number })[]>`
    select
      row_id as "rowId",
      facility_id as "facilityId",
      state,
      stars::int as stars,
      rated_on as "ratedOn",
      valid_until as "validUntil",
      revoked_on as "revokedOn",
      issuer,
      scheme
    from market_rating
    where known_to is null
      and data_origin <> 'synthetic'
    order by facility_id, rated_on, row_id`;
  const ratings = new Map<number, RatingRecord[]>();
  for (const { facilityId, ...rating } of rows) {
    const list = ratings.get(facilityId);
    if (list) list.push(rating);
    else ratings.set(facilityId, [rating]);
  }
  return ratings;
}

/** The due date that stands now for an elevator. */
export interface KnownDue {
  readonly rowId: number;
  readonly nextDueOn: Day | null;
  readonly validFrom: Day;
}

/** Due dates that stand without an end, of elevators that are not synthetic, by elevator. */
export async function knownDues(sql: Sql): Promise<Map<number, KnownDue>> {
  const rows = await sql<(KnownDue & { facilityId: number })[]>`
    select
      row_id as "rowId",
      facility_id as "facilityId",
      next_due_on as "nextDueOn",
      valid_from as "validFrom"
    from elevator_due
    where known_to is null
      and valid_to is null
      and data_origin <> 'synthetic'
    order by facility_id, valid_from`;
  return new Map(rows.map(({ facilityId, ...due }) => [facilityId, due]));
}
