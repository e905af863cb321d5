import { describe, expect, it } from 'vitest';
import type { Database } from '../../db/connect.ts';
import { inRolledBackTransaction, sharedDatabase } from './database.ts';
import { AS_OF, countOf, csv, importText, stored } from './import-files.ts';

const database = await sharedDatabase();
const rolledBack = (work: (inside: Database) => Promise<void>) => () =>
  inRolledBackTransaction(database, work);

const HEADER = ['市场编号', '市场名称', '所属区', '经度', '纬度', '面积（㎡）', '状态', '开业日期'];
const TIANHE = [113.36, 23.13];

describe('what a second file changes', () => {
  const market = (
    name: string,
    lng: number,
    area: number | null,
    status: string | null,
    day: string | null = null,
  ) => csv([...HEADER, '关闭日期'], ['A1', name, '天河区', lng, 23.13, area, status, '2019-05-01', day]);

  it(
    'in attributes and positions is a correction for the same days',
    rolledBack(async (inside) => {
      await importText(inside, market('甲', 113.36, 100, '营业'));
      const report = await importText(inside, market('甲市场', 113.37, null, null), { asOf: '2026-11-25' });
      expect(report).toMatchObject({ changed: 1, added: 0, version: 2 });
      expect(await stored(inside.sql)).toMatchObject([
        { name: '甲市场', from: '2019-05-01', to: null, status: 'open' },
      ]);
      const [old] =
        await inside.sql`select known_from, known_to, valid_to from facility where known_to is not null`;
      expect(old).toEqual({ known_from: 1, known_to: 2, valid_to: null });
      const [detail] = await inside.sql`
        select area_m2::float8 as area from market join facility using (row_id) where known_to is null`;
      expect(detail?.area).toBe(100); // a blank cell erases nothing
    }),
  );

  it(
    'in status is an event: the row ends, another begins',
    rolledBack(async (inside) => {
      await importText(inside, market('甲', 113.36, 100, '营业'));
      await importText(inside, market('甲', 113.36, 100, '停业'), { asOf: '2026-11-25' });
      expect(await stored(inside.sql)).toMatchObject([
        { status: 'open', from: '2019-05-01', to: '2026-11-25' },
        { status: 'suspended', from: '2026-11-25', to: null },
      ]);
      await importText(inside, market('甲', 113.36, 100, '已关闭', '2026-12-01'), { asOf: '2026-12-05' });
      const reopened = await importText(inside, market('甲', 113.36, 100, '营业'), { asOf: '2027-01-05' });
      expect(reopened).toMatchObject({ changed: 1 });
      expect(await stored(inside.sql)).toMatchObject([
        { status: 'open', from: '2019-05-01', to: '2026-11-25' },
        { status: 'suspended', from: '2026-11-25', to: '2026-12-01' },
        { status: 'open', from: '2027-01-05', to: null },
      ]);
    }),
  );

  it(
    'leaves missing facilities alone when merging and closes them from a register, but not those of rejected rows',
    rolledBack(async (inside) => {
      const all = csv(
        HEADER,
        ['A1', '甲', '天河区', ...TIANHE, 1, null, '2019-05-01'],
        ['A2', '乙', '天河区', 113.37, 23.13, 1, null, '2019-05-01'],
        ['A3', '丙', '天河区', 113.38, 23.13, 1, null, '2019-05-01'],
      );
      await importText(inside, all);
      const some = csv(
        HEADER,
        ['A1', '甲', '天河区', ...TIANHE, 1, null, null],
        ['A3', '丙', '天河区', 113.38, 23.13, '很大', null, null],
      );
      expect(await importText(inside, some)).toMatchObject({
        unchanged: 1,
        missing: 1,
        closed: 0,
        version: null,
      });
      const register = await importText(inside, some, { mode: 'register', asOf: '2026-11-25' });
      expect(register).toMatchObject({ unchanged: 1, missing: 1, closed: 1, rejected: 1, version: 2 });
      expect(await stored(inside.sql)).toMatchObject([
        { to: null },
        { name: '乙', to: '2026-11-25' },
        { name: '丙', to: null },
      ]);
      const back = await importText(inside, all, { mode: 'register', asOf: '2026-12-25' });
      expect(back).toMatchObject({ unchanged: 2, changed: 1, closed: 0 });
      expect((await stored(inside.sql)).filter(({ name }) => name === '乙')).toMatchObject([
        { to: '2026-11-25' },
        { from: '2026-12-25', status: 'open', to: null },
      ]);
    }),
  );

  it(
    'in the rating supersedes or adds a rating, never the market',
    rolledBack(async (inside) => {
      const rated = (stars: string, day: string | null) =>
        csv(['市场编号', '市场名称', '星级', '评定日期'], ['A1', '甲', stars, day]);
      await importText(inside, rated('三星', '2024-01-01'), { datum: 'auto' });
      await importText(inside, rated('四星', '2024-01-01'));
      await importText(inside, rated('5星', '2026-01-01'));
      expect(await importText(inside, rated('★★★★★', null))).toMatchObject({ unchanged: 1, version: null });
      await importText(inside, rated('已撤销', null), { asOf: '2026-11-25' });
      const ratings = await inside.sql`
        select stars::int as stars, rated_on, revoked_on, known_from, known_to from market_rating order by row_id`;
      expect(
        ratings.map((row) => [row.stars, row.rated_on, row.revoked_on, row.known_from, row.known_to]),
      ).toEqual([
        [3, '2024-01-01', null, 1, 2],
        [4, '2024-01-01', null, 2, null],
        [5, '2026-01-01', null, 3, 4],
        [5, '2026-01-01', '2026-11-25', 4, null],
      ]);
      expect(await countOf(inside.sql, 'facility')).toBe(1);
    }),
  );

  it(
    'in the due date of an elevator begins on the day of the file',
    rolledBack(async (inside) => {
      const due = (day: string) =>
        csv(
          ['注册代码', '安装日期', '使用场所', '下次检验日期'],
          ['="31104401002011010001"', '2011-01-01', '住宅', day],
        );
      const options = { content: 'elevator' } as const;
      expect(await importText(inside, due('2026-12-01'), options)).toMatchObject({ added: 1, unlocated: 1 });
      expect(await importText(inside, due('2026/12/1'), options)).toMatchObject({
        unchanged: 1,
        version: null,
      });
      await importText(inside, due('2027-12-01'), { ...options, asOf: '2026-11-30' });
      const dues = await inside.sql`
        select next_due_on, valid_from, valid_to from elevator_due where known_to is null order by valid_from`;
      expect(dues.map((row) => [row.next_due_on, row.valid_from, row.valid_to])).toEqual([
        ['2026-12-01', AS_OF, '2026-11-30'],
        ['2027-12-01', '2026-11-30', null],
      ]);
      expect(await stored(inside.sql, 'elevator')).toMatchObject([
        { name: '电梯 31104401002011010001', from: '2011-01-01' },
      ]);
    }),
  );
});
