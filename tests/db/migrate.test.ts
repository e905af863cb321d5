import { describe, expect, it } from 'vitest';
import { migrate, migrationStatus } from '../../db/migrate.ts';
import { DISTRICTS } from '../../geo/kinds/vocabulary.ts';
import { inRolledBackTransaction, sharedDatabase } from './database.ts';

const database = await sharedDatabase();

describe('the schema', () => {
  it('is up to date, and migrating again changes nothing', async () => {
    await inRolledBackTransaction(database, async (inside) => {
      const status = await migrationStatus(inside);
      expect(status.database).toBe(status.program);
      expect(status.pending).toEqual([]);
      expect(await migrate(inside)).toEqual({ from: status.program, to: status.program, applied: [] });
    });
  });

  it('of a newer program is refused with a sentence', async () => {
    await inRolledBackTransaction(database, async ({ sql }) => {
      await sql`insert into schema_version (version, name) values (999, 'from the future')`;
      await expect(migrate({ sql })).rejects.toMatchObject({
        code: 'schema_newer',
        message: expect.stringContaining('schema 999') as string,
      });
    });
  });

  it('whose scripts were changed afterwards is refused with a sentence', async () => {
    await inRolledBackTransaction(database, async ({ sql }) => {
      await sql`update schema_version set md5 = 'other' where version = 1`;
      await expect(migrate({ sql })).rejects.toMatchObject({ code: 'schema_changed' });
    });
  });

  it('has a comment on every table and every column', async () => {
    const missing = await database.sql`
      select c.relname, a.attname
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum >= 0 and not a.attisdropped
      where n.nspname = 'public'
        and c.relkind in ('r', 'v')
        and c.relname not in ('spatial_ref_sys', 'geometry_columns', 'geography_columns', 'schema_version')
        and (col_description(c.oid, a.attnum) is null or obj_description(c.oid, 'pg_class') is null)
      order by c.relname, a.attnum`;
    expect(missing.map((row) => `${row.relname}.${row.attname}`)).toEqual([]);
  });
});

describe('the reference rows', () => {
  it('are the eleven districts with their census, and areas that a map of Guangzhou has', async () => {
    const rows = await database.sql<{ code: number; population: number; area: number }[]>`
      select code, population_2020 as population, round(st_area(geom_4547) / 1e6)::int as area
      from district
      order by code`;
    expect(rows.map(({ code, population }) => [code, population])).toEqual(
      DISTRICTS.map(({ code, population2020 }) => [code, population2020]),
    );
    const total = rows.reduce((sum, row) => sum + row.area, 0);
    expect(total).toBeGreaterThan(7_100); // the yearbook says 7,434 km²; ours is coarse at the coast
    expect(total).toBeLessThan(7_600);
  });

  it('map the old district codes to the new ones', async () => {
    const rows = await database.sql`select old_code, code from district_code_alias order by old_code`;
    expect(rows.map(({ old_code, code }) => [old_code, code])).toEqual([
      [440116, 440112],
      [440183, 440118],
      [440184, 440117],
    ]);
  });

  it('are six terms without overlap, the last running on the day of the demonstration', async () => {
    const rows = await database.sql<{ key: string; running: boolean; overlaps: number }[]>`
      select
        t.key,
        '2026-11-20' between t.first_day and t.last_day as running,
        (select count(*)::int from term o
         where o.key <> t.key and o.first_day <= t.last_day and o.last_day >= t.first_day) as overlaps
      from term t
      order by t.first_day`;
    expect(rows.map((row) => [row.key, row.running, row.overlaps])).toEqual([
      ['2024-spring', false, 0],
      ['2024-autumn', false, 0],
      ['2025-spring', false, 0],
      ['2025-autumn', false, 0],
      ['2026-spring', false, 0],
      ['2026-autumn', true, 0],
    ]);
  });

  it('state that targets and standards are not verified yet, and which target has two readings', async () => {
    const [counts] = await database.sql<{ targets: number; standards: number; verified: number }[]>`
      select
        (select count(*)::int from target) as targets,
        (select count(*)::int from standard) as standards,
        (select count(*)::int from target where verified) + (select count(*)::int from standard where verified) as verified`;
    expect(counts).toEqual({ targets: 13, standards: 3, verified: 0 });
    const unstated = await database.sql`select key from target where semantics = 'unstated'`;
    expect(unstated.map((row) => String(row.key))).toEqual(['star_markets_2025']);
  });
});
