import { describe, expect, it } from 'vitest';
import type { Database } from '../../db/connect.ts';
import { currentVersion } from '../../db/publish.ts';
import { lngLatToPlane } from '../../geo/place/crs.ts';
import { inRolledBackTransaction, sharedDatabase } from './database.ts';
import { AS_OF, countOf, csv, fileOf, importText, syntheticMarket } from './import-files.ts';

const database = await sharedDatabase();
const rolledBack = (work: (inside: Database) => Promise<void>) => () =>
  inRolledBackTransaction(database, work);

const MARKETS = csv(
  ['编号', '名称', '区', '经度', '纬度'],
  ['A1', '甲市场', '天河区', 113.36, 23.13],
  ['A2', '乙市场', '天河区', 113.37, 23.13],
  [null, '同名', '天河区', 113.38, 23.13],
  [null, '同名', '白云区', 113.27, 23.2],
);

describe('a rating file', () => {
  const ratings = csv(
    ['编号', '名称', '区', '星级', '评定日期', '有效期至', '撤销日期', '评定机构'],
    ['A1', null, null, '三星', '2022-01-01', '2024-12-31', null, '市局'],
    ['A1', null, null, '四星', '2025-01-01', '2027-12-31', null, null],
    ['A2', null, null, '五星', '2025-01-01', null, '2026-01-01', null],
    [null, '同名', '白云', '申报中', '2026-01-01', null, null, null],
    [null, '同名', null, '二星', '2026-01-01', null, null, null],
    ['A9', null, null, '二星', '2026-01-01', null, null, null],
    ['A1', null, null, '四星', '2025/1/1', null, null, null],
    ['A2', null, null, '四星', '2026-06-01', '2026-01-01', null, null],
  );

  it(
    'finds markets by code, else by name and district, and rejects what it cannot tell',
    rolledBack(async (inside) => {
      await importText(inside, MARKETS);
      const report = await importText(inside, ratings, { content: 'rating' });
      expect(report).toMatchObject({ rows: 8, added: 4, changed: 0, unchanged: 0, rejected: 4, version: 2 });
      expect(report.rejects.map(({ row, column, reason }) => [row, column, reason])).toEqual([
        [6, '名称', expect.stringContaining('means 2 facilities')],
        [7, '编号', expect.stringContaining('not a facility that is known')],
        [8, '', expect.stringContaining('same market on the same day as row 3')],
        [9, '有效期至', expect.stringContaining('before the day of the rating')],
      ]);
      expect(await importText(inside, ratings, { content: 'rating' })).toMatchObject({
        unchanged: 4,
        version: null,
      });
      const rows = await inside.sql`
        select stars::int as stars, state, issuer, revoked_on from market_rating order by row_id`;
      expect(rows.map((row) => [row.stars, row.state, row.issuer, row.revoked_on])).toEqual([
        [3, 'granted', '市局', null],
        [4, 'granted', '未注明', null],
        [5, 'granted', '未注明', '2026-01-01'],
        [null, 'pending', '未注明', null],
      ]);
    }),
  );

  it(
    'does not rate the markets of the demonstration',
    rolledBack(async (inside) => {
      await syntheticMarket(inside.sql, '甲市场');
      const text = csv(['名称', '星级', '评定日期'], ['甲市场', '五星', '2025-01-01']);
      const report = await importText(inside, text, { content: 'rating' });
      expect(report).toMatchObject({ rejected: 1, replacedSynthetic: 0, version: null });
      expect(report.rejects[0]?.reason).toMatch(/synthetic/);
    }),
  );
});

describe('inspections and follow-ups', () => {
  const inspections = (result: string) =>
    csv(
      ['编号', '检查日期', '检查类型', '是否完成', '检查结果', '隐患数'],
      ['A1', '2026-03-01', '日常检查', null, result, 2],
      ['A1', '2026-03-01', '第三方评价', '是', '合格', null],
      ['A2', '2026-03-02', null, '否', null, null],
      ['A2', '2026-03-03', null, '否', '合格', null],
      ['A1', '2026/3/1', '日常', null, null, null],
    );
  const followups = (done: string | null) =>
    csv(
      ['编号', '检查日期', '检查类型', '整改期限', '整改完成日期', '整改情况'],
      ['A1', '2026-03-01', '日常检查', '2026-04-01', done, null],
      ['A1', '2026-03-01', null, '2026-04-01', null, null],
      ['A1', '2026-03-09', null, '2026-04-01', null, null],
      ['A2', '2026-03-02', null, '2026-04-02', null, '已整改'],
    );

  it(
    'are added once, corrected by superseding, and keep their follow-ups',
    rolledBack(async (inside) => {
      await importText(inside, MARKETS);
      const options = { content: 'inspection' } as const;
      const first = await importText(inside, inspections('发现隐患'), options);
      expect(first).toMatchObject({ rows: 5, added: 3, rejected: 2, version: 2 });
      expect(first.rejects.map(({ row, column }) => [row, column])).toEqual([
        [5, '检查结果'],
        [6, ''],
      ]);
      expect(await importText(inside, inspections('发现隐患'), options)).toMatchObject({
        unchanged: 3,
        version: null,
      });

      const open = await importText(inside, followups(null), { content: 'followup' });
      expect(open).toMatchObject({ added: 1, rejected: 3, version: 3 });
      expect(open.rejects.map(({ row, column, reason }) => [row, column, reason])).toEqual([
        [3, '检查日期', expect.stringContaining('several inspections')],
        [4, '检查日期', expect.stringContaining('no inspection')],
        [5, '整改完成日期', expect.stringContaining('needs the day')],
      ]);
      expect(await importText(inside, followups('2026-03-20'), { content: 'followup' })).toMatchObject({
        changed: 1,
        version: 4,
      });

      expect(await importText(inside, inspections('不合格'), options)).toMatchObject({
        changed: 1,
        unchanged: 2,
        version: 5,
      });
      const now = await inside.sql`
        select i.result, f.done_on, f.outcome
        from followup f
        join inspection i on i.id = f.inspection_id
        where f.known_to is null and i.known_to is null`;
      expect(now.map((row) => [row.result, row.done_on, row.outcome])).toEqual([
        ['fail', '2026-03-20', 'resolved'],
      ]);
      expect(await importText(inside, followups('2026-03-20'), { content: 'followup' })).toMatchObject({
        unchanged: 1,
        version: null,
      });
    }),
  );
});

describe('a population grid', () => {
  const head = ['# crs: EPSG:4547', '# origin: 434000, 2558000', '# step: 100', '# source: a test'].join(
    '\n',
  );
  const options = { content: 'population' } as const;
  const gridOf = async (inside: Database) => {
    const rows = await inside.sql`
      select c.id, c.col, c."row", c.people, c.district, c.x_cm::int as x, c.y_cm::int as y
      from population_cell c
      join data_version v on v.population_grid = c.grid
      where v.version = ${(await currentVersion(inside)) ?? 0}
      order by c.id`;
    return rows.map((row) => [row.id, row.col, row.row, row.people, row.x, row.y]);
  };

  it(
    'is published as a whole, cells numbered by row and column, those outside refused',
    rolledBack(async (inside) => {
      const text = `${head}\n列,行,人口\n5,1,10\n4,1,20\n4,0,30\n9999,0,5\n4,0,1\n6,0,-1`;
      const report = await importText(inside, text, options);
      expect(report).toMatchObject({ rows: 6, added: 3, rejected: 3, version: 1, datum: null });
      expect(report.rejects.map(({ row, reason }) => [row, reason])).toEqual([
        [9, expect.stringContaining('outside the eleven districts')],
        [10, expect.stringContaining('same cell as row 8')],
        [11, expect.stringContaining('out of range')],
      ]);
      expect(await gridOf(inside)).toEqual([
        [1, 4, 0, 30, 43_445_000, 255_805_000],
        [2, 4, 1, 20, 43_445_000, 255_815_000],
        [3, 5, 1, 10, 43_455_000, 255_815_000],
      ]);
      expect(await importText(inside, text, options)).toMatchObject({ unchanged: 3, version: null });
      const more = await importText(inside, `${head}\n列,行,人口\n5,1,11`, options);
      expect(more).toMatchObject({ changed: 1, missing: 2, version: 2 });
      expect((await gridOf(inside)).map((cell) => cell[3])).toEqual([30, 20, 11]);
      const all = await importText(inside, `${head}\n列,行,人口\n5,1,11`, { ...options, mode: 'register' });
      expect(all).toMatchObject({ unchanged: 1, missing: 2, closed: 2, version: 3 });
      expect(await countOf(inside.sql, 'population_grid')).toBe(3);
    }),
  );

  it(
    'takes centres and points, sums points of a cell and keeps the sum when rounding',
    rolledBack(async (inside) => {
      await importText(inside, `${head}\nx坐标,y坐标,人口\n434450,2558050,7`, options);
      expect((await gridOf(inside))[0]).toEqual([1, 4, 0, 7, 43_445_000, 255_805_000]);
      const text = `${head}\n经度,纬度,人口\n113.3600,23.1300,1.4\n113.3601,23.1300,0.4\n113.3700,23.1300,0.4`;
      await expect(importText(inside, text, { ...options, datum: 'auto' })).rejects.toMatchObject({
        code: 'datum_undecided',
      });
      const report = await importText(inside, text, { ...options, mode: 'register' });
      expect(report.notes.join(' ')).toMatch(/1 points fell.*rounded to whole numbers/);
      const plane = lngLatToPlane(113.36, 23.13);
      const cells = await gridOf(inside);
      expect(cells.map((cell) => [cell[1], cell[3]])).toEqual([
        [Math.floor((plane.x - 434_000) / 100), 2],
        [expect.any(Number), 0],
      ]);
    }),
  );

  it('is refused without a declared grid or without one of the two coordinates', async () => {
    await expect(importText(database, '列,行,人口\n1,1,1', options)).rejects.toMatchObject({
      code: 'grid_missing',
    });
    await expect(importText(database, `${head}\n列,纬度,人口\n1,1,1`, options)).rejects.toMatchObject({
      code: 'no_header',
    });
  });
});

describe('towns', () => {
  const square = (lng: number, lat: number, size = 0.01) => ({
    type: 'Polygon',
    coordinates: [
      [
        [lng, lat],
        [lng + size, lat],
        [lng + size, lat + size],
        [lng, lat + size],
        [lng, lat],
      ],
    ],
  });
  const bow = {
    type: 'Polygon',
    coordinates: [
      [
        [113.3, 23.1],
        [113.4, 23.2],
        [113.4, 23.1],
        [113.3, 23.2],
        [113.3, 23.1],
      ],
    ],
  };
  const towns = (features: [object, object | null][]) =>
    fileOf(
      JSON.stringify({
        type: 'FeatureCollection',
        features: features.map(([properties, geometry]) => ({ type: 'Feature', properties, geometry })),
      }),
      'towns.geojson',
    );

  it(
    'are stored as polygons with the district that they declare or lie in',
    rolledBack(async (inside) => {
      const file = towns([
        [{ 镇街名称: '甲街道', 代码: '440106001', 所属区: '天河区' }, square(113.35, 23.12)],
        [{ 镇街名称: '乙镇' }, square(113.27, 23.2)],
        [{ 镇街名称: '丙镇' }, square(110, 20)],
        [{ 镇街名称: '丁镇' }, bow],
        [{ 镇街名称: '戊镇' }, { type: 'Point', coordinates: [113.3, 23.1] }],
        [{ 镇街名称: '甲街道', 所属区: '440106' }, square(113.35, 23.12)],
      ]);
      const options = { content: 'town', file, datum: 'gcj02' } as const;
      const report = await importText(inside, '', options);
      expect(report).toMatchObject({ rows: 6, added: 2, rejected: 4, version: 1 });
      expect(report.rejects.map(({ row, reason }) => [row, reason])).toEqual([
        [3, expect.stringContaining('outside the eleven districts')],
        [4, expect.stringContaining('not a valid polygon')],
        [5, 'is not a Polygon or MultiPolygon'],
        [6, expect.stringContaining('same town as row 1')],
      ]);
      const rows =
        await inside.sql`select name_zh, district, st_x(st_centroid(geom)) as lng from town order by row_id`;
      expect(rows.map((row) => [row.name_zh, row.district])).toEqual([
        ['甲街道', 440106],
        ['乙镇', 440111],
      ]);
      expect(rows[0]?.lng).toBeLessThan(113.351); // shifted from GCJ-02
      expect(await importText(inside, '', options)).toMatchObject({ unchanged: 2, version: null });
      await expect(importText(inside, '', { ...options, datum: 'auto' })).rejects.toMatchObject({
        code: 'datum_undecided',
      });
    }),
  );

  it('are refused as a table without polygons, and ratings as a register', async () => {
    await expect(importText(database, csv(['镇街名称'], ['甲']), { content: 'town' })).rejects.toMatchObject({
      code: 'town_without_polygon',
    });
    await expect(
      importText(database, 'x', { content: 'rating', mode: 'register', asOf: AS_OF }),
    ).rejects.toMatchObject({ code: 'mode_invalid' });
  });
});
