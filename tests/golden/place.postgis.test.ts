import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { districtsOfPoints, projectPoints } from '../../db/queries/place.ts';
import type { Sql } from '../../db/connect.ts';
import { engine, inRolledBackTransaction, sharedDatabase } from '../db/database.ts';
import {
  goldenAbsent,
  goldenDistricts,
  goldenFile,
  type GoldenTable,
  objectsOf,
  report,
} from './golden-files.ts';

const database = await sharedDatabase();

describe.skipIf(goldenAbsent)(`golden places in PostGIS (${engine})`, () => {
  it('projects every point to within a centimetre', async () => {
    const file = goldenFile<{ points: GoldenTable }>('projection.json');
    const points = objectsOf<{ lon: number; lat: number; easting: number; northing: number }>(
      file?.points as GoldenTable,
    ); // skipped where absent
    const found = await projectPoints(
      database.sql,
      points.map(({ lon, lat }) => ({ lng: lon, lat })),
    );
    expect(found).toHaveLength(points.length);
    points.forEach((point, index) => {
      expect(Math.abs((found[index]?.x_cm ?? NaN) / 100 - point.easting)).toBeLessThan(0.01);
      expect(Math.abs((found[index]?.y_cm ?? NaN) / 100 - point.northing)).toBeLessThan(0.01);
    });
    report('projection.json', engine, points.length);
  });

  it('finds the district of every point, real and made-up', async () => {
    const file = goldenFile<{
      points: GoldenTable;
      synthetic: { districts: Districts; points: GoldenTable };
    }>('district.json');
    const real = goldenDistricts<Districts>();
    if (!file || !real) throw new Error('The district file is missing.');
    const cases = [
      { districts: real, points: file.points },
      { districts: file.synthetic.districts, points: file.synthetic.points },
    ];
    let count = 0;
    for (const { districts, points } of cases)
      await inRolledBackTransaction(database, async ({ sql }) => {
        const codes = await replaceDistricts(sql, districts);
        const rows = objectsOf<{ lon: number; lat: number; adcode: string | null }>(points);
        const found = await districtsOfPoints(
          sql,
          rows.map(({ lon, lat }) => ({ lng: lon, lat })),
        );
        expect(found.map((code) => (code === null ? null : codes.get(code)))).toEqual(
          rows.map(({ adcode }) => adcode),
        );
        count += rows.length;
      });
    report('district.json', engine, count);
  });
});

type Districts = FeatureCollection<Polygon | MultiPolygon, { adcode: string | number }>;

/** Puts other polygons in the place of ours; made-up codes get numbers that the table allows. */
async function replaceDistricts(sql: Sql, districts: Districts): Promise<Map<number, string>> {
  await sql`delete from district_code_alias`;
  await sql`delete from district`;
  const codes = new Map<number, string>();
  for (const [index, { properties, geometry }] of districts.features.entries()) {
    const code = 440_100 + index + 1;
    codes.set(code, String(properties.adcode));
    await sql`
      insert into district (code, name_zh, name_en, population_2020, geom)
      values (${code}, ${`区${code}`}, ${`District ${code}`}, 1, st_multi(st_setsrid(st_geomfromgeojson(${JSON.stringify(geometry)}), 4326)))`;
  }
  return codes;
}
