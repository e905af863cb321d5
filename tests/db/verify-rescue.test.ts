import { describe, expect, it } from 'vitest';
import type { Sql } from '../../db/connect.ts';
import { publish } from '../../db/publish.ts';
import { loadSnapshot } from '../../db/snapshot.ts';
import { verify } from '../../db/verify.ts';
import { inRolledBackTransaction, sharedDatabase } from './database.ts';
import { fillCity, SMALL_CITY } from './fixture-city.ts';

const database = await sharedDatabase();

const [STATION, ELEVATOR] = [9_500, 9_501];
/** What the default model drives in 5.6 minutes is 2,153.846… m of straight line. */
const REACH_M = 2_153.84;

/** Publishes a rescue station far from all others, and an elevator at the last whole centimetre within 10.6 minutes. */
async function publishEdgeOfReach(
  sql: Sql & { begin: (work: (tx: Sql) => Promise<unknown>) => Promise<unknown> },
) {
  await sql.begin((tx) => fillCity(tx, { ...SMALL_CITY, cells: 500 }));
  await sql.begin((tx) =>
    publish(tx, { asOf: '2026-11-20', cause: 'import', note: 'a lonely station' }, async (version) => {
      const [batch] = await tx<{ id: number }[]>`select max(id) as id from import_batch`;
      await tx`insert into facility_identity (id, kind) values (${STATION}, 'station'), (${ELEVATOR}, 'elevator')`;
      await tx`
        insert into facility (row_id, id, kind, name_zh, declared_district, located_district, geom, original_x, original_y,
          original_datum, location_quality, status, valid_from, known_from, data_origin, import_batch)
        select id, id, kind, kind, 440117, 440117, p, st_x(p), st_y(p), 'wgs84', 'exact', 'open',
          '2020-01-01', ${version}, 'open', ${batch?.id ?? 0}
        from (values (${STATION}::int, 'station', 0), (${ELEVATOR}::int, 'elevator', ${REACH_M}::float8))
          as given (id, kind, east)
        cross join lateral st_transform(st_setsrid(st_makepoint(460000 + east, 2620000), 4547), 4326) p`;
      await tx`insert into station (row_id, type) values (${STATION}, 'elevator_rescue')`;
      await tx`
        insert into elevator (row_id, installed_on, use, residential)
        values (${ELEVATOR}, '2001-01-01', 'passenger', true)`;
    }),
  );
}

describe('verify', () => {
  it('finds one elevator that the engine sees 2 cm farther, beyond 10.6 minutes', () =>
    inRolledBackTransaction(database, async (inside) => {
      await publishEdgeOfReach(inside.sql);
      const data = await loadSnapshot(inside, 2);
      const agreed = await verify(inside, { snapshot: data });
      expect(agreed.differences).toEqual([]);
      const { elevator } = data.rows;
      const moved = elevator.xCm.map((x, row) => (elevator.id[row] === ELEVATOR ? x + 2 : x));
      const mutated = { ...data, rows: { ...data.rows, elevator: { ...elevator, xCm: moved } } };
      const { differences } = await verify(inside, { snapshot: mutated });
      const model = 'Rescue at 1 + 2 + 2 min, 30 km/h, detour 1.3';
      expect(differences).toContain(`${model}, 440117, within 10.6 min: PostGIS 1, engine 0`);
    }));

  it('finds one old elevator that the engine takes for a year younger', () =>
    inRolledBackTransaction(database, async (inside) => {
      await publishEdgeOfReach(inside.sql);
      const data = await loadSnapshot(inside, 2);
      const { elevator } = data.rows;
      const younger = elevator.installYear.map((year, row) => (elevator.id[row] === ELEVATOR ? 2012 : year));
      const mutated = { ...data, rows: { ...data.rows, elevator: { ...elevator, installYear: younger } } };
      const { differences } = await verify(inside, { snapshot: mutated });
      expect(differences).toContain('Elevators of 15 years, 440117, located: PostGIS 1, engine 0');
    }));
});
