import { describe, expect, it } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { publish } from '../../db/publish.ts';
import { loadSnapshot } from '../../db/snapshot.ts';
import { randomSettings } from '../../db/random-settings.ts';
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

/** Many elevators on little land, so that old ones form clusters. */
const CLUSTERED = { ...SMALL_CITY, elevators: 1_500 };
/** The elevator at the edge of a cluster. */
const EDGE = 9_100;

/**
 * Publishes the made-up city, then a version with eight old elevators on one spot far from all others, and a ninth
 * 1 cm nearer than 300 m.
 */
async function publishEdgeOfCluster(
  sql: Sql & { begin: (work: (tx: Sql) => Promise<unknown>) => Promise<unknown> },
) {
  await sql.begin((tx) => fillCity(tx, { ...SMALL_CITY, cells: 500 }));
  await sql.begin((tx) =>
    publish(tx, { asOf: '2026-11-20', cause: 'import', note: 'a lonely cluster' }, async (version) => {
      const [batch] = await tx<{ id: number }[]>`select max(id) as id from import_batch`;
      await tx`
        insert into facility_identity (id, kind)
        select id, 'elevator' from generate_series(${EDGE - 8}::int, ${EDGE}) id`;
      await tx`
        insert into facility (row_id, id, kind, name_zh, declared_district, located_district, geom, original_x, original_y,
          original_datum, location_quality, status, valid_from, known_from, data_origin, import_batch)
        select id, id, 'elevator', '旧电梯', 440117, 440117, p, st_x(p), st_y(p), 'wgs84', 'exact', 'open',
          '2020-01-01', ${version}, 'open', ${batch?.id ?? 0}
        from generate_series(${EDGE - 8}::int, ${EDGE}) id
        cross join lateral st_transform(
          st_setsrid(st_makepoint(460000 + case when id = ${EDGE} then 299.99 else 0 end, 2620000), 4547), 4326) p`;
      await tx`
        insert into elevator (row_id, installed_on, use, residential)
        select id, '2001-01-01', 'passenger', true from generate_series(${EDGE - 8}::int, ${EDGE}) id`;
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
      expect((await verify(inside, { snapshot: data })).differences).toEqual([]);
      const market = data.rows.market;
      const moved = market.xCm.map((x, row) => (market.id[row] === 9000 ? x + 2 : x));
      const mutated = { ...data, rows: { ...data.rows, market: { ...market, xCm: moved } } };
      const { differences } = await verify(inside, { snapshot: mutated });
      expect(differences).toContain('people near market, 500 m, 440117, covered: PostGIS 777, engine 0');
    }));

  it('agrees at 200 random settings, the same for the same seed', () =>
    inRolledBackTransaction(database, async (inside) => {
      await inside.sql.begin((tx) => fillCity(tx, CLUSTERED));
      expect(randomSettings(1, 200)).toEqual(randomSettings(1, 200));
      expect(randomSettings(1, 200)).not.toEqual(randomSettings(2, 200));
      const plain = await verify(inside);
      const { compared, differences } = await verify(inside, { random: { settings: 200, seed: 20_261_124 } });
      expect(differences).toEqual([]);
      expect(compared).toBeGreaterThan(plain.compared + 10_000);
    }));

  it('finds one elevator that the engine sees 2 cm farther, out of a cluster', () =>
    inRolledBackTransaction(database, async (inside) => {
      await publishEdgeOfCluster(inside.sql);
      const data = await loadSnapshot(inside, 2);
      expect((await verify(inside, { snapshot: data })).differences).toEqual([]);
      const { elevator } = data.rows;
      const moved = elevator.xCm.map((x, row) => (elevator.id[row] === EDGE ? x + 2 : x));
      const mutated = { ...data, rows: { ...data.rows, elevator: { ...elevator, xCm: moved } } };
      const { differences } = await verify(inside, { snapshot: mutated });
      const cluster = 'Clusters of 8 elevators of 15 years within 300 m: 1';
      expect(differences).toContain(`${cluster}, points: PostGIS 9, engine 8`);
      expect(differences).toContain(`${cluster}, points that differ: PostGIS 1, engine 0`);
    }));

  it('keeps the clusters of each version with their hulls, those of the one before where no elevator changed', () =>
    inRolledBackTransaction(database, async (inside) => {
      await publishEdgeOfCluster(inside.sql);
      await inside.sql.begin((tx) =>
        publish(tx, { asOf: '2026-12-01', cause: 'import', note: 'nothing about elevators' }, async () => {}),
      );
      const kept = await inside.sql`
        select version, ids, st_isvalid(hull) as is_valid,
          (select bool_and(st_dwithin(hull, f.geom, 1e-9)) from facility f where f.id = any(ids)) as holds_all
        from stored_cluster
        where ${EDGE} = any(ids)
        order by version`;
      const ids = Array.from({ length: 9 }, (_, at) => EDGE - 8 + at);
      expect(kept).toEqual([2, 3].map((version) => ({ version, ids, is_valid: true, holds_all: true })));

      await inside.sql`update stored_cluster set ids = ids[2:], core = 8 where version = 3 and ${EDGE} = any(ids)`;
      const { differences } = await verify(inside);
      const cluster = 'Clusters of 8 elevators of 15 years within 300 m, as stored: 1';
      expect(differences).toContain(`${cluster}, points: PostGIS 8, engine 9`);
    }));

  it('keeps the gap areas of each version as unions of cells, and finds one that was changed', () =>
    inRolledBackTransaction(database, async (inside) => {
      await inside.sql.begin((tx) => fillCity(tx, CLUSTERED));
      expect((await verify(inside)).differences).toEqual([]);
      const [kept] = await inside.sql`
        select
          count(*)::int as areas,
          bool_and(st_isvalid(a.geom)) as are_valid,
          bool_and(cells.people = a.people) as are_all_counted,
          bool_and(st_covers(a.geom, cells.centres)) as hold_their_cells,
          max(abs(st_area(st_transform(a.geom, 4547)) / (10000.0 * cells.number) - 1)) as area_off
        from stored_gap_area a
        cross join lateral (
          select sum(people) as people, count(*) as number, st_collect(geom) as centres
          from population_cell
          where grid = 'test'
            and id = any(a.cell_ids)
        ) cells
        where version = 1`;
      expect(kept).toMatchObject({ are_valid: true, are_all_counted: true, hold_their_cells: true });
      expect(kept?.areas).toBeGreaterThan(2);
      // Coordinates are kept with seven decimals, a centimetre.
      expect(kept?.area_off).toBeLessThan(1e-3);

      const [first] = await inside.sql`select min(cell_ids[1]) as cell from stored_gap_area`;
      await inside.sql`update stored_gap_area set people = people + 1 where cell_ids[1] = ${first?.cell as number}`;
      const { differences } = await verify(inside);
      expect(differences).toHaveLength(1);
      expect(differences[0]).toMatch(
        new RegExp(`^Gap areas of .*, as stored: area of cell ${first?.cell as number}, people: PostGIS`),
      );
    }));

  it('ends with 1 and prints the figures when a facility was moved 2 cm behind the back of the versions', async () => {
    const own = await ownDatabase();
    try {
      await publishCityWithMarketAtRadius(own.sql);
      const agreed = await suitu(['verify', '--random', '5', '--seed', '7'], own.env);
      expect(agreed.stdout).toContain('5 random settings, seed 7.');
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
