import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { RequestEvent } from '@sveltejs/kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { backUp, restore } from '../../db/backup.ts';
import { finishReport, insertReport, type NewReport, reports } from '../../db/queries/reports.ts';
import { rollBack } from '../../db/rollback.ts';
import { publish } from '../../db/publish.ts';
import { useDatabase } from '../../src/lib/server/database.ts';
import { actions, load } from '../../src/routes/report/+page.server.ts';
import { inRolledBackTransaction, ownDatabase } from './database.ts';
import { SMALL_CITY } from './fixture-city.ts';
import { servedCity } from './serving-city.ts';
import { suitu as runSuitu } from './suitu-program.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'suitu-reports-'));
afterAll(() => rmSync(folder, { recursive: true }));
const city = await servedCity({ ...SMALL_CITY, cells: 20 });
const { sql } = city;

const plain: NewReport = {
  facilityId: 7,
  dataVersion: 1,
  topic: 'closed',
  text: '已经关门了',
  view: '/markets/7-x?lang=zh',
  lang: 'zh',
};

describe('a stored report', () => {
  it('is listed as it was sent, newest first, with the name of its record and the time in Guangzhou', () =>
    inRolledBackTransaction(city, async (inside) => {
      const first = await insertReport(inside.sql, plain);
      await inside.sql`update visitor_report set created_at = '2026-11-19T23:30:15Z' where id = ${first}`;
      const second = await insertReport(inside.sql, {
        ...plain,
        facilityId: null,
        topic: 'other',
        lang: 'en',
      });
      expect(await reports(inside.sql)).toMatchObject([
        {
          id: second,
          facility_id: null,
          facility_name: null,
          facility_kind: null,
          topic: 'other',
          lang: 'en',
        },
        {
          id: first,
          facility_id: 7,
          facility_name: '示例7号',
          facility_kind: 'market',
          data_version: 1,
          topic: 'closed',
          text: '已经关门了',
          view: '/markets/7-x?lang=zh',
          lang: 'zh',
          created_at: '2026-11-20T07:30:15+08:00',
          state: 'open',
          done_at: null,
          note: null,
        },
      ]);
      expect((await reports(inside.sql, { facilityId: 7 })).map(({ id }) => id)).toEqual([first]);
      expect(await reports(inside.sql, { facilityId: 8 })).toEqual([]);
    }));

  it('is done once, with or without a note', () =>
    inRolledBackTransaction(city, async (inside) => {
      const first = await insertReport(inside.sql, plain);
      const second = await insertReport(inside.sql, plain);
      expect(await finishReport(inside.sql, first, '已核实')).toBe(true);
      expect(await finishReport(inside.sql, first, '再次')).toBe(false);
      expect(await finishReport(inside.sql, second, null)).toBe(true);
      expect(await finishReport(inside.sql, second + 1, null)).toBe(false);
      expect(await reports(inside.sql, { state: 'open' })).toEqual([]);
      const [, done] = await reports(inside.sql);
      expect(done).toMatchObject({ id: first, state: 'done', note: '已核实' });
      expect(done?.done_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
    }));

  it('keeps its place through a rollback, and names a record by what is known now', () =>
    inRolledBackTransaction(city, async (inside) => {
      const id = await insertReport(inside.sql, plain);
      await inside.sql.begin((tx) =>
        publish(tx, { asOf: '2026-12-01', cause: 'import', note: '' }, async (version) => {
          await tx`update facility set known_to = ${version} where id = 7`;
          await tx`
            insert into facility (row_id, id, kind, name_zh, location_quality, status, valid_from, known_from, data_origin, import_batch)
            select row_id + 100000, id, kind, '改名7号', 'none', status, valid_from, ${version}, data_origin, import_batch
            from facility
            where id = 7`;
          await tx`insert into market (row_id) values (100007)`;
        }),
      );
      expect(await reports(inside.sql)).toMatchObject([{ id, facility_name: '改名7号' }]);
      await rollBack(inside, 1);
      expect(await reports(inside.sql)).toMatchObject([{ id, facility_name: '示例7号', data_version: 1 }]);
    }));

  it('cannot be in a state that makes no sense', () =>
    inRolledBackTransaction(city, async (inside) => {
      // Tried inside the database, which gives the code of the refusal, so that one transaction can try them all.
      await inside.sql`
        create function pg_temp.refusal(report jsonb) returns text language plpgsql as $$
        begin
          insert into visitor_report (facility_id, data_version, topic, text, view, lang, state, created_at, done_at, note)
          select facility_id, data_version, topic, text, view, lang, state, now(), done_at, note
          from jsonb_populate_record(null::visitor_report, report);
          return 'none';
        exception
          when integrity_constraint_violation then return sqlstate;
        end $$`;
      const open = {
        ...plain,
        facility_id: plain.facilityId,
        data_version: plain.dataVersion,
        state: 'open',
      };
      const done = { ...open, state: 'done', done_at: '2100-01-01' };
      const refusalOf = async (report: object) => {
        const [row] = await inside.sql<{ code: string }[]>`
          select pg_temp.refusal(${JSON.stringify(report)}::text::jsonb) as code`;
        return row?.code;
      };
      for (const report of [
        open,
        done,
        { ...open, facility_id: null },
        { ...open, text: '🥬'.repeat(1_000), view: `/${'a'.repeat(999)}` },
        { ...done, note: '🥬'.repeat(1_000) },
      ])
        expect(await refusalOf(report), JSON.stringify(report)).toBe('none');
      for (const report of [
        { ...open, facility_id: 999_999 },
        { ...open, data_version: 999 },
      ])
        expect(await refusalOf(report), JSON.stringify(report)).toBe('23503');
      for (const name of ['data_version', 'topic', 'text', 'view', 'lang', 'state'])
        expect(await refusalOf({ ...open, [name]: null }), name).toBe('23502');
      for (const report of [
        { ...open, topic: 'rude' },
        { ...open, lang: 'fr' },
        ...['', ' x', 'x ', 'x\ny', 'x\u001b[31m', 'x\u009b', '好'.repeat(1_001)].flatMap((text) => [
          { ...open, text },
          { ...done, note: text },
        ]),
        ...[
          '',
          'map',
          '//evil.example',
          '/\\evil.example',
          '/a\\b',
          '/a b',
          '/a#b',
          `/${'a'.repeat(1_000)}`,
        ].map((view) => ({ ...open, view })),
        { ...open, state: 'closed' },
        { ...open, done_at: '2100-01-01' },
        { ...open, note: 'x' },
        { ...done, done_at: null },
        { ...done, done_at: '2000-01-01' },
      ])
        expect(await refusalOf(report), JSON.stringify(report)).toBe('23514');
    }));

  it('says nothing of who sent it', async () => {
    const columns = await sql<{ name: string }[]>`
      select attname as name
      from pg_attribute
      where attrelid = 'visitor_report'::regclass and attnum > 0
      order by attnum`;
    expect(columns.map(({ name }) => name)).toEqual(
      'id facility_id data_version topic text view lang created_at state done_at note'.split(' '),
    );
  });
});

let clients = 0;
const newClient = () => `192.0.2.${++clients}`;

/** Sends the form as a browser does, and gives status, data and headers of the answer. */
async function send(fields: Record<string, string>, address = newClient()) {
  const body = new FormData();
  for (const [name, value] of Object.entries({
    facility: '7',
    topic: 'moved',
    text: '搬到对面了',
    ...fields,
  }))
    body.set(name, value);
  const headers: Record<string, string> = {};
  const event = {
    request: new Request('http://127.0.0.1:3000/report', { method: 'POST', body }),
    locals: { requestId: 'test', lang: 'en' },
    getClientAddress: () => address,
    setHeaders: (set: Record<string, string>) => Object.assign(headers, set),
  } as unknown as RequestEvent; // all that the action looks at
  const answer: unknown = await actions.default?.(
    event as Parameters<NonNullable<typeof actions.default>>[0],
  );
  if (typeof answer !== 'object' || answer === null) throw new Error('The action gave no answer.');
  return 'status' in answer && 'data' in answer
    ? { status: answer.status, data: answer.data, headers }
    : { status: 200, data: answer, headers };
}

const stored = () => reports(sql);

describe('the form of a visitor', () => {
  it('stores a report with record, version, view and language, and gives its number', async () => {
    const { status, data } = await send({ view: '/markets/7-x', text: ' 搬到\r\n对面了 ' });
    const [newest] = await stored();
    expect({ status, data }).toEqual({ status: 200, data: { sent: newest?.id, view: '/markets/7-x' } });
    expect(newest).toMatchObject({
      facility_id: 7,
      data_version: 1,
      topic: 'moved',
      text: '搬到 对面了',
      view: '/markets/7-x',
      lang: 'en',
      state: 'open',
    });
    expect((await send({ facility: '' })).status).toBe(200);
    expect((await stored())[0]).toMatchObject({ facility_id: null, view: '/' });
  });

  it('keeps what was typed when something is wrong, and stores nothing', async () => {
    const before = await stored();
    expect(await send({ text: '', topic: 'closed' })).toMatchObject({
      status: 400,
      data: { faults: { text: 'text_missing' }, fields: { topic: 'closed', facility: '7' } },
    });
    expect(await send({ facility: '999999' })).toMatchObject({
      status: 400,
      data: { faults: { facility: 'facility_unknown' }, fields: { text: '搬到对面了', facility: '' } },
    });
    expect(await send({ website: 'x' })).toMatchObject({
      status: 400,
      data: { faults: { form: 'trap_filled' }, fields: { text: '搬到对面了' } },
    });
    expect(await send({ text: '好'.repeat(5_000) })).toMatchObject({
      status: 413,
      data: { faults: { form: 'too_large' }, fields: null },
    });
    expect(await stored()).toEqual(before);
  });

  it('is let through five times from one address; then it says when to come back', async () => {
    const client = newClient();
    for (let attempt = 0; attempt < 5; attempt++) {
      expect((await send({ text: '' }, client)).status).toBe(400); // faulty ones do not count
      expect((await send({}, client)).status).toBe(200);
    }
    const refused = await send({}, client);
    expect(refused).toMatchObject({
      status: 429,
      data: { faults: { form: 'too_many' }, fields: { text: '搬到对面了' } },
    });
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(120);
    expect(refused.data).toMatchObject({ retryAfterS: seconds });
    expect((await send({})).status).toBe(200);
  });

  it('keeps what was typed when the database is away, and does not count the attempt', async () => {
    const client = newClient();
    const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const broken = Object.assign(() => Promise.reject(away), city.sql);
    // Only a query is asked of it.
    useDatabase({ ...city, sql: broken as unknown as typeof city.sql });
    for (let attempt = 0; attempt < 7; attempt++)
      expect(await send({}, client)).toMatchObject({
        status: 503,
        data: { faults: { form: 'unavailable' }, fields: { text: '搬到对面了' } },
        headers: { 'retry-after': '5' },
      });
    useDatabase(city);
    expect((await send({}, client)).status).toBe(200);
  });

  it('shows the record that it is about, and only leads back into this site', async () => {
    const loaded = async (query: string) => {
      const url = new URL(`http://127.0.0.1:3000/report?${query}`);
      return load({ url } as unknown as Parameters<typeof load>[0]); // all that it looks at
    };
    expect(await loaded('facility=7&view=/markets/7-x?a=1')).toEqual({
      asked: '7',
      subject: { id: 7, kind: 'market', name_zh: '示例7号', name_en: 'Example 7', address: '示例路7号' },
      view: '/markets/7-x?a=1',
    });
    expect(await loaded('facility=999999&view=//evil.example')).toEqual({
      asked: '999999',
      subject: null,
      view: '/',
    });
    expect(await loaded('')).toEqual({ asked: '', subject: null, view: '/' });
  });
});

/** Two reports with known numbers, both open. */
async function fillAgain(): Promise<void> {
  await sql`truncate visitor_report restart identity`;
  await insertReport(sql, plain);
  await insertReport(sql, { ...plain, facilityId: null, topic: 'other', text: '\u202etxet', lang: 'en' });
  await sql`update visitor_report set created_at = '2026-11-19T23:30:15Z'`;
}

describe('suitu reports', () => {
  beforeEach(fillAgain);
  const suitu = (...args: string[]) => runSuitu(['reports', ...args], city.env);

  it('lists what is open, marks it as done and tells the rest apart', async () => {
    expect((await suitu()).stdout).toBe(
      [
        '2  2026-11-20 07:30  other  about no record',
        '   �txet',
        '   seen at /markets/7-x?lang=zh (en, version 1)',
        '',
        '1  2026-11-20 07:30  closed  market 7 示例7号',
        '   已经关门了',
        '   seen at /markets/7-x?lang=zh (zh, version 1)',
        '',
      ].join('\n'),
    );
    expect((await suitu('--facility', '7')).stdout).toMatch(/^1 {2}/);
    expect((await suitu('--facility', '8')).stdout).toBe('There is no open report about facility 8.\n');

    expect(await suitu('done', '1', '--note', ' 已\n核实 ')).toEqual({
      code: 0,
      stdout: 'Report 1 is done.\n',
      stderr: '',
    });
    expect((await suitu()).stdout).toMatch(/^2 {2}[^\n]*\n[^\n]*\n[^\n]*\n$/);
    expect((await suitu('--all')).stdout).toMatch(/\n {3}done \d{4}-\d\d-\d\d \d\d:\d\d: 已 核实\n$/);
    const json = (await suitu('--all', '--json')).stdout;
    expect(json).toContain('"text": "\\u202etxet"');
    expect(JSON.parse(json)).toEqual(await reports(sql));
  });

  it('says that there are none', async () => {
    await sql`truncate visitor_report restart identity`;
    expect((await suitu()).stdout).toBe('There is no open report.\n');
    expect((await suitu('--all', '--facility', '7')).stdout).toBe('There is no report about facility 7.\n');
    expect((await suitu('--json')).stdout).toBe('[]\n');
    expect((await suitu('done', '1')).stderr).toBe('There is no report 1; nothing was reported yet.\n');
  });

  it('refuses unknown and finished reports, and what is no number, with 2 and a sentence', async () => {
    await finishReport(sql, 1, null);
    for (const [args, sentence] of [
      [['done', '3'], 'There is no report 3; the newest is 2.'],
      [['done', '1'], 'Report 1 was marked as done already, on 20'],
      [['done', 'x'], '"x" is not the number of a report'],
      [['done', '2', '--note', ' '], 'A note has 1 to 1000 characters; this one has 0.'],
      [['--facility', '0'], '"0" is not the number of a facility'],
      [['nonsense'], 'too many arguments'],
    ] as const) {
      const ended = await suitu(...args);
      expect({ args, code: ended.code }).toEqual({ args, code: 2 });
      expect(ended.stderr).toContain(sentence);
    }
  });

  it('lets no name steer the terminal', async () => {
    await sql`update facility set name_zh = ${'x\u001b[2Jy\u009b31m'} where id = 8`;
    await insertReport(sql, { ...plain, facilityId: 8 });
    const shown = (await suitu()).stdout + (await suitu('--json')).stdout;
    expect(shown).toContain('x�[2Jy�31m');
    expect(shown).toContain('x\\u001b[2Jy\\u009b31m');
    expect(shown.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});

describe('a backup', () => {
  const file = path.join(folder, 'all.suitu.gz');
  beforeAll(async () => {
    await fillAgain();
    await finishReport(sql, 1, '已核实');
    await backUp(city, file);
  });

  it('brings reports back, and their numbers go on', async () => {
    const before = await stored();
    expect(before.map(({ id, state, note }) => [id, state, note])).toEqual([
      [2, 'open', null],
      [1, 'done', '已核实'],
    ]);
    const target = await ownDatabase();
    try {
      await restore(target, file);
      expect(await reports(target.sql)).toEqual(before);
      expect(await insertReport(target.sql, plain)).toBe(3);
      await restore(target, file, { replace: true });
      expect(await reports(target.sql)).toEqual(before);
    } finally {
      await target.drop();
    }
  });

  it('of the schema before reports is refused as any other schema is, and nothing is lost', async () => {
    const before = await stored();
    const older = path.join(folder, 'older.suitu.gz');
    const lines = gunzipSync(readFileSync(file)).toString();
    writeFileSync(older, gzipSync(lines.replace(/"schema":\d+/, '"schema":10')));
    await expect(restore(city, older, { replace: true })).rejects.toMatchObject({
      code: 'backup_schema',
      message: expect.stringContaining('holds schema 10; this program has') as string,
    });
    expect(await stored()).toEqual(before);
  });

  it('is the only way back after a reset, which takes the reports, too', async () => {
    const own = await ownDatabase();
    try {
      await restore(own, file);
      expect((await runSuitu(['db', 'reset', '--yes'], own.env)).code).toBe(0);
      expect(await reports(own.sql)).toEqual([]);
    } finally {
      await own.drop();
    }
  });
});
