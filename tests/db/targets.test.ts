import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import type { StandardsAnswer } from '../../geo/answers.ts';
import { identityOf } from '../../geo/regulatory/target-file-entry.ts';
import type { TargetsAnswer } from '../../geo/regulatory/target-records.ts';
import { backUp, restore } from '../../db/backup.ts';
import { publish } from '../../db/publish.ts';
import { targetsInForce, targetsWhenPublished } from '../../db/queries/targets.ts';
import { storedEntries } from '../../db/queries/targets-change.ts';
import { changeTargets, retireTarget } from '../../db/targets/change-targets.ts';
import { readTargetFile } from '../../db/targets/read-target-file.ts';
import { findTarget, type GivenCells, setTarget, type TargetName } from '../../db/targets/set-target.ts';
import { writeTargetFile } from '../../db/targets/write-target-file.ts';
import type { Database } from '../../db/connect.ts';
import { targets } from '../../src/lib/server/targets.ts';
import { GET as standardsRoute } from '../../src/routes/api/standards/+server.ts';
import { GET as targetsRoute } from '../../src/routes/api/targets/+server.ts';
import { inRolledBackTransaction, ownDatabase, sharedDatabase } from './database.ts';
import { get, json, servedCity } from './serving-city.ts';
import { suitu } from './suitu-program.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'suitu-targets-'));
afterAll(() => rmSync(folder, { recursive: true }));
const database = await sharedDatabase();
const rolledBack = (work: (inside: Database) => Promise<void>) => () =>
  inRolledBackTransaction(database, work);

const HEADER =
  'key,kind,year,name_zh,name_en,sentence,value,comparator,unit,scope,district,supply,semantics,source,verified';
let written = 0;
const fileOf = (...lines: string[]): string => {
  const file = path.join(folder, `targets-${++written}.csv`);
  writeFileSync(file, `${[HEADER, ...lines].join('\r\n')}\r\n`);
  return file;
};
const importFrom = async (inside: Database, file: string) => {
  const { entries } = await readTargetFile(file);
  return changeTargets(inside, () => entries);
};
const set = (inside: Database, name: TargetName, given: GivenCells) =>
  changeTargets(inside, (inForce) => [setTarget(inForce, name, given)]);
/** Every row of both tables, whatever became of it. */
const lives = async ({ sql }: Database, key: string) =>
  sql<{ said: string; is_retired: boolean; entered_after: number; retired_after: number | null }[]>`
    select value::text as said, retired_at is not null as is_retired, entered_after, retired_after
    from (
      select id, key, value, retired_at, entered_after, retired_after from target
      union all
      select id, key, radius_m, retired_at, entered_after, retired_after from standard
    ) both_tables
    where key = ${key}
    order by id`;
const inForce = async ({ sql }: Database) => (await storedEntries(sql)).map(({ entry }) => entry);

describe('a file of targets', () => {
  for (const ending of ['csv', 'xlsx'])
    it(
      `written as ${ending} and taken back changes nothing, also with what is hard to write`,
      rolledBack(async (inside) => {
        await set(
          inside,
          { key: 'star_markets_2025', district: 440111 },
          { value: '12', sentence: '=区内“培育”, 不少于12家', source: '-区文件' },
        );
        await set(inside, { key: 'circle_10_min' }, { sentence: '500米, "十分钟"', verified: 'yes' });
        const before = await inForce(inside);
        expect(before).toHaveLength(17);
        const file = path.join(folder, `all.${ending}`);
        await writeTargetFile(file, before);
        const read = await readTargetFile(file);
        expect(read.entries).toEqual(before);
        expect(await changeTargets(inside, () => read.entries)).toEqual({
          changes: [],
          unchanged: 17,
          untouched: 0,
        });
        const [rows] = await inside.sql`
          select (select count(*)::int from target) as targets, (select count(*)::int from standard) as standards`;
        expect(rows).toEqual({ targets: 14, standards: 4 });
      }),
    );

  it(
    'retires what it replaces, enters what is new, leaves the rest, and does nothing the second time',
    rolledBack(async (inside) => {
      const file = fileOf(
        'food_pass,rate,2025,食品抽检合格率,Food samples passed,食品抽检合格率保持在98.5%以上,98.5,at_least,%,city,,,stated,工作要点,yes',
        'food_pass,目标,2026,食品抽检合格率,Food samples passed,保持在99%以上,99,不低于,%,全市,,,明确,工作要点,否',
        'circle_5_min,standard,,5分钟生活圈,5-minute circle,,350,,m,,,农贸市场,,规范,',
      );
      expect(await importFrom(inside, file)).toMatchObject({ unchanged: 0, untouched: 14 });
      expect((await lives(inside, 'food_pass')).map((row) => [row.said, row.is_retired])).toEqual([
        ['98', true],
        ['98.5', false],
        ['99', false],
      ]);
      expect((await lives(inside, 'circle_5_min')).map((row) => [row.said, row.is_retired])).toEqual([
        ['300', true],
        ['350', false],
      ]);
      const rows = await inForce(inside);
      expect(rows.find((entry) => identityOf(entry) === 'target food_pass 2026 city')).toMatchObject({
        kind: 'target',
        comparator: '>=',
        value: 99,
        verified: false,
      });
      expect(await importFrom(inside, file)).toMatchObject({ changes: [], unchanged: 3 });
      expect(await lives(inside, 'food_pass')).toHaveLength(3);
    }),
  );

  it('names every bad cell with row, column, value and what is allowed, and is refused as a whole', async () => {
    const file = fileOf(
      'ok_row,target,2025,好,Good,原文,5,at_least,家,city,,,stated,来源,no',
      'Bad Key,target,1999,,English,原文,many,more,家,town,佛山,tram,vague,,perhaps',
      'share,target,2025,率,Share,原文,101,at_least,%,district,,,stated,来源,no',
      'ok_row,target,2025,好,Good,原文,6,at_least,家,city,,,stated,来源,no',
      'half,target,2025,半,Half,,7,,家,city,白云区,market,stated,来源,no',
      'ring,standard,2025,圈,Ring,,0.5,at_least,km,city,,,stated,来源,no',
    );
    const error: unknown = await readTargetFile(file).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'targets_rejected' });
    const lines = String(error).split('\n');
    expect(lines[0]).toContain('5 rows cannot be taken, so nothing was changed');
    const found = lines.slice(1).map((line) => line.trim().replace(/"(.*)".*/, '$1'));
    expect(found).toEqual([
      'row 3, key: Bad Key',
      'row 3, year: 1999',
      'row 3, name_zh: ',
      'row 3, value: many',
      'row 3, comparator: more',
      'row 3, scope: town',
      'row 3, district: 佛山',
      'row 3, supply: tram',
      'row 3, semantics: vague',
      'row 3, source: ',
      'row 3, verified: perhaps',
      'row 4, value: 101',
      'row 4, district: ',
      'row 5, key: ok_row',
      'row 6, sentence: ',
      'row 6, comparator: ',
      'row 6, scope: city',
      'row 6, supply: market',
      'row 7, year: 2025',
      'row 7, comparator: at_least',
      'row 7, scope: city',
      'row 7, semantics: stated',
      'row 7, supply: ',
      'row 7, value: 0.5',
      'row 7, unit: km',
    ]);
    expect(String(error)).toContain('allowed are');
  });

  it('may be a workbook with a title above and Chinese headers', async () => {
    const file = path.join(folder, 'chinese.xlsx');
    const head = [
      '指标代码',
      '类别',
      '年度',
      '中文名称',
      '英文名称',
      '原文',
      '目标值',
      '比较',
      '单位',
      '来源',
    ];
    const row = ['new_one', '目标', 2026, '新指标', 'New', '不少于三家', 3, '不少于', '家', '文件'];
    await writeWorkbook([['2026年目标'], head, row].map((cells) => cells.map((value) => ({ value })))).toFile(
      file,
    );
    const { entries } = await readTargetFile(file);
    expect(entries).toMatchObject([
      {
        key: 'new_one',
        year: 2026,
        value: 3,
        comparator: '>=',
        scope: 'city',
        district: null,
        verified: false,
      },
    ]);
  });
});

describe('one target', () => {
  it(
    'set anew keeps its old row with the versions between which it was in force',
    rolledBack(async (inside) => {
      const published = (asOf: string) =>
        inside.sql.begin((tx) => publish(tx, { asOf, cause: 'import', note: '' }, async () => {}));
      await published('2026-10-01');
      await set(inside, { key: 'star_markets_2025' }, { value: '100' });
      await published('2026-11-01');
      await set(inside, { key: 'star_markets_2025' }, { value: '110' });
      expect(await lives(inside, 'star_markets_2025')).toEqual([
        { said: '90', is_retired: true, entered_after: 0, retired_after: 1 },
        { said: '100', is_retired: true, entered_after: 1, retired_after: 2 },
        { said: '110', is_retired: false, entered_after: 2, retired_after: null },
      ]);
      const valueIn = async (version: number) =>
        (await targetsWhenPublished(inside.sql, version))
          .filter(({ key }) => key === 'star_markets_2025')
          .map(({ value }) => value);
      expect([await valueIn(1), await valueIn(2)]).toEqual([[90], [100]]);
      expect((await targetsInForce(inside.sql)).find(({ key }) => key === 'star_markets_2025')?.value).toBe(
        110,
      );
    }),
  );

  it(
    'is no longer verified when its meaning changes, unless that is said',
    rolledBack(async (inside) => {
      const verified = async () =>
        (await targetsInForce(inside.sql)).find(({ key }) => key === 'food_pass')?.verified;
      await set(inside, { key: 'food_pass' }, { verified: 'yes' });
      await set(inside, { key: 'food_pass' }, { name_en: 'Samples passed' });
      expect(await verified()).toBe(true);
      await set(inside, { key: 'food_pass' }, { value: '97' });
      expect(await verified()).toBe(false);
      await set(inside, { key: 'food_pass' }, { value: '98', verified: 'yes' });
      expect(await verified()).toBe(true);
    }),
  );

  it(
    'of a district exists when somebody entered it, with a sentence and a source of its own, and can be retired',
    rolledBack(async (inside) => {
      expect((await targetsInForce(inside.sql)).every(({ scope }) => scope === 'city')).toBe(true);
      const baiyun = { key: 'star_markets_2025', district: 440111 };
      await expect(set(inside, baiyun, { value: '12' })).rejects.toThrow('--source: "" is empty');
      await expect(set(inside, baiyun, { value: '12', source: '区文件' })).rejects.toThrow(
        '--sentence: "" is empty',
      );
      await set(inside, baiyun, { value: '12', sentence: '不少于12家', source: '区文件' });
      const rows = (await targetsInForce(inside.sql)).filter(({ key }) => key === 'star_markets_2025');
      expect(rows).toMatchObject([
        { district: null, value: 90 },
        {
          district: 440111,
          value: 12,
          scope: 'district',
          comparator: '>=',
          unit: '家',
          semantics: 'unstated',
        },
      ]);
      await expect(set(inside, baiyun, { unit: '个' })).rejects.toThrow('both must be the same');
      await retireTarget(inside, (entries) => findTarget(entries, baiyun));
      expect((await targetsInForce(inside.sql)).filter(({ scope }) => scope === 'district')).toEqual([]);
      expect((await lives(inside, 'star_markets_2025')).map(({ is_retired }) => is_retired)).toEqual([
        false,
        true,
      ]);
    }),
  );

  it(
    'that is wrong, unknown or not the only one of its name says so and changes nothing',
    rolledBack(async (inside) => {
      await expect(set(inside, { key: 'food_pass' }, { value: 'much' })).rejects.toThrow(
        '--value: "much" is not a number; a number from 0',
      );
      await expect(set(inside, { key: 'nothing_such' }, { value: '3' })).rejects.toThrow('--kind');
      await expect(
        retireTarget(inside, (entries) => findTarget(entries, { key: 'nothing_such' })),
      ).rejects.toThrow('keys in force: bright_kitchen');
      await set(
        inside,
        { key: 'food_pass', year: 2026 },
        { kind: 'rate', name_zh: '率', name_en: 'Rate', sentence: '原文', source: '来源' },
      );
      await expect(set(inside, { key: 'food_pass' }, { value: '97' })).rejects.toThrow(
        '2025, 2026. Say --year',
      );
      expect(await lives(inside, 'food_pass')).toHaveLength(2);
    }),
  );
});

describe('targets while the server serves', async () => {
  const served = await servedCity({ markets: 5, canteens: 5, elevators: 5, stations: 5, cells: 50 });
  const standards = () => get(standardsRoute, '/api/standards?v=1');

  it('are seen by answers that hold them, without a new data version', async () => {
    const before = await standards();
    const etag = before.headers.get('etag') ?? '';
    // Such an answer may change under the same data version: it must be asked for again.
    expect(before.headers.get('cache-control')).toBe('no-cache');
    const { standards: old } = await json<StandardsAnswer>(before);
    expect(old.map(({ radius_m }) => radius_m)).toEqual([300, 500, 1000]);
    const again = () => get(standardsRoute, '/api/standards?v=1', { headers: { 'if-none-match': etag } });
    expect((await again()).status).toBe(304);

    expect((await suitu(['targets', 'set', 'circle_15_min', '--value', '900'], served.env)).code).toBe(0);
    // The timer looks every two seconds; the test does not wait for it.
    await targets().check();

    const changed = await again();
    expect(changed.status).toBe(200);
    const answer = await json<StandardsAnswer>(changed);
    expect(answer.standards.map(({ radius_m }) => radius_m)).toEqual([300, 500, 900]);
    expect(answer.dataVersion).toBe(1);
  });

  it('are answered with their history', async () => {
    await suitu(['targets', 'set', 'food_pass', '--value', '99'], served.env);
    await targets().check();
    const now = await json<TargetsAnswer>(await get(targetsRoute, '/api/targets'));
    expect(now.targets).toHaveLength(13);
    expect(now.standards).toHaveLength(3);
    expect([...now.targets, ...now.standards].every(({ retired_at }) => retired_at === null)).toBe(true);
    const all = await json<TargetsAnswer>(await get(targetsRoute, '/api/targets?history=true'));
    expect(all.targets.filter(({ key }) => key === 'food_pass')).toMatchObject([
      { value: 99, retired_at: null, entered_after: 1 },
      { value: 98, retired_after: 1, entered_after: 0 },
    ]);
    expect(all.standards.length).toBeGreaterThanOrEqual(3);
    expect((await get(targetsRoute, '/api/targets?history=maybe')).status).toBe(400);
  });

  it('are narrowed by kind, scope, district and the year of a day, as plain SQL narrows them', async () => {
    await set(
      served,
      { key: 'star_markets_2025', district: 440111 },
      { value: '12', sentence: '区内不少于12家', source: '区文件' },
    );
    await set(
      served,
      { key: 'star_markets_2025', district: 440106 },
      { value: '9', sentence: '不少于9家', source: '区文件' },
    );
    await targets().check();
    const ask = async (query: string) =>
      json<TargetsAnswer>(await get(targetsRoute, `/api/targets?${query}`));
    const keyOf = ({ key, year, district }: { key: string; year: number; district: number | null }) =>
      `${key} ${year} ${district ?? ''}`;
    const rows = await served.sql<
      { key: string; year: number; kind: string; scope: string; district: number | null }[]
    >`
      select key, year, kind, scope, district
      from target
      where retired_at is null
      order by year, key, district nulls first`;
    const cases: [query: string, keeps: (row: (typeof rows)[number]) => boolean, standards: number][] = [
      ['', () => true, 3],
      ['kind=rate', ({ kind }) => kind === 'rate', 0],
      ['kind=standard', () => false, 3],
      ['scope=city', ({ scope }) => scope === 'city', 3],
      ['scope=district', ({ scope }) => scope === 'district', 0],
      ['district=440111', ({ district }) => district !== 440_106, 3],
      ['scope=district&district=440111', ({ district }) => district === 440_111, 0],
      ['as_of=2024-12-31', ({ year }) => year <= 2024, 3],
    ];
    for (const [query, keeps, standards] of cases) {
      const answer = await ask(query);
      expect({ query, keys: answer.targets.map(keyOf) }).toEqual({
        query,
        keys: rows.filter(keeps).map(keyOf),
      });
      expect({ query, standards: answer.standards.length }).toEqual({ query, standards });
      expect((await get(targetsRoute, `/api/targets?${query}`)).headers.get('etag')).toContain(
        answer.revision,
      );
    }
    for (const query of ['kind=law', 'scope=town', 'district=440100', 'as_of=2025', 'format=xlsx'])
      expect((await get(targetsRoute, `/api/targets?${query}`)).status).toBe(400);
  });

  it('are a file that is taken back without a change, and only that', async () => {
    await targets().check();
    const all = await get(targetsRoute, '/api/targets?format=csv');
    expect(all.headers.get('content-disposition')).toContain('suitu-targets-v1.csv');
    const file = path.join(folder, 'served.csv');
    writeFileSync(file, new Uint8Array(await all.arrayBuffer()));
    const { entries } = await readTargetFile(file);
    expect(entries).toEqual(await inForce(served));
    const none = { changes: [], unchanged: entries.length, untouched: 0 };
    expect(await changeTargets(served, () => entries)).toEqual(none);
    const part = await get(targetsRoute, '/api/targets?format=csv&district=440111&scope=district');
    expect((await part.text()).trim().split('\r\n')).toHaveLength(2);
  });

  it('go into a backup with their history and come back', async () => {
    const file = path.join(folder, 'facts.suitu.gz');
    await set(served, { key: 'circle_5_min' }, { value: '350' });
    await backUp(served, file);
    const other = await ownDatabase();
    try {
      await restore(other, file, { replace: true });
      const all = ({ sql }: Database) => sql`
        select to_jsonb(target)::text as line from target union all select to_jsonb(standard)::text from standard order by 1`;
      expect(await all(other)).toEqual(await all(served));
      await set(other, { key: 'circle_5_min' }, { value: '400' });
      expect((await lives(other, 'circle_5_min')).map(({ said }) => said)).toEqual(['300', '350', '400']);
    } finally {
      await other.drop();
    }
  });
});

describe('suitu targets', async () => {
  const own = await ownDatabase();
  afterAll(() => own.drop());
  const run = (...args: string[]) => suitu(['targets', ...args], own.env);

  it('exports, imports twice, sets, lists and retires', async () => {
    const out = path.join(folder, 'command.csv');
    expect((await run('export', '--out', out)).stdout).toContain('16 rows');
    expect((await run('export')).stdout).toBe(readFileSync(out, 'utf8'));
    expect((await run('import', out)).stdout).toContain('added 0, changed 0, unchanged 16');
    writeFileSync(out, readFileSync(out, 'utf8').replace(',90,', ',95,'));
    const changed = await run('import', out);
    expect(changed.stdout).toContain('value "90" → "95"');
    expect(changed.stdout).toContain('added 0, changed 1, unchanged 15');
    expect((await run('import', out)).stdout).toContain('changed 0, unchanged 16');
    expect((await run('list')).stdout).toContain('≥ 95 家');
    expect((await run('list', '--history')).stdout).toContain('≥ 90 家');
    expect((await run('retire', 'labs_2024', '--by', '李四')).stdout).toContain('Retired: labs_2024');
    await run('set', 'food_pass', '--value', '99', '--by', ' 张三 ');
    const said = (await run('list', '--history')).stdout;
    expect(said).toMatch(/retired, \S+ to \S+ by 李四/);
    expect(said).toMatch(/in force, since \S+ by 张三/);
    const people = await own.sql`
      select key, value::text as value, entered_by, retired_by from target
      where key in ('food_pass', 'labs_2024')
      order by id`;
    expect([...people]).toEqual([
      { key: 'food_pass', value: '98', entered_by: null, retired_by: '张三' },
      { key: 'labs_2024', value: '1136', entered_by: null, retired_by: '李四' },
      { key: 'food_pass', value: '99', entered_by: '张三', retired_by: null },
    ]);
    const list = JSON.parse((await run('list', '--json')).stdout) as { targets: { key: string }[] };
    expect(list.targets.map(({ key }) => key)).not.toContain('labs_2024');
  });

  it('ends with 2 for what it cannot use, and writes nothing then', async () => {
    const before = (await run('list', '--history', '--json')).stdout;
    const bad = await run(
      'import',
      fileOf('x,target,2025,好,Good,原文,much,at_least,家,city,,,stated,来源,no'),
    );
    expect(bad.code).toBe(2);
    expect(bad.stderr).toContain('row 2, value: "much" is not a number');
    for (const args of [
      ['import', path.join(folder, 'absent.csv')],
      ['set', 'food_pass', '--value', 'x'],
      ['set', 'food_pass', '--district', '佛山'],
      ['retire', 'nothing_such'],
      ['set', 'food_pass', '--value', '97', '--by', ' '],
    ])
      expect({ args, code: (await run(...args)).code }).toEqual({ args, code: 2 });
    expect((await run('list', '--history', '--json')).stdout).toBe(before);
    for (const command of ['', 'import', 'export', 'set', 'retire', 'list'])
      expect((await run(...command.split(' ').filter(Boolean), '--help')).code).toBe(0);
  });
});
