/** The districts as rows: from the boundary file that ships with the project, names and census from the vocabulary. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { AppError } from '../geo/errors.ts';
import { DISTRICTS, OLD_DISTRICT_CODES } from '../geo/kinds/vocabulary.ts';
import type { Sql } from './connect.ts';

const BOUNDARIES = fileURLToPath(new URL('../geo/place/boundaries/districts.json', import.meta.url));

type Boundaries = FeatureCollection<Polygon | MultiPolygon, { code: number }>;

/**
 * Writes the eleven districts and their old codes; rows that are already right stay untouched.
 * @param sql a transaction
 * @throws AppError `boundaries_incomplete` when the boundary file lacks a district
 */
export async function loadDistricts(sql: Sql): Promise<void> {
  const boundaries = JSON.parse(readFileSync(BOUNDARIES, 'utf8')) as Boundaries; // our own file, checked by its tests
  const rows = DISTRICTS.map((district) => {
    const feature = boundaries.features.find((one) => one.properties.code === district.code);
    if (!feature)
      throw new AppError('boundaries_incomplete', `${BOUNDARIES} has no district ${district.code}.`);
    return {
      code: district.code,
      zh: district.zh,
      en: district.en,
      population: district.population2020,
      geometry: feature.geometry,
    };
  });
  await sql`
    insert into district (code, name_zh, name_en, population_2020, geom)
    select code, zh, en, population, st_multi(st_setsrid(st_geomfromgeojson(geometry::text), 4326))
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as given (code int, zh text, en text, population int, geometry jsonb)
    on conflict (code) do update
    set name_zh = excluded.name_zh,
      name_en = excluded.name_en,
      population_2020 = excluded.population_2020,
      geom = excluded.geom
    where (district.name_zh, district.name_en, district.population_2020, st_asbinary(district.geom))
      is distinct from (excluded.name_zh, excluded.name_en, excluded.population_2020, st_asbinary(excluded.geom))`;
  const aliases = Object.entries(OLD_DISTRICT_CODES).map(([old, code]) => ({ old: Number(old), code }));
  await sql`
    insert into district_code_alias (old_code, code)
    select old, code
    from jsonb_to_recordset(${JSON.stringify(aliases)}::text::jsonb) as given (old int, code int)
    on conflict (old_code) do update
    set code = excluded.code
    where district_code_alias.code <> excluded.code`;
}
