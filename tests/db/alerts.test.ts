import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DISTRICTS } from '../../geo/kinds/vocabulary.ts';
import { type Alert, type AlertsAnswer, isAlert } from '../../geo/regulatory/alerts.ts';
import { alertsBetween } from '../../geo/regulatory/alerts-between.ts';
import { alertFacts } from '../../db/alerts.ts';
import { versionChanges } from '../../db/changes.ts';
import type { Database } from '../../db/connect.ts';
import { loadDemo } from '../../db/demo/index.ts';
import { targetsInForce } from '../../db/queries/targets.ts';
import { versions } from '../../db/queries/versions.ts';
import { changeTargets } from '../../db/targets/change-targets.ts';
import { type GivenCells, setTarget, type TargetName } from '../../db/targets/set-target.ts';
import { useDatabase } from '../../src/lib/server/database.ts';
import { forgetSnapshots } from '../../src/lib/server/snapshots.ts';
import { forgetTargets, targets } from '../../src/lib/server/targets.ts';
import { GET as alertsRoute } from '../../src/routes/api/alerts/+server.ts';
import { inRolledBackTransaction, type OwnDatabase, ownDatabase, sharedDatabase } from './database.ts';
import { csv, importText } from './import-files.ts';
import { get, json } from './serving-city.ts';
import { suitu } from './suitu-program.ts';

const CITY = 440_100;
const TIANHE = 440_106;
const database = await sharedDatabase();
const rolledBack = (work: (inside: Database) => Promise<void>) => () =>
  inRolledBackTransaction(database, work);
const set = (inside: Pick<Database, 'sql'>, name: TargetName, given: GivenCells) =>
  changeTargets(inside, (inForce) => [setTarget(inForce, name, given)]);

/** Alerts from the first version to the newest. */
async function alertsOf({ sql }: Database, ratings: 'current' | 'valid' = 'current'): Promise<Alert[]> {
  const all = await versions(sql);
  const [after, before] = [all[0], all.at(-1)];
  if (!after || !before) throw new Error('Something was published.');
  const two = {
    before: { version: before.version, day: before.as_of },
    after: { version: after.version, day: after.as_of },
  };
  return sql.begin(async (tx) => {
    const facts = await alertFacts(tx, two, await versionChanges(tx, two, 0));
    const input = { ...facts, ratings, district: null, targetsAfter: await targetsInForce(tx) };
    return [...alertsBetween(input).changed];
  });
}
const told = (list: readonly Alert[], indicator: Alert['indicator'], district: number) =>
  list
    .filter((one) => one.indicator === indicator && one.district === district)
    .map(({ change, before, after, causes, reading }) => ({
      ...(reading === null ? {} : { reading }),
      change,
      short: [before.short, after.short],
      causes: Object.fromEntries(causes.map(({ cause, effect }) => [cause, effect])),
    }));

const elevator = (
  code: number,
  due: string,
  more: { district?: string; opened?: string; status?: string } = {},
) => [
  `="3110440100201101000${code}"`,
  more.district ?? '天河区',
  more.opened ?? '2011-01-01',
  more.status ?? '在用',
  due,
];
const elevators = (...lines: ReturnType<typeof elevator>[]) =>
  csv(['注册代码', '所属区', '启用日期', '状态', '下次检验日期'], ...lines);
const market = (
  code: string,
  stars: string,
  rated: string,
  until: string,
  more: { status?: string } = {},
) => [code, `${code}市场`, '天河区', more.status ?? '营业', stars, rated, until];
const markets = (...lines: ReturnType<typeof market>[]) =>
  csv(['市场编号', '市场名称', '所属区', '状态', '星级', '评定日期', '有效期至'], ...lines);

describe('elevators overdue', () => {
  it(
    'are farther from the target by time, by use and by correction, and nearer by inspection, each counted',
    rolledBack(async (inside) => {
      const load = (text: string, asOf: string) => importText(inside, text, { content: 'elevator', asOf });
      await load(
        elevators(
          elevator(1, '2026-11-10'),
          elevator(2, '2026-12-31'),
          elevator(3, '2026-10-01'),
          elevator(4, '2026-12-31'),
          elevator(6, '2026-10-01', { status: '在用' }),
          elevator(7, '2026-11-10', { district: '海珠区' }),
        ),
        '2026-10-31',
      );
      // Said otherwise of the same day.
      await load(elevators(elevator(4, '2026-10-15')), '2026-10-31');
      await load(
        elevators(
          elevator(3, '2027-10-01'), // inspected
          elevator(5, '2026-11-15', { opened: '2026-11-05' }), // came into use
          elevator(6, '2026-10-01', { status: '停用' }),
        ),
        '2026-11-20',
      );
      const list = await alertsOf(inside);
      expect(told(list, 'overdue_equipment', TIANHE)).toEqual([
        {
          change: 'worse',
          short: [2, 3],
          causes: { correction: 1, time: 1, in_use: 1, out_of_use: -1, renewed: -1 },
        },
      ]);
      expect(told(list, 'overdue_equipment', 440_105)).toEqual([
        { change: 'fell', short: [0, 1], causes: { time: 1 } },
      ]);
      expect(told(list, 'overdue_equipment', CITY)).toEqual([
        {
          change: 'worse',
          short: [2, 4],
          causes: { time: 2, correction: 1, in_use: 1, out_of_use: -1, renewed: -1 },
        },
      ]);
      const [tianhe] = list.filter((one) => one.indicator === 'overdue_equipment' && one.district === TIANHE);
      expect(tianhe?.corrections).toEqual([{ kind: 'elevator', reason: 'due', count: 1 }]);
    }),
  );

  it(
    'that are said otherwise only are a correction, never time',
    rolledBack(async (inside) => {
      const load = (due: string) =>
        importText(inside, elevators(elevator(1, due)), { content: 'elevator', asOf: '2026-10-31' });
      await load('2026-12-31');
      await load('2026-10-15');
      expect(told(await alertsOf(inside), 'overdue_equipment', TIANHE)).toEqual([
        { change: 'fell', short: [0, 1], causes: { correction: 1 } },
      ]);
    }),
  );
});

describe('markets with stars', () => {
  const three = [
    market('A1', '三星', '2023-11-10', '2026-11-09'),
    market('A2', '四星', '2025-01-10', '2028-01-09'),
    market('A3', '五星', '2025-01-10', '2028-01-09'),
  ];

  it(
    'fall below a target set anew, by the target; beyond it nothing is told',
    rolledBack(async (inside) => {
      await importText(inside, markets(...three), { asOf: '2026-10-31' });
      await importText(inside, markets(...three, market('A4', '三星', '2026-11-01', '2029-01-01')), {
        asOf: '2026-11-20',
      });
      expect(told(await alertsOf(inside), 'star_markets', TIANHE)).toEqual([]);
      const own = { key: 'star_markets_2025', district: TIANHE };
      await set(inside, own, { value: '6', sentence: '不少于6家', source: '区文件', semantics: 'stated' });
      expect(told(await alertsOf(inside), 'star_markets', TIANHE)).toEqual([
        { change: 'fell', short: [null, 2], causes: { target_changed: 2 } },
      ]);
    }),
  );

  it(
    'lose and gain stars by what became of each, and by expiry where that counts',
    rolledBack(async (inside) => {
      const own = { key: 'star_markets_2025', district: TIANHE };
      await set(inside, own, { value: '3', sentence: '不少于3家', source: '区文件', semantics: 'stated' });
      await importText(inside, markets(...three), { asOf: '2026-10-31' });
      const [first, , last] = three;
      const closed = market('A2', '四星', '2025-01-10', '2028-01-09', { status: '停业' });
      if (!first || !last) throw new Error('There are three.');
      await importText(inside, markets(first, closed, last), { asOf: '2026-11-20' });
      expect(told(await alertsOf(inside), 'star_markets', TIANHE)).toEqual([
        { change: 'fell', short: [0, 1], causes: { out_of_use: 1 } },
      ]);
      expect(told(await alertsOf(inside, 'valid'), 'star_markets', TIANHE)).toEqual([
        { change: 'fell', short: [0, 2], causes: { out_of_use: 1, expired: 1 } },
      ]);
      // The city's sentence does not say what counts: both readings are told.
      expect(told(await alertsOf(inside), 'star_markets', CITY)).toEqual([
        { reading: 'stock', change: 'worse', short: [87, 88], causes: { out_of_use: 1 } },
        { reading: 'granted_in_year', change: 'worse', short: [88, 89], causes: { rated: 1 } },
      ]);
    }),
  );
});

describe('the demonstration', () => {
  let own: OwnDatabase;
  beforeAll(async () => {
    own = await ownDatabase();
    await loadDemo(own, 'small', () => {});
    useDatabase(own);
  });
  afterAll(async () => {
    forgetSnapshots();
    forgetTargets();
    useDatabase(null);
    await own.drop();
  });
  const answer = async (query = '') => json<AlertsAnswer>(await get(alertsRoute, `/api/alerts?${query}`));

  it('has causes that add up to the change, for every district', async () => {
    const overdueOn = async (version: number, day: string, district: number) => {
      const [row] = await own.sql<{ overdue: number }[]>`
        select count(*)::int as overdue
        from facility f
        join elevator_due d on d.facility_id = f.id
        where f.kind = 'elevator' and f.status = 'open' and (${district === CITY} or f.declared_district = ${district})
          and f.known_from <= ${version} and (f.known_to is null or f.known_to > ${version})
          and f.valid_from <= ${day}::date and (f.valid_to is null or f.valid_to > ${day}::date)
          and d.known_from <= ${version} and (d.known_to is null or d.known_to > ${version})
          and d.valid_from <= ${day}::date and (d.valid_to is null or d.valid_to > ${day}::date)
          and d.next_due_on < ${day}::date`;
      return row?.overdue ?? NaN;
    };
    let seen = 0;
    for (const since of [1, 2]) {
      const { before, after, alerts, improved } = await answer(`since=${since}`);
      for (const { indicator, causes, before: was, after: is, reading } of [...alerts, ...improved]) {
        const sum = causes.reduce((total, { effect }) => total + effect, 0);
        expect({ indicator, reading, sum }).toEqual({
          indicator,
          reading,
          sum: (is.short ?? 0) - (was.short ?? 0),
        });
        expect(causes.length).toBeGreaterThan(0);
      }
      for (const district of [CITY, ...DISTRICTS.map(({ code }) => code)]) {
        const [was, is] = [
          await overdueOn(before.version, before.day, district),
          await overdueOn(after.version, after.day, district),
        ];
        const found = [...alerts, ...improved].find(
          (one) => one.district === district && one.indicator === 'overdue_equipment',
        );
        if (was === is) expect(found).toBeUndefined();
        else {
          seen += 1;
          expect([found?.before.short, found?.after.short]).toEqual([was, is]);
          // No elevator is counted for the wrong reason: what time and inspections did not do, nothing else did.
          expect(found && isAlert(found)).toBe(is > was);
        }
      }
    }
    expect(seen).toBeGreaterThan(3);
  });

  it('tells what a target set anew does while the server serves', async () => {
    const short = async () =>
      (await answer()).alerts.find(
        ({ district, indicator, reading }) =>
          district === CITY && indicator === 'star_markets' && reading === 'stock',
      );
    await targets().check();
    const before = await get(alertsRoute, '/api/alerts');
    const etag = before.headers.get('etag') ?? '';
    const was = await short();
    await set(own, { key: 'star_markets_2025' }, { value: '5000' });
    await targets().check();
    const headers = { 'if-none-match': etag };
    expect((await get(alertsRoute, '/api/alerts', { headers })).status).toBe(200);
    const is = await short();
    expect(is?.causes.find(({ cause }) => cause === 'target_changed')?.effect).toBe(4_910);
    expect(is?.before.target?.value).toBe(90);
    expect(is?.after.target?.value).toBe(5_000);
    expect((is?.after.short ?? 0) - (was?.after.short ?? 0)).toBeGreaterThan(4_800);
  });

  it('keeps to a district, and says what it cannot compare', async () => {
    const { alerts, improved } = await answer('district=440111');
    expect([...alerts, ...improved].every(({ district }) => district === 440_111)).toBe(true);
    const ofCity = await answer();
    expect([...ofCity.alerts, ...ofCity.improved].filter(({ district }) => district === 440_111)).toEqual([
      ...alerts,
      ...improved,
    ]);
    expect((await get(alertsRoute, '/api/alerts?since=3')).status).toBe(400);
    expect((await get(alertsRoute, '/api/alerts?since=77')).status).toBe(404);
  });

  it('is told by the command line, which ends with 1 only when asked to', async () => {
    const run = (...args: string[]) => suitu(['alerts', ...args], own.env);
    const plain = await run();
    expect(plain.code).toBe(0);
    expect(plain.stdout).toContain('Version 2 as of 2026-10-31 → version 3 as of 2026-11-20');
    const asJson = JSON.parse((await run('--json', '--district', '白云区')).stdout) as AlertsAnswer;
    const asked = await answer('district=440111');
    expect(asJson.alerts).toEqual(asked.alerts);
    expect(asJson.improved).toEqual(asked.improved);
    expect(asJson.compared).toBe(asked.compared);
    expect(asked.compared).toBeGreaterThanOrEqual(asked.alerts.length + asked.improved.length);
    expect((await answer()).compared).toBeGreaterThan(11 * asked.compared);
    const strict = await run('--exit-code', '--since', '1');
    expect(strict.code).toBe(strict.stdout.includes('Nothing fell') ? 0 : 1);
    expect((await run('--since', '3')).code).toBe(2);
    expect((await run('--since', 'x')).code).toBe(2);
    expect((await run('--help')).stdout).toContain('--exit-code');
  });
});
