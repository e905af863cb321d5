import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DISTRICTS, KINDS, type Kind } from '../../geo/kinds/vocabulary.ts';
import type { RegulatoryAnswer } from '../../geo/regulatory/answers.ts';
import type { DistrictsAnswer } from '../../geo/regulatory/scorecard.ts';
import type { ChangesAnswer, ChangeItem, ChangeList } from '../../geo/regulatory/changes.ts';
import { versionChanges } from '../../db/changes.ts';
import type { Database } from '../../db/connect.ts';
import { loadDemo } from '../../db/demo/index.ts';
import { publish } from '../../db/publish.ts';
import { versions } from '../../db/queries/versions.ts';
import { rollBack } from '../../db/rollback.ts';
import { useDatabase } from '../../src/lib/server/database.ts';
import { forgetSnapshots } from '../../src/lib/server/snapshots.ts';
import { GET as districtsRoute } from '../../src/routes/api/districts/+server.ts';
import { GET as regulatoryRoute } from '../../src/routes/api/regulatory/+server.ts';
import { GET as changesRoute } from '../../src/routes/api/changes/+server.ts';
import { inRolledBackTransaction, type OwnDatabase, ownDatabase, sharedDatabase } from './database.ts';
import { csv, importText } from './import-files.ts';
import { get, json } from './serving-city.ts';

const CITY = 440_100;
const database = await sharedDatabase();
const rolledBack = (work: (inside: Database) => Promise<void>) => () =>
  inRolledBackTransaction(database, work);

const HEADER = [
  '市场编号',
  '市场名称',
  '所属区',
  '经度',
  '纬度',
  '状态',
  '开业日期',
  '关闭日期',
  '星级',
  '评定日期',
];
type Line = readonly (string | number | null)[];
const markets = (...lines: Line[]) => csv(HEADER, ...lines.map((line) => [...line]));
const market = (
  code: string,
  more: Partial<Record<'name' | 'lng' | 'status' | 'closed' | 'stars' | 'rated', string | number>> = {},
): Line => [
  code,
  more.name ?? `${code}市场`,
  '天河区',
  more.lng ?? 113.36,
  23.13,
  more.status ?? '营业',
  '2019-05-01',
  more.closed ?? null,
  more.stars ?? '三星',
  more.rated ?? '2024-01-01',
];

/** The lists between the two newest versions, as `kind reason count`. */
async function told({ sql }: Database, district = CITY) {
  const [after, before] = await versions(sql, { limit: 2 });
  if (!after || !before) throw new Error('There are two versions.');
  return toldBetween({ sql }, [before.version, before.as_of], [after.version, after.as_of], district);
}
async function toldBetween(
  { sql }: Pick<Database, 'sql'>,
  [v1, day1]: readonly [number, string],
  [v2, day2]: readonly [number, string],
  district = CITY,
) {
  const two = { before: { version: v1, day: day1 }, after: { version: v2, day: day2 } };
  const { tally, inUse } = await sql.begin((tx) => versionChanges(tx, two, 1_000));
  const say = ({ kind, reason, count }: ChangeList) => `${kind} ${reason} ${count}`;
  return {
    reality: tally.lists(district, 'reality', 1_000).map(say),
    corrections: tally.lists(district, 'correction', 1_000).map(say),
    inUse: inUse.get(district)?.find(({ kind }) => kind === 'market'),
  };
}

describe('what a second file changes', () => {
  it(
    'in what happened is reality, in what was held of the same time a correction',
    rolledBack(async (inside) => {
      await importText(
        inside,
        markets(market('A1'), market('A2'), market('A3'), market('A4'), market('A5'), market('A6')),
        { asOf: '2026-10-31' },
      );
      await importText(
        inside,
        markets(
          market('A1', { lng: 113.37 }), // lies elsewhere: a correction, never a move
          market('A2', { name: '乙市场' }),
          market('A3', { status: '已关闭', closed: '2026-11-10' }),
          market('A4', { status: '停业' }),
          market('A5', { stars: '四星', rated: '2026-11-15' }),
          market('A6', { stars: '五星' }), // the same day of rating
          market('A7'), // opened in 2019 and not known before
        ),
        { asOf: '2026-11-20' },
      );
      expect(await told(inside)).toEqual({
        reality: ['market suspended 1', 'market closed 1', 'market rated 1'],
        corrections: ['market added 1', 'market position 1', 'market name 1', 'market rating 1'],
        inUse: { kind: 'market', before: 6, corrected: 7, after: 5 },
      });
      expect((await told(inside, 440_106)).reality).toHaveLength(3);
      expect((await told(inside, 440_111)).reality).toEqual([]);
    }),
  );

  it(
    'that says of a month ago what nobody knew then is a correction, whatever happened',
    rolledBack(async (inside) => {
      await importText(inside, markets(market('A1'), market('A2')), { asOf: '2026-10-31' });
      const late = market('A1', { status: '已关闭', closed: '2026-10-15' });
      await importText(inside, markets(late, market('A2')), { asOf: '2026-11-20' });
      expect(await told(inside)).toEqual({
        reality: [],
        corrections: ['market status 1'],
        inUse: { kind: 'market', before: 2, corrected: 1, after: 1 },
      });
    }),
  );

  it(
    'is taken back by a rollback: reality that is no longer held is not the opposite of what happened',
    rolledBack(async (inside) => {
      await importText(inside, markets(market('A1'), market('A2')), { asOf: '2026-10-31' });
      await importText(inside, markets(market('A1', { status: '停业' }), market('A2', { lng: 113.37 })), {
        asOf: '2026-11-20',
      });
      await rollBack(inside, 1);
      const nothing = {
        reality: [],
        corrections: [],
        inUse: { kind: 'market', before: 2, corrected: 2, after: 2 },
      };
      expect(await toldBetween(inside, [1, '2026-10-31'], [3, '2026-10-31'])).toEqual(nothing);
      expect(await toldBetween(inside, [2, '2026-11-20'], [3, '2026-11-20'])).toMatchObject({
        reality: [],
        corrections: ['market status 1', 'market position 1'],
        inUse: { before: 1, corrected: 2, after: 2 },
      });
    }),
  );
});

describe('a version that says the same', () => {
  it(
    'differs in nothing, but by the days that have passed',
    rolledBack(async (inside) => {
      await importText(inside, markets(market('A1'), market('A2', { closed: '2026-12-01' })), {
        asOf: '2026-10-31',
      });
      await inside.sql.begin((tx) =>
        publish(tx, { asOf: '2026-11-30', cause: 'import', note: 'the same again' }, async () => {}),
      );
      expect(await told(inside)).toMatchObject({ reality: [], corrections: [] });
      expect(await toldBetween(inside, [1, '2026-10-31'], [2, '2026-12-01'])).toMatchObject({
        reality: ['market closed 1'],
        corrections: [],
      });
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
    useDatabase(null);
    await own.drop();
  });
  const answer = async (query = '') => json<ChangesAnswer>(await get(changesRoute, `/api/changes?${query}`));

  /** By how many facilities in use a list changes their number. */
  const effectOf = (lists: readonly ChangeList[], kind: Kind) => {
    const isOpen = (status: string | null) => (status === 'open' ? 1 : 0);
    const statuses = [
      'opened',
      'listed',
      'resumed',
      'suspended',
      'closed',
      'added',
      'removed',
      'status',
      'dates',
    ];
    const sumOf = (items: readonly ChangeItem[]) =>
      items.reduce((sum, { before, after }) => sum + isOpen(after) - isOpen(before), 0);
    return lists
      .filter((list) => list.kind === kind && statuses.includes(list.reason))
      .reduce((sum, { items }) => sum + sumOf(items), 0);
  };

  it('changes between its versions by what the lists say, and by nothing else', async () => {
    for (const query of ['since=2', 'since=1', 'v=2&since=1']) {
      const { in_use, reality, corrections, before, after } = await answer(`${query}&limit=100`);
      expect(
        [...reality, ...corrections].every(({ items, count }) => items.length === Math.min(count, 100)),
      ).toBe(true);
      for (const kind of KINDS) {
        const line = in_use.find((one) => one.kind === kind);
        if (!line) throw new Error(`There is no line of ${kind}.`);
        const [was] = await own.sql<{ open: number }[]>`
          select count(*)::int as open
          from facility
          where kind = ${kind} and status = 'open'
            and known_from <= ${before.version} and (known_to is null or known_to > ${before.version})
            and valid_from <= ${before.day}::date and (valid_to is null or valid_to > ${before.day}::date)`;
        const [is] = await own.sql<{ open: number }[]>`
          select count(*)::int as open
          from facility
          where kind = ${kind} and status = 'open'
            and known_from <= ${after.version} and (known_to is null or known_to > ${after.version})
            and valid_from <= ${after.day}::date and (valid_to is null or valid_to > ${after.day}::date)`;
        expect([line.before, line.after]).toEqual([was?.open, is?.open]);
        expect(line.corrected - line.before).toBe(effectOf(corrections, kind));
        expect(line.after - line.corrected).toBe(effectOf(reality, kind));
      }
    }
  });

  it('has both, every district with its own, adding up to the city', async () => {
    const city = await answer('limit=0');
    expect(city.before).toEqual({ version: 2, day: '2026-10-31' });
    expect(city.corrections.length).toBeGreaterThan(0);
    const parts = await Promise.all(DISTRICTS.map(({ code }) => answer(`limit=0&district=${code}`)));
    for (const what of ['reality', 'corrections'] as const)
      for (const { kind, reason, count } of city[what]) {
        const sum = parts
          .flatMap((part) => part[what])
          .filter((list) => list.kind === kind && list.reason === reason)
          .reduce((total, list) => total + list.count, 0);
        expect(sum, `${what} ${kind} ${reason}`).toBe(count);
      }
    for (const [at, { before, corrected, after }] of city.in_use.entries()) {
      const sum = (key: 'before' | 'corrected' | 'after') =>
        parts.reduce((total, { in_use }) => total + (in_use[at]?.[key] ?? 0), 0);
      expect([sum('before'), sum('corrected'), sum('after')]).toEqual([before, corrected, after]);
    }
  });

  it('counts positions that were corrected as plain SQL does, and never among what happened', async () => {
    const { corrections, reality } = await answer('since=2&limit=100');
    const rows = await own.sql<{ kind: Kind; count: number }[]>`
      select was.kind, count(*)::int as count
      from facility was
      join facility now using (id, valid_from)
      where was.known_from <= 2 and was.known_to = 3
        and now.known_from = 3
        and was.x_cm <> now.x_cm
      group by was.kind`;
    expect(rows.length).toBeGreaterThan(0);
    for (const { kind, count } of rows)
      expect(corrections.find((list) => list.kind === kind && list.reason === 'position')?.count).toBe(count);
    expect(reality.filter(({ reason }) => reason === 'moved')).toEqual([]);
  });

  it('says what it cannot compare', async () => {
    const status = async (query: string) => {
      const response = await get(changesRoute, `/api/changes?${query}`);
      return [response.status, ((await response.json()) as { code: string }).code];
    };
    expect(await status('since=3')).toEqual([400, 'invalid_parameter']);
    expect(await status('since=99')).toEqual([404, 'version_unknown']);
    expect(await status('since=2&as_of=2026-10-01')).toEqual([400, 'invalid_parameter']);
    expect(await status('as_of=2026-09-01')).toEqual([404, 'no_earlier_version']);
    expect(await status('limit=1000')).toEqual([400, 'invalid_parameter']);
    expect((await answer('as_of=2026-10-15')).before.version).toBe(1);
  });

  it('answers a past day by what was known then, or by what is known now of it', async () => {
    const overdueOn = async (version: number, day: string) => {
      const [row] = await own.sql<{ overdue: number }[]>`
        select count(*)::int as overdue
        from facility f
        join elevator_due d on d.facility_id = f.id
        where f.kind = 'elevator' and f.status = 'open'
          and f.known_from <= ${version} and (f.known_to is null or f.known_to > ${version})
          and f.valid_from <= ${day}::date and (f.valid_to is null or f.valid_to > ${day}::date)
          and d.known_from <= ${version} and (d.known_to is null or d.known_to > ${version})
          and d.valid_from <= ${day}::date and (d.valid_to is null or d.valid_to > ${day}::date)
          and d.next_due_on < ${day}::date`;
      return row?.overdue;
    };
    const asked = async (query: string) => {
      const { elevators, provenance } = await json<RegulatoryAnswer>(
        await get(regulatoryRoute, `/api/regulatory?${query}`),
      );
      return [provenance.dataVersion, provenance.asOf, elevators[0]?.overdue];
    };
    for (const [day, version] of [
      ['2026-09-30', 1],
      ['2026-10-30', 1],
      ['2026-10-31', 2],
      ['2027-01-01', 3],
    ] as const) {
      expect(await asked(`as_of=${day}&known=then`)).toEqual([version, day, await overdueOn(version, day)]);
      expect(await asked(`as_of=${day}&known=now`)).toEqual([3, day, await overdueOn(3, day)]);
    }
    const scorecard = await json<DistrictsAnswer>(
      await get(districtsRoute, '/api/districts?as_of=2026-10-15&known=then'),
    );
    expect(scorecard.provenance).toMatchObject({ dataVersion: 1, asOf: '2026-10-15' });
    const early = await get(regulatoryRoute, '/api/regulatory?as_of=2026-09-29&known=then');
    expect(early.status).toBe(404);
    expect(await early.json()).toMatchObject({
      code: 'not_known_yet',
      message: expect.stringContaining('the first, 1, speaks of 2026-09-30') as string,
    });
    expect((await get(regulatoryRoute, '/api/regulatory?v=3&known=then')).status).toBe(400);
  });
});
