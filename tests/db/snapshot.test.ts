import { describe, expect, it } from 'vitest';
import { bulkLoad } from '../../db/bulk-load.ts';
import type { Database } from '../../db/connect.ts';
import { columnsOn, dayNumber, loadSnapshot, type SnapshotData, textsOn } from '../../db/snapshot.ts';
import { NO_DAY } from '../../geo/columns/columns.ts';
import { ratingOn, type MarketRating } from '../../geo/kinds/market.ts';
import { KINDS, RATING_STATES, STATUSES } from '../../geo/kinds/vocabulary.ts';
import { inRolledBackTransaction, sharedDatabase } from './database.ts';
import { CITY_AS_OF, fillCity, SMALL_CITY } from './fixture-city.ts';

const database = await sharedDatabase();

/** Runs a test on the made-up city and its snapshot. */
function onCity(work: (inside: Database, data: SnapshotData) => Promise<void>): Promise<void> {
  return inRolledBackTransaction(database, async (inside) => {
    const version = await inside.sql.begin((tx) => fillCity(tx));
    await work(inside, await loadSnapshot(inside, version));
  });
}

describe('a snapshot', () => {
  it('has every facility of the register once, with the numbers that plain SQL gives', () =>
    onCity(async ({ sql }, data) => {
      for (const kind of KINDS) {
        const columns = columnsOn(data, kind, CITY_AS_OF);
        const expected = await sql<
          { id: number; x: number; y: number; lng: number | null; district: number; status: string }[]
        >`
          select
            id,
            coalesce(x_cm, 0)::int as x,
            coalesce(y_cm, 0)::int as y,
            st_x(geom) as lng,
            coalesce(located_district, declared_district) - 440100 as district,
            case when valid_to <= ${CITY_AS_OF} then 'closed' else status end as status
          from facility
          where kind = ${kind} and valid_from <= ${CITY_AS_OF}
          order by id`;
        const found = Array.from(columns.id, (id, index) => ({
          id,
          x: columns.xCm[index],
          y: columns.yCm[index],
          lng: Number.isNaN(columns.lng[index]) ? null : columns.lng[index],
          district: columns.district[index],
          status: STATUSES[columns.status[index] ?? 0],
        }));
        expect(found).toEqual([...expected]);
      }
    }));

  it('gives texts in the order of the columns', () =>
    onCity(async (_inside, data) => {
      const { id } = columnsOn(data, 'canteen', CITY_AS_OF);
      const texts = [...textsOn(data, 'canteen', CITY_AS_OF)];
      expect(texts.map(({ code }) => code)).toEqual(Array.from(id, (one) => `T${one}`));
      expect(texts[0]).toEqual({
        code: `T${id[0]}`,
        name_zh: `示例${id[0]}号`,
        name_en: `Example ${id[0]}`,
        address: `示例路${id[0]}号`,
        town: '示例街道',
      });
    }));

  it('rates every market as the rule in geo/kinds does, on several days and in both modes', () =>
    onCity(async ({ sql }, data) => {
      const rows = await sql<(MarketRating & { id: number })[]>`
        select facility_id as id, state, stars, rated_on as "ratedOn", valid_until as "validUntil", revoked_on as "revokedOn"
        from market_rating`;
      const seen = new Set<string>();
      for (const day of ['2022-01-01', '2024-01-01', '2026-05-31', '2026-06-01', CITY_AS_OF, '2029-01-01'])
        for (const mode of ['current', 'valid'] as const) {
          const columns = columnsOn(data, 'market', day, mode);
          columns.id.forEach((id, index) => {
            const { state, stars } = ratingOn(
              rows.filter((row) => row.id === id),
              day,
            );
            seen.add(state);
            expect(RATING_STATES[columns.ratingState[index] ?? 0]).toBe(state);
            expect(columns.stars[index]).toBe((state === 'expired' && mode === 'valid' ? null : stars) ?? 0);
          });
        }
      expect([...seen].sort()).toEqual([...RATING_STATES].sort());
    }));

  it('knows due dates, unknown ones as none, and none before the first record', () =>
    onCity(async ({ sql }, data) => {
      const rows = await sql<{ id: number; due: number | null }[]>`
        select facility_id as id, next_due_on - date '2000-01-01' as due
        from elevator_due
        order by facility_id`;
      const due = new Map(rows.map((row) => [row.id, row.due ?? NO_DAY]));
      const columns = columnsOn(data, 'elevator', CITY_AS_OF);
      expect(Array.from(columns.nextDueDay)).toEqual(Array.from(columns.id, (id) => due.get(id)));
      expect(new Set(columnsOn(data, 'elevator', '2025-11-30').nextDueDay)).toEqual(new Set([NO_DAY]));
    }));

  it('holds the population by row and column, with all its people', () =>
    onCity(async ({ sql }, data) => {
      const [sum] = await sql<{ cells: number; people: number }[]>`
        select count(*)::int as cells, sum(people)::int as people from population_cell`;
      const cells = data.population?.cells;
      expect(cells?.count).toBe(sum?.cells);
      expect(cells?.weight.reduce((total, people) => total + people, 0)).toBe(sum?.people);
      expect(cells?.cellM).toBe(100);
      const order = Array.from(cells?.row ?? [], (row, index) => row * 1e6 + (cells?.col[index] ?? 0));
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }));

  it('of a day before anything existed is empty, and of the day that a facility opens has it', () =>
    onCity(async (_inside, data) => {
      expect(columnsOn(data, 'market', '2009-12-31').count).toBe(0);
      const first = data.rows.market.validFrom[0] ?? 0;
      const firstDay = new Date(Date.UTC(2000, 0, 1) + first * 86_400_000).toISOString().slice(0, 10);
      expect(dayNumber(firstDay)).toBe(first);
      expect(columnsOn(data, 'market', firstDay).id).toContain(data.rows.market.id[0]);
    }));

  it('of an unknown version is refused', () =>
    inRolledBackTransaction(database, async (inside) => {
      await expect(loadSnapshot(inside, 77)).rejects.toMatchObject({ code: 'version_unknown' });
    }));
});

describe('a bulk load', () => {
  it('leaves keys and indexes as they were', () =>
    inRolledBackTransaction(database, async ({ sql }) => {
      const state = () => sql`
        select conrelid::regclass::text || ' ' || pg_get_constraintdef(oid) as line from pg_constraint
        where connamespace = 'public'::regnamespace
        union all
        select indexdef from pg_indexes where schemaname = 'public'
        order by 1`;
      const before = await state();
      await sql.begin((tx) => bulkLoad(tx, () => fillCity(tx, { ...SMALL_CITY, cells: 10 })));
      expect(await state()).toEqual(before);
    }));

  it('fails when a row has no partner', () =>
    inRolledBackTransaction(database, async ({ sql }) => {
      const load = sql.begin((tx) =>
        bulkLoad(tx, async () => {
          await fillCity(tx, { ...SMALL_CITY, cells: 10 });
          await tx`delete from facility_identity where id = 1`;
        }),
      );
      await expect(load).rejects.toMatchObject({ code: '23503' });
    }));
});
