/** Every row of one kind that a version knows, as columns, with the history that any day can be told from. */
import { NO_DAY } from '../../geo/columns/columns.ts';
import {
  LOCATION_QUALITIES,
  ORIGINS,
  STATUSES,
  TYPES_OF_KIND,
  type Kind,
} from '../../geo/kinds/vocabulary.ts';
import type { Sql } from '../connect.ts';
import { DAY_ZERO, float64Column, int16Column, int32Column } from './packed.ts';

/**
 * Rows of one kind, sorted by facility id, then first day: a facility has as many rows as its history has
 * stretches. Days count from 2000-01-01; `validTo` is the first day on which a row no longer holds, NO_DAY for
 * rows that still do. Codes are positions in the vocabulary's lists.
 */
export interface FacilityRows {
  readonly kind: Kind;
  readonly count: number;
  readonly id: Int32Array;
  /** EPSG:4547 easting and northing, whole centimetres; 0 where unlocated. */
  readonly xCm: Int32Array;
  readonly yCm: Int32Array;
  /** WGS 84 degrees; NaN where unlocated. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** District code minus 440100; 0 = none. */
  readonly declaredDistrict: Int16Array;
  readonly locatedDistrict: Int16Array;
  readonly locationQuality: Int16Array;
  readonly status: Int16Array;
  readonly type: Int16Array;
  readonly origin: Int16Array;
  readonly validFrom: Int16Array;
  readonly validTo: Int16Array;
  readonly installYear: Int16Array;
  readonly residential: Int16Array;
  readonly units: Int32Array;
  /** Fields of a row: code, Chinese name, English name, address, town; empty = none. Split with `TEXT_FIELD`. */
  readonly texts: readonly string[];
}

/** Separates the fields of a text; no text of the database holds it (migration 001). */
export const TEXT_FIELD = '\u001f';
const TEXT_RECORD = '\u001e';

interface PackedRows {
  count: number;
  id: Buffer | null;
  x: Buffer | null;
  y: Buffer | null;
  lng: Buffer | null;
  lat: Buffer | null;
  declared: Buffer | null;
  located: Buffer | null;
  quality: Buffer | null;
  status: Buffer | null;
  type: Buffer | null;
  origin: Buffer | null;
  valid_from: Buffer | null;
  valid_to: Buffer | null;
  install_year: Buffer | null;
  residential: Buffer | null;
  units: Buffer | null;
  texts: string | null;
}

/**
 * Reads the rows of one kind known at a version.
 * @param version a published version; an unknown one gives the rows of the newest below it
 */
export async function snapshotFacilities(sql: Sql, kind: Kind, version: number): Promise<FacilityRows> {
  const [packed] = await sql<PackedRows[]>`
    with known as (
      -- rows known at the version with the details of their kind, in the order of the columns
      select
        f.id,
        coalesce(f.x_cm, 0)::int as x,
        coalesce(f.y_cm, 0)::int as y,
        coalesce(st_x(f.geom), 'NaN') as lng,
        coalesce(st_y(f.geom), 'NaN') as lat,
        coalesce(f.declared_district - 440100, 0)::int2 as declared,
        coalesce(f.located_district - 440100, 0)::int2 as located,
        (array_position(${[...LOCATION_QUALITIES]}::text[], f.location_quality) - 1)::int2 as quality,
        (array_position(${[...STATUSES]}::text[], f.status::text) - 1)::int2 as status,
        (array_position(${[...ORIGINS]}::text[], f.data_origin::text) - 1)::int2 as origin,
        (f.valid_from - ${DAY_ZERO}::date)::int2 as valid_from,
        coalesce(f.valid_to - ${DAY_ZERO}::date, ${NO_DAY})::int2 as valid_to,
        d.type,
        d.install_year,
        d.residential,
        d.units,
        concat_ws(${TEXT_FIELD}, coalesce(f.external_code, ''), f.name_zh, coalesce(f.name_en, ''),
          coalesce(f.address, ''), coalesce(f.town, '')) as texts
      from facility f
      join (${detailsOf(sql, kind)}) d on d.row_id = f.row_id
      where f.kind = ${kind}
        and f.known_from <= ${version}
        and (f.known_to is null or f.known_to > ${version})
      order by f.id, f.valid_from
    )
    select
      count(*)::int as count,
      string_agg(int4send(id), ''::bytea) as id,
      string_agg(int4send(x), ''::bytea) as x,
      string_agg(int4send(y), ''::bytea) as y,
      string_agg(float8send(lng), ''::bytea) as lng,
      string_agg(float8send(lat), ''::bytea) as lat,
      string_agg(int2send(declared), ''::bytea) as declared,
      string_agg(int2send(located), ''::bytea) as located,
      string_agg(int2send(quality), ''::bytea) as quality,
      string_agg(int2send(status), ''::bytea) as status,
      string_agg(int2send(type), ''::bytea) as type,
      string_agg(int2send(origin), ''::bytea) as origin,
      string_agg(int2send(valid_from), ''::bytea) as valid_from,
      string_agg(int2send(valid_to), ''::bytea) as valid_to,
      string_agg(int2send(install_year), ''::bytea) as install_year,
      string_agg(int2send(residential), ''::bytea) as residential,
      string_agg(int4send(units), ''::bytea) as units,
      string_agg(texts, ${TEXT_RECORD}) as texts
    from known`;
  if (!packed) throw new RangeError('An aggregate without grouping returns one row.');
  return {
    kind,
    count: packed.count,
    id: int32Column(packed.id),
    xCm: int32Column(packed.x),
    yCm: int32Column(packed.y),
    lng: float64Column(packed.lng),
    lat: float64Column(packed.lat),
    declaredDistrict: int16Column(packed.declared),
    locatedDistrict: int16Column(packed.located),
    locationQuality: int16Column(packed.quality),
    status: int16Column(packed.status),
    type: int16Column(packed.type),
    origin: int16Column(packed.origin),
    validFrom: int16Column(packed.valid_from),
    validTo: int16Column(packed.valid_to),
    installYear: int16Column(packed.install_year),
    residential: int16Column(packed.residential),
    units: int32Column(packed.units),
    texts: packed.texts === null ? [] : packed.texts.split(TEXT_RECORD),
  };
}

/** The details that every kind is served with: type, year of installation, in housing, units. */
function detailsOf(sql: Sql, kind: Kind) {
  const types = [...TYPES_OF_KIND[kind]];
  switch (kind) {
    case 'market':
      return sql`
        select row_id, 0::int2 as type, 0::int2 as install_year, 0::int2 as residential, coalesce(stalls, 0) as units
        from market`;
    case 'canteen':
      return sql`
        select row_id, (array_position(${types}::text[], type) - 1)::int2 as type, 0::int2 as install_year,
          0::int2 as residential, coalesce(meals_a_day, 0) as units
        from canteen`;
    case 'elevator':
      return sql`
        select row_id, (array_position(${types}::text[], use) - 1)::int2 as type,
          coalesce(extract(year from installed_on), 0)::int2 as install_year, residential::int::int2 as residential,
          0 as units
        from elevator`;
    case 'station':
      return sql`
        select row_id, (array_position(${types}::text[], type) - 1)::int2 as type, 0::int2 as install_year,
          0::int2 as residential, coalesce(inspectors, 0) as units
        from station`;
  }
}
