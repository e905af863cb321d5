import { describe, expect, it } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { publish } from '../../db/publish.ts';
import { loadSnapshot } from '../../db/snapshot.ts';
import { verify } from '../../db/verify.ts';
import { inRolledBackTransaction, ownDatabase, sharedDatabase } from './database.ts';
import { fillCity, SMALL_CITY } from './fixture-city.ts';
import { suitu } from './suitu-program.ts';

const database = await sharedDatabase();

/**
 * Publishes the made-up city, then a version in which one market, far from all others, stands 1 cm nearer than
 * 500 m to a lonely cell.
 */
async function publishCityWithMarketAtRadius(
  sql: Sql & { begin: (work: (tx: Sql) => Promise<unknown>) => Promise<unknown> },
) {
  await sql.begin((tx) => fillCity(tx, { ...SMALL_CITY, cells: 500 }));
  await sql.begin((tx) =>
    publish(tx, { asOf: '2026-11-20', cause: 'import', note: 'a market at the radius' }, async (version) => {
      const [batch] = await tx<{ id: number }[]>`select max(id) as id from import_batch`;
      await tx`
        insert into population_cell (grid, col, "row", id, district, people, x_cm, y_cm, geom, geom_4547)
        select 'test', 900, 900, 999999, 440117, 777, 46000000, 262000000, st_transform(p, 4326), p
        from st_setsrid(st_makepoint(460000, 2620000), 4547) p`;
      await tx`insert into facility_identity (id, kind) values (9000, 'market')`;
      await tx`
        insert into facility (row_id, id, kind, name_zh, declared_district, located_district, geom, original_x, original_y,
          original_datum, location_quality, status, valid_from, known_from, data_origin, import_batch)
        select 9000, 9000, 'market', '半径上的市场', 440117, 440117, p, st_x(p), st_y(p), 'wgs84', 'exact', 'open',
          '2020-01-01', ${version}, 'open', ${batch?.id ?? 0}
        from st_transform(st_setsrid(st_makepoint(460499.99, 2620000), 4547), 4326) p`;
      await tx`insert into market (row_id) values (9000)`;
    }),
  );
}

describe('verify', () => {
  it('finds that PostGIS and the engine agree on every figure of the made-up city', () =>
    inRolledBackTransaction(database, async (inside) => {
      await inside.sql.begin((tx) => fillCity(tx));
      const { compared, differences } = await verify(inside);
      expect(differences).toEqual([]);
      expect(compared).toBeGreaterThan(2_000);
    }));

  it('has nothing to compare in a database without facts, and agrees without population', () =>
    inRolledBackTransaction(database, async (inside) => {
      expect(await verify(inside)).toEqual({ compared: 0, differences: [] });
      await inside.sql.begin((tx) => fillCity(tx, { ...SMALL_CITY, cells: 0 }));
      await inside.sql`update data_version set population_grid = null`;
      expect((await verify(inside)).differences).toEqual([]);
    }));

  it('finds one facility that the engine sees 2 cm farther, across the radius', () =>
    inRolledBackTransaction(database, async (inside) => {
      await publishCityWithMarketAtRadius(inside.sql);
      const data = await loadSnapshot(inside, 2);
      expect((await verify(inside, undefined, data)).differences).toEqual([]);
      const market = data.rows.market;
      const moved = market.xCm.map((x, row) => (market.id[row] === 9000 ? x + 2 : x));
      const mutated = { ...data, rows: { ...data.rows, market: { ...market, xCm: moved } } };
      const { differences } = await verify(inside, undefined, mutated);
      expect(differences).toContain('people near market, 500 m, 440117, covered: PostGIS 777, engine 0');
    }));

  it('ends with 1 and prints the figures when a facility was moved 2 cm behind the back of the versions', async () => {
    const own = await ownDatabase();
    try {
      await publishCityWithMarketAtRadius(own.sql);
      const agreed = await suitu(['verify'], own.env);
      expect(agreed).toMatchObject({ code: 0, stdout: expect.stringContaining(' 0 differences') as string });
      await own.sql`
        update facility
        set geom = st_transform(st_translate(st_transform(geom, 4547), 0.02, 0), 4326)
        where id = 9000`;
      const differing = await suitu(['verify'], own.env);
      expect(differing.code).toBe(1);
      expect(differing.stdout).toContain(
        'people near market, 500 m, 440117, covered as stored: PostGIS 777, engine 0',
      );
    } finally {
      await own.drop();
    }
  });
});
