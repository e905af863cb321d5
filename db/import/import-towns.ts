/** Imports of towns 镇街: polygons from GeoJSON, by name and district. */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { AppError, InputError } from '../../geo/errors.ts';
import type { Table } from '../../geo/files/table.ts';
import type { CellReject } from '../../geo/kinds/content.ts';
import { townContent } from '../../geo/kinds/town.ts';
import type { Datum } from '../../geo/kinds/vocabulary.ts';
import { toWgs84 } from '../../geo/place/datum.ts';
import { guangzhouDistricts } from '../../geo/place/districts.ts';
import { readRows } from './read-rows.ts';
import { NO_COUNTS, type ImportSettings, type ImportSource } from './run.ts';
import { jsonBatches, supersede } from './write-facilities.ts';

interface CheckedPolygon {
  row: number;
  valid: boolean;
  reason: string;
  lng: number;
  lat: number;
}

interface KnownTown {
  rowId: number;
  code: string | null;
  name: string;
  nameEn: string | null;
  district: number;
  geometry: string;
}

function shift(geometry: Polygon | MultiPolygon, datum: Datum): MultiPolygon {
  const move = (position: Position): Position => {
    const at = toWgs84(position[0] ?? Number.NaN, position[1] ?? Number.NaN, datum);
    return [at.lng, at.lat];
  };
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return { type: 'MultiPolygon', coordinates: parts.map((rings) => rings.map((ring) => ring.map(move))) };
}

/** Reads a town file. Throws `InputError` when it is not GeoJSON, AppError `datum_undecided` when no datum is declared. */
export function townSource(fileName: string, table: Table, settings: ImportSettings): ImportSource {
  const { geometries } = table;
  if (geometries === undefined) {
    throw new InputError(
      'town_without_polygon',
      `${fileName} is ${table.format.toUpperCase()}; towns need polygons, as GeoJSON.`,
    );
  }
  const { datum, origin, mode } = settings;
  if (datum === 'auto') {
    throw new AppError(
      'datum_undecided',
      `The datum of ${fileName} cannot be decided from polygons. Say which it is with --datum wgs84, cgcs2000, gcj02 or bd09.`,
    );
  }
  const read = readRows(townContent, table);
  const rejects: CellReject[] = [...read.rejects];
  const towns = read.rows.flatMap((row) => {
    const geometry = geometries.get(row.number) ?? null;
    if (geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon') {
      try {
        return [{ row, geometry: shift(geometry, datum) }];
      } catch {
        rejects.push(read.reject(row, null, '', 'has positions that are not pairs of degrees'));
        return [];
      }
    }
    rejects.push(read.reject(row, null, geometry?.type ?? '', 'is not a Polygon or MultiPolygon'));
    return [];
  });
  return {
    rows: read.count,
    datum,
    datumDeclared: true,
    datumEvidence: null,
    rejects,
    notes: read.notes,
    async plan(sql) {
      const counts = { ...NO_COUNTS };
      const bad: CellReject[] = [];
      const checked = new Map<number, CheckedPolygon>();
      for (const json of jsonBatches(towns.map(({ row, geometry }) => ({ row: row.number, geometry })))) {
        const rows = await sql<CheckedPolygon[]>`
          with given as (
            select "row", st_setsrid(st_geomfromgeojson(geometry::text), 4326) as geom
            from jsonb_to_recordset(${json}::text::jsonb) as given ("row" int, geometry jsonb)
          )
          select
            "row",
            st_isvalid(geom) as valid,
            st_isvalidreason(geom) as reason,
            st_x(st_pointonsurface(geom))::float8 as lng,
            st_y(st_pointonsurface(geom))::float8 as lat
          from given`;
        for (const one of rows) checked.set(one.row, one);
      }
      const knownRows = await sql<KnownTown[]>`
        select
          row_id as "rowId",
          code,
          name_zh as name,
          name_en as "nameEn",
          district,
          st_asgeojson(geom, 15) as geometry
        from town
        where known_to is null
        order by row_id`;
      const known = new Map(knownRows.map((town) => [`${town.district}|${town.name}`, town]));
      const seen = new Map<string, number>();
      const old: number[] = [];
      const insert: {
        code: string | null;
        name: string;
        nameEn: string | null;
        district: number;
        geometry: MultiPolygon;
      }[] = [];
      for (const { row, geometry } of towns) {
        const polygon = checked.get(row.number);
        if (!polygon?.valid) {
          bad.push(read.reject(row, null, '', `is not a valid polygon: ${polygon?.reason ?? 'unknown'}`));
          continue;
        }
        const district = row.values.district ?? guangzhouDistricts().districtOf(polygon.lng, polygon.lat);
        if (district === null) {
          bad.push(
            read.reject(row, 'district', '', 'is empty, and the polygon lies outside the eleven districts'),
          );
          continue;
        }
        const key = `${district}|${row.values.name}`;
        const earlier = seen.get(key);
        if (earlier !== undefined) {
          bad.push(
            read.reject(row, null, row.values.name, `is the same town as row ${earlier}: a duplicate`),
          );
          continue;
        }
        seen.set(key, row.number);
        const there = known.get(key);
        const next = {
          code: row.values.code ?? there?.code ?? null,
          name: row.values.name,
          nameEn: row.values.nameEn ?? there?.nameEn ?? null,
          district,
          geometry,
        };
        if (
          there &&
          there.code === next.code &&
          there.nameEn === next.nameEn &&
          sameGeometry(there.geometry, geometry)
        ) {
          counts.unchanged++;
          continue;
        }
        if (there) {
          counts.changed++;
          old.push(there.rowId);
        } else counts.added++;
        insert.push(next);
      }
      const missing = knownRows.filter((town) => !seen.has(`${town.district}|${town.name}`));
      counts.missing = missing.length;
      if (mode === 'register') {
        counts.closed = missing.length;
        old.push(...missing.map(({ rowId }) => rowId));
      }
      return {
        counts,
        rejects: bad,
        flags: [],
        notes: [],
        changes: insert.length > 0 || old.length > 0,
        async write(tx, { version, batch }) {
          await supersede(tx, 'town', old, version);
          for (const json of jsonBatches(insert)) {
            await tx`
              insert into town (code, name_zh, name_en, district, geom, known_from, data_origin, import_batch)
              select
                code, name, "nameEn", district, st_setsrid(st_geomfromgeojson(geometry::text), 4326), ${version}::int,
                ${origin}, ${batch}::int
              from jsonb_to_recordset(${json}::text::jsonb) as given (
                code text, name text, "nameEn" text, district int, geometry jsonb
              )`;
          }
        },
      };
    },
  };
}

/** Compares to 1e-9 degrees: writing a boundary as text may cost the last digits. */
function sameGeometry(stored: string, given: MultiPolygon): boolean {
  const flat = (geometry: MultiPolygon) => geometry.coordinates.flat(3);
  const a = flat(JSON.parse(stored) as MultiPolygon); // st_asgeojson of a MultiPolygon column
  const b = flat(given);
  return a.length === b.length && a.every((value, at) => Math.abs(value - (b[at] ?? Number.NaN)) < 1e-9);
}
