import { existsSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../db/connect.ts';
import { DatumUndecidedError, formatReport, importFile } from '../../db/import/index.ts';
import { currentVersion } from '../../db/publish.ts';
import { fromWgs84 } from '../../geo/place/datum.ts';
import { inRolledBackTransaction, sharedDatabase } from './database.ts';
import { AS_OF, countOf, csv, fileOf, importText, stored, syntheticMarket } from './import-files.ts';

const database = await sharedDatabase();
const rolledBack = (work: (inside: Database) => Promise<void>) => () =>
  inRolledBackTransaction(database, work);

const HEADER = ['市场编号', '市场名称', '所属区', '经度', '纬度', '面积（㎡）', '状态', '开业日期'];
const TIANHE = [113.36, 23.13];

describe('an import', () => {
  it(
    'adds rows, publishes one version and tells what became of every row',
    rolledBack(async (inside) => {
      const report = await importText(
        inside,
        csv(
          HEADER,
          ['A1', '甲市场', '天河区', ...TIANHE, '1 200㎡', '营业', '2019-05-01'],
          ['A2', '乙市场', '440183', 113.8, 23.29, null, null, null],
          ['A3', '丙市场', '火星区', 113.3, 23.1, 'abc', null, null],
          ['A4', '丁市场', '天河区', null, null, null, null, null],
        ),
      );
      expect(report).toMatchObject({
        rows: 4,
        added: 3,
        changed: 0,
        unchanged: 0,
        rejected: 1,
        unlocated: 1,
        flagged: 0,
      });
      expect(report.rejects).toEqual([
        { row: 4, column: '所属区', value: '火星区', reason: expect.stringContaining('not a district') },
        { row: 4, column: '面积（㎡）', value: 'abc', reason: expect.stringContaining('not a number') },
      ]);
      expect(report.version).toBe(await currentVersion(inside));
      expect(await stored(inside.sql)).toMatchObject([
        { name: '甲市场', from: '2019-05-01', to: null, status: 'open', quality: 'exact', located: 440106 },
        { name: '乙市场', from: AS_OF, quality: 'exact', declared: 440118, located: 440118 },
        { name: '丁市场', quality: 'none', declared: 440106, located: null },
      ]);
      const [batch] = await inside.sql`select content, mode, datum, report from import_batch`;
      expect(batch).toMatchObject({
        content: 'market',
        mode: 'merge',
        datum: 'wgs84',
        report: { added: 3, rejected: 1 },
      });
      const rejects =
        await inside.sql`select row_number, column_name from import_reject order by column_name`;
      expect(rejects.map((row) => row.row_number)).toEqual([4, 4]);
    }),
  );

  it(
    'of the same file again changes nothing and publishes nothing',
    rolledBack(async (inside) => {
      const text = csv(
        [...HEADER, '关闭日期', '星级', '评定日期', '有效期至'],
        [
          'A1',
          '甲市场',
          '天河区',
          ...TIANHE,
          1200.5,
          '营业',
          '2019-05-01',
          null,
          '四星',
          '2024-01-01',
          '2026-12-31',
        ],
        [null, '乙市场', '白云', 113.27, 23.17, 300, '停业', '2018-01-01', null, '五星', null, null],
        [null, '丙市场', '白云', null, null, null, '已关闭', '2010-01-01', '2020-01-01', null, null, null],
        [null, '丁市场', '番禺', 113.36, 22.94, null, '注销', null, null, '申报中', null, null],
        [null, '戊市场', '番禺', 113.38, 22.95, null, '在建', '2030-01-01', null, null, null, null],
        [null, '己市场', '从化', 0, 0, null, '营业', null, '2027-01-01', null, null, null],
      );
      const first = await importText(inside, text);
      expect(first).toMatchObject({ added: 6, rejected: 0 });
      const rows = await countOf(inside.sql, 'facility');
      const again = await importText(inside, text, { asOf: '2026-12-24' });
      expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 6, rejected: 0, version: null });
      expect(await countOf(inside.sql, 'facility')).toBe(rows);
      expect(await currentVersion(inside)).toBe(first.version);
    }),
  );

  it(
    'reads GB18030, semicolons and XLSX as it reads UTF-8',
    rolledBack(async (inside) => {
      const text = csv(HEADER, ['A1', '甲市场', '天河区', ...TIANHE, 1200, '营业', '2019-05-01']);
      await importText(inside, text);
      const gb = new Uint8Array(iconv.encode(text.replaceAll(',', ';'), 'gb18030'));
      expect(await importText(inside, gb)).toMatchObject({ unchanged: 1, version: null });
      const { default: writeWorkbook } = await import('write-excel-file/node');
      const workbook = await writeWorkbook([
        HEADER.map((value) => ({ value })),
        [
          { value: 'A1' },
          { value: '甲市场' },
          { value: '天河区' },
          { value: 113.36 },
          { value: 23.13 },
          { value: 1200 },
          { value: '营业' },
          { value: new Date(Date.UTC(2019, 4, 1)), type: Date, format: 'yyyy-mm-dd' },
        ],
      ]);
      const file = fileOf(new Uint8Array(await workbook.toBuffer()), 'x.xlsx');
      expect(await importText(inside, '', { file })).toMatchObject({ unchanged: 1, version: null });
    }),
  );

  it(
    'with dryRun writes nothing and reports the same',
    rolledBack(async (inside) => {
      const text = csv(HEADER, ['A1', '甲市场', '天河区', ...TIANHE, 1, null, null]);
      expect(await importText(inside, text, { dryRun: true })).toMatchObject({
        added: 1,
        version: null,
        dryRun: true,
      });
      expect(await countOf(inside.sql, 'facility')).toBe(0);
      expect(await currentVersion(inside)).toBeNull();
    }),
  );

  it(
    'keeps and flags rows outside the city and in another district than declared',
    rolledBack(async (inside) => {
      const report = await importText(
        inside,
        csv(
          HEADER,
          ['A1', '甲', '天河区', 113.1, 23.0, 1, null, null],
          ['A2', '乙', '白云区', ...TIANHE, 1, null, null],
        ),
      );
      expect(report).toMatchObject({ added: 2, flagged: 2, unlocated: 0 });
      expect(report.flags.map(({ row, quality, reason }) => [row, quality, reason])).toEqual([
        [2, 'outside_city', 'lies outside the eleven districts'],
        [3, 'other_district', 'declares 白云区 but lies in 天河区'],
      ]);
      expect(await stored(inside.sql)).toMatchObject([
        { quality: 'outside_city', located: null },
        { quality: 'other_district', declared: 440111, located: 440106 },
      ]);
    }),
  );

  it(
    'never puts a facility at 0, 0, and rejects swapped coordinates',
    rolledBack(async (inside) => {
      const report = await importText(
        inside,
        csv(
          HEADER,
          ['A1', '甲', '天河区', 0, 0, 1, null, null],
          ['A2', '乙', '天河区', 23.13, 113.36, 1, null, null],
          ['A3', '丙', '天河区', '待测', 23.13, 1, null, null],
        ),
      );
      expect(report).toMatchObject({ added: 2, unlocated: 2, rejected: 1 });
      expect(report.rejects[0]).toMatchObject({ row: 3, column: '经度', value: '23.13, 113.36' });
      expect(report.rejects[0]?.reason).toMatch(/swapped/);
      expect(report.flags.map(({ reason }) => reason)).toEqual([
        expect.stringContaining('0, which stands for no position'),
        expect.stringContaining('not numbers'),
      ]);
    }),
  );

  it(
    'finds duplicates in the file by code, else by name, district and 50 m',
    rolledBack(async (inside) => {
      const report = await importText(
        inside,
        csv(
          HEADER,
          ['A1', '甲', '天河区', ...TIANHE, 1, null, null],
          ['A1', '甲乙', '天河区', 113.37, 23.13, 1, null, null],
          [null, '甲', '天河', 113.3603, 23.13, 1, null, null],
          [null, '甲', '天河', 113.361, 23.13, 1, null, null],
          ['A9', '甲', '天河', ...TIANHE, 1, null, null],
        ),
      );
      expect(report).toMatchObject({ added: 3, rejected: 2 });
      expect(report.rejects.map(({ row, reason }) => [row, reason])).toEqual([
        [3, 'has the same code A1 as row 2: a duplicate'],
        [4, 'has the same name, district and place (within 50 m) as row 2: a duplicate'],
      ]);
    }),
  );

  it(
    'replaces the synthetic records of its kind in the same version, and says so',
    rolledBack(async (inside) => {
      const id = await syntheticMarket(inside.sql);
      const none = await importText(inside, csv(HEADER, ['A1', '甲', '火星', ...TIANHE, 1, null, null]));
      expect(none).toMatchObject({ rejected: 1, replacedSynthetic: 0, version: null });
      const report = await importText(
        inside,
        csv(HEADER, ['A1', '示例市场', '天河区', ...TIANHE, 1, null, null]),
      );
      expect(report).toMatchObject({ added: 1, changed: 0, replacedSynthetic: 1, version: 2 });
      expect(formatReport(report)).toMatch(/1 synthetic market records/);
      const facilities = await stored(inside.sql);
      expect(facilities).toMatchObject([{ origin: 'official' }]);
      expect(facilities[0]?.id).not.toBe(id);
      for (const table of ['facility', 'market_rating', 'inspection']) {
        const ended =
          await inside.sql`select known_to from ${inside.sql(table)} where data_origin = 'synthetic'`;
        expect(ended.map((row) => row.known_to)).toEqual([2]);
      }
    }),
  );
});

describe('the other kinds', () => {
  it(
    'bring their own columns',
    rolledBack(async (inside) => {
      const canteens = csv(
        ['食堂名称', '食堂类型', '区', '日供餐人数', '明厨亮灶'],
        ['甲中学食堂', '学校食堂', '天河', 800, '100%'],
        ['乙', null, '天河', null, null],
      );
      expect(await importText(inside, canteens, { content: 'canteen' })).toMatchObject({ added: 2 });
      const stations = csv(['站点名称', '类型', '人数'], ['甲所', '市场监管所', 12], ['乙', '不明机构', 1]);
      const report = await importText(inside, stations, { content: 'station' });
      expect(report).toMatchObject({ added: 1, rejected: 1 });
      expect(report.rejects[0]).toMatchObject({ row: 3, column: '类型', value: '不明机构' });
      const details = await inside.sql`select type, meals_a_day, bright_kitchen from canteen order by row_id`;
      expect(details.map((row) => [row.type, row.meals_a_day, row.bright_kitchen])).toEqual([
        ['school', 800, true],
        ['other', null, null],
      ]);
    }),
  );
});

describe('the datum', () => {
  const gcj = (rows: number) =>
    csv(
      HEADER,
      ...Array.from({ length: rows }, (_, i) => {
        // Both sides of the border of 天河 and 越秀, by the district file: near enough to tell the datums apart.
        const at = fromWgs84(113.3 + (i % 100) * 0.0005, 23.12 + Math.floor(i / 100) * 0.004, 'gcj02');
        return [`G${i}`, `市场${i}`, null, at.lng, at.lat, 1, null, null];
      }),
    );

  it(
    'is asked for when no row declares a district',
    rolledBack(async (inside) => {
      const error = await importText(inside, gcj(20), { datum: 'auto' }).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(DatumUndecidedError);
      expect(error).toMatchObject({ code: 'datum_undecided', message: expect.stringContaining('--datum') });
    }),
  );

  it(
    'is not needed without coordinates, and shifts the position when declared',
    rolledBack(async (inside) => {
      expect(await importText(inside, csv(['市场名称'], ['甲']), { datum: 'auto' })).toMatchObject({
        added: 1,
        datum: null,
      });
      expect(await importText(inside, gcj(1), { datum: 'gcj02' })).toMatchObject({
        added: 1,
        datum: 'gcj02',
        datumDeclared: true,
      });
      const [row] = await inside.sql`
        select st_x(geom) as lng, original_x, original_datum::text as datum from facility where external_code = 'G0'`;
      expect(row?.lng).toBeCloseTo(113.3, 8);
      expect(row?.original_x).toBeGreaterThan(113.305);
      expect(row?.datum).toBe('gcj02');
    }),
  );
});

describe('an unusable file', () => {
  it.each([
    ['%PDF-1.7', 'is a PDF document'],
    ['甲,乙\n1,2', 'No usable header'],
  ])('is refused in one sentence: %s', async (text, message) => {
    await expect(importText(database, text)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
  });
  it('is refused when it does not exist or the day is no day', async () => {
    await expect(importText(database, '', { file: '/nowhere/x.csv' })).rejects.toMatchObject({
      code: 'file_missing',
    });
    await expect(importText(database, 'x', { asOf: '2026-02-30' })).rejects.toMatchObject({
      code: 'as_of_invalid',
    });
  });
});

const folder = process.env.GOLDEN_DIR ?? path.resolve(import.meta.dirname, '../../../shared/data/golden');
const real = [folder, path.dirname(folder)]
  .map((one) => path.join(one, 'markets-13-real.csv'))
  .find(existsSync);

describe.skipIf(real === undefined)('the 13 real markets (skipped where the file is absent)', () => {
  const options = { file: real ?? '', content: 'market', origin: 'open', asOf: AS_OF } as const;

  it('are refused without a datum, with the counts', async () => {
    await expect(importFile(database, options)).rejects.toMatchObject({
      code: 'datum_undecided',
      message: expect.stringContaining('11 as WGS 84 (= CGCS2000), 11 as GCJ-02, 12 as BD-09'),
    });
  });
  it(
    'are kept when read as GCJ-02: 12 in the city, one of them in another district, one outside',
    rolledBack(async (inside) => {
      const report = await importFile(inside, { ...options, datum: 'gcj02' });
      expect(report).toMatchObject({ added: 13, rejected: 0, flagged: 2, unlocated: 0, version: 1 });
      expect(report.flags.map(({ quality }) => quality).sort()).toEqual(['other_district', 'outside_city']);
      expect((await stored(inside.sql)).filter(({ located }) => located !== null)).toHaveLength(12);
      expect(await importFile(inside, { ...options, datum: 'gcj02' })).toMatchObject({
        unchanged: 13,
        version: null,
      });
    }),
  );
});
