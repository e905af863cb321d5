import { describe, expect, it } from 'vitest';
import type { Database, Sql } from '../../db/connect.ts';
import { currentVersion, publish } from '../../db/publish.ts';
import { rollBack } from '../../db/rollback.ts';
import { loadSnapshot } from '../../db/snapshot.ts';
import { inRolledBackTransaction, sharedDatabase } from './database.ts';
import { fillCity, SMALL_CITY } from './fixture-city.ts';

const database = await sharedDatabase();
const size = { ...SMALL_CITY, cells: 200 };

/** Version 2: a market moves and gets another rating, an elevator is inspected, one closes, a station is new. */
async function changeThings(tx: Sql): Promise<number> {
  return publish(tx, { asOf: '2026-12-01', cause: 'import', note: 'changes' }, async (version) => {
    const [batch] = await tx<{ id: number }[]>`select max(id) as id from import_batch`;
    await tx`update facility set known_to = ${version} where id in (1, 2, 150)`;
    await tx`
      insert into facility (row_id, id, kind, name_zh, declared_district, located_district, geom, original_x, original_y,
        original_datum, location_quality, status, valid_from, valid_to, known_from, data_origin, import_batch)
      select row_id + 100000, id, kind, '改名' || id, declared_district, located_district, geom, original_x, original_y,
        original_datum, location_quality, status, valid_from, case when id = 2 then date '2026-11-30' end, ${version},
        'open', ${batch?.id ?? 0}
      from facility
      where id in (1, 2, 150)`;
    await tx`
      insert into facility_identity (id, kind) values (5000, 'station')`;
    await tx`
      insert into facility (row_id, id, kind, name_zh, declared_district, location_quality, status, valid_from, known_from,
        data_origin, import_batch)
      values (105000, 5000, 'station', '新站', 440103, 'none', 'open', '2026-11-01', ${version}, 'open', ${batch?.id ?? 0})`;
    await tx`insert into market (row_id, stalls) select row_id + 100000, 7 from facility where id in (1, 2) and row_id < 100000`;
    await tx`insert into station (row_id, type) values (105000, 'laboratory')`;
    await tx`insert into station (row_id, type) select row_id + 100000, 'laboratory' from facility where id = 150 and kind = 'station' and row_id < 100000`;
    await tx`update market_rating set known_to = ${version} where facility_id = 1`;
    await tx`
      insert into market_rating (facility_id, state, stars, rated_on, issuer, scheme, known_from, data_origin, import_batch)
      values (1, 'granted', 5, '2026-10-01', '某局', '某标准', ${version}, 'open', ${batch?.id ?? 0})`;
    await tx`update elevator_due set known_to = ${version} where facility_id = 300`;
    await tx`update inspection set known_to = ${version} where facility_id = 61`;
    await tx`
      insert into inspection (facility_id, inspected_on, purpose, completed, result, known_from, data_origin, import_batch)
      values (62, '2026-10-02', 'term', true, 'pass', ${version}, 'open', ${batch?.id ?? 0})`;
    await tx`update followup set known_to = ${version} where due_on = '2026-05-01'`;
    await tx`
      insert into followup (inspection_id, due_on, done_on, outcome, known_from, data_origin, import_batch)
      select inspection_id, due_on, '2026-04-30', 'resolved', ${version}, 'open', ${batch?.id ?? 0}
      from followup
      where due_on = '2026-05-01' and known_to = ${version}`;
  });
}

async function inspectFirst(tx: Sql): Promise<void> {
  const [batch] = await tx<{ id: number }[]>`select max(id) as id from import_batch`;
  await tx`
    insert into inspection (facility_id, inspected_on, purpose, completed, result, hazards, known_from, data_origin, import_batch)
    select id, date '2026-04-01', 'term', true, 'hazard', 1, 1, 'synthetic', ${batch?.id ?? 0}
    from facility_identity
    where id between 61 and 64`;
  await tx`
    insert into followup (inspection_id, due_on, known_from, data_origin, import_batch)
    select id, case when facility_id = 63 then date '2026-05-01' else date '2026-06-01' end, 1, 'synthetic', ${batch?.id ?? 0}
    from inspection`;
}

/** What is known of inspections and follow-ups now, without the numbers that the database gives. */
async function inspectionsNow({ sql }: Database) {
  return sql`
    select i.facility_id, i.inspected_on, i.result, i.data_origin, f.due_on, f.done_on, f.outcome
    from inspection i
    left join followup f on f.inspection_id = i.id and f.known_to is null
    where i.known_to is null
    order by i.facility_id, i.inspected_on, f.due_on`;
}

describe('a rollback', () => {
  it('publishes what the older version held, and leaves every version as it was', () =>
    inRolledBackTransaction(database, async (inside) => {
      await inside.sql.begin((tx) => fillCity(tx, size));
      await inspectFirst(inside.sql);
      const first = await loadSnapshot(inside, 1);
      const firstInspections = await inspectionsNow(inside);
      await inside.sql.begin((tx) => changeThings(tx));
      const second = await loadSnapshot(inside, 2);
      const secondInspections = await inspectionsNow(inside);
      expect(second.rows.market.texts).not.toEqual(first.rows.market.texts);
      expect(secondInspections).not.toEqual(firstInspections);

      expect(await rollBack(inside, 1)).toBe(3);
      expect(await currentVersion(inside)).toBe(3);
      const third = await loadSnapshot(inside, 3);
      expect({ ...third, version: 0 }).toEqual({ ...first, version: 0 });
      expect(third.version).toMatchObject({
        as_of: first.version.as_of,
        cause: 'rollback',
        previous_version: 2,
      });
      expect(await inspectionsNow(inside)).toEqual(firstInspections);
      expect(await loadSnapshot(inside, 1)).toEqual(first);
      expect(await loadSnapshot(inside, 2)).toEqual(second);

      expect(await rollBack(inside, 2)).toBe(4);
      expect({ ...(await loadSnapshot(inside, 4)), version: 0 }).toEqual({ ...second, version: 0 });
      expect(await inspectionsNow(inside)).toEqual(secondInspections);
    }));

  it('to an unknown version, to the current one, or before anything was published is refused', () =>
    inRolledBackTransaction(database, async (inside) => {
      await expect(rollBack(inside, 1)).rejects.toMatchObject({ code: 'version_unknown' });
      await inside.sql.begin((tx) => fillCity(tx, size));
      await expect(rollBack(inside, 1)).rejects.toMatchObject({ code: 'version_current' });
      await expect(rollBack(inside, 9)).rejects.toMatchObject({ code: 'version_unknown' });
      expect(await currentVersion(inside)).toBe(1);
    }));
});

describe('a publication', () => {
  it('whose facts contradict each other is refused as a whole', () =>
    inRolledBackTransaction(database, async (inside) => {
      await inside.sql.begin((tx) => fillCity(tx, size));
      const contradictions: ((tx: Sql, version: number) => Promise<unknown>)[] = [
        (tx, version) => tx`
          insert into facility (id, kind, name_zh, location_quality, status, valid_from, known_from, data_origin, import_batch)
          select id, kind, name_zh, 'none', status, valid_from + 30, ${version}, 'open', import_batch from facility where id = 3`,
        (tx, version) => tx`
          insert into facility (id, kind, name_zh, location_quality, status, valid_from, valid_to, known_from, data_origin, import_batch)
          select id, kind, name_zh, 'none', status, valid_from - 30, valid_from, ${version}, 'open', import_batch from facility where id = 3`,
        (tx, version) => tx`
          insert into elevator_due (facility_id, valid_from, known_from, data_origin, import_batch)
          select facility_id, valid_from + 1, ${version}, 'open', import_batch from elevator_due where facility_id = 300`,
      ];
      for (const contradict of contradictions)
        await expect(
          inside.sql.begin((tx) =>
            publish(tx, { asOf: '2026-12-01', cause: 'import', note: '' }, async (version) => {
              await contradict(tx, version);
            }),
          ),
        ).rejects.toMatchObject({
          code: 'inconsistent_facts',
          message: expect.stringMatching(/(market 3|elevator 300): /) as string,
        });
      expect(await currentVersion(inside)).toBe(1);
    }));
});
