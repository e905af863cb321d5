import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OwnDatabase, ownDatabase } from './database.ts';
import { fillCity, SMALL_CITY } from './fixture-city.ts';
import { suitu as runSuitu } from './suitu-program.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'suitu-cli-'));
const realMarkets = path.resolve(import.meta.dirname, '../../../shared/data/markets-13-real.csv');
let own: OwnDatabase;

beforeAll(async () => {
  own = await ownDatabase();
});
afterAll(async () => {
  await own.drop();
  rmSync(folder, { recursive: true });
});

const suitu = (...args: string[]) => runSuitu(args, own.env);

describe('the command line', () => {
  it('explains itself and its commands, and refuses what it does not know with 2', async () => {
    const help = await suitu('--help');
    expect(help.code).toBe(0);
    const commands =
      'alerts backup db demo export import report reports restore rollback status targets verify'.split(' ');
    for (const command of commands) expect(help.stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
    for (const command of ['import', 'restore', 'db reset']) {
      const ended = await suitu(...command.split(' '), '--help');
      expect({ command, code: ended.code }).toEqual({ command, code: 0 });
      expect(ended.stdout).toContain(`Usage: suitu ${command}`);
    }
    expect((await suitu('nonsense')).code).toBe(2);
    expect((await suitu('import', 'file.csv')).code).toBe(2);
  });

  it('names the database that it cannot reach in one sentence, without the password, and ends with 1', async () => {
    const ended = await runSuitu(['status'], { DATABASE_URL: 'postgres://someone:secret@127.0.0.1:1/map' });
    expect(ended).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'The database map at 127.0.0.1:1 cannot be reached: nothing listens there. Check DATABASE_URL.\n',
    });
  });

  it('tells the state of an empty and of a filled database', async () => {
    expect((await suitu('db', 'status')).stdout).toMatch(
      /^Schema of the database: (\d+); of this program: \1\.\n$/,
    );
    expect((await suitu('db', 'migrate')).stdout).toContain('nothing to do');
    expect((await suitu('status')).stdout).toContain('Nothing is loaded yet');
    await own.sql.begin((tx) => fillCity(tx, { ...SMALL_CITY, cells: 100 }));
    const status = JSON.parse((await suitu('status', '--json')).stdout) as {
      versions: { version: number }[];
      kinds: { kind: string; total: number }[];
    };
    expect(status.versions.map(({ version }) => version)).toEqual([1]);
    expect(Object.fromEntries(status.kinds.map(({ kind, total }) => [kind, total]))).toEqual({
      market: SMALL_CITY.markets,
      canteen: SMALL_CITY.canteens,
      elevator: SMALL_CITY.elevators,
      station: SMALL_CITY.stations,
    });
  });

  it('refuses the demonstration and a restore where facts are, an unknown version, and a reset without --yes', async () => {
    for (const [args, sentence] of [
      [['demo'], 'The database holds facts (version 1)'],
      [['rollback', '7'], 'There is no data version 7; versions are 1 to 1.'],
      [['rollback', '1'], 'Version 1 is the current one'],
      [['rollback', 'one'], '"one" is not a version'],
      [['db', 'reset'], 'This deletes all facts'],
      [['restore', path.join(folder, 'absent')], 'There is no file'],
    ] as const) {
      const ended = await suitu(...args);
      expect({ args, code: ended.code }).toEqual({ args, code: 2 });
      expect(ended.stderr).toContain(sentence);
    }
  });

  it('ends with 2 for a file that cannot be used, in one sentence', async () => {
    const file = path.join(folder, 'not.csv');
    writeFileSync(file, '%PDF-1.7\n%âãÏÓ\n');
    const ended = await suitu('import', file, '--kind', 'market', '--origin', 'open');
    expect(ended.code).toBe(2);
    expect(ended.stderr.trim().split('\n').at(-1)).toMatch(/^[^\n]+\.$/);
    expect(ended.stderr).not.toContain('    at ');
  });

  it.skipIf(!existsSync(realMarkets))(
    'asks for the datum of the real markets with 3, takes them with it, exports and rolls them back',
    async () => {
      const args = ['import', realMarkets, '--kind', 'market', '--origin', 'open', '--as-of', '2026-11-20'];
      const undecided = await suitu(...args);
      expect(undecided.code).toBe(3);
      expect(undecided.stderr).toContain('--datum');
      const report = path.join(folder, 'report.json');
      const taken = await suitu(...args, '--datum', 'gcj02', '--report', report);
      expect(taken.code).toBe(0);
      expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({
        added: 13,
        rejected: 0,
        flagged: 2,
        version: 2,
      });
      const again = await suitu(...args, '--datum', 'gcj02', '--report', report);
      expect(again.code).toBe(0);
      expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({
        added: 0,
        changed: 0,
        unchanged: 13,
        version: null,
      });

      const exported = await suitu('export', '--kind', 'market', '--format', 'geojson');
      expect((JSON.parse(exported.stdout) as { features: unknown[] }).features).toHaveLength(13);
      expect((await suitu('verify')).code).toBe(0);
      expect((await suitu('rollback', '1')).stdout).toContain('Published version 3');
      const back = JSON.parse((await suitu('status', '--json')).stdout) as {
        kinds: { kind: string; total: number }[];
      };
      expect(back.kinds.find(({ kind }) => kind === 'market')?.total).toBe(SMALL_CITY.markets);
    },
  );

  it('brings a backup back after a reset', async () => {
    const file = path.join(folder, 'facts.suitu.gz');
    const before = JSON.parse((await suitu('status', '--json')).stdout) as object;
    expect((await suitu('backup', file)).code).toBe(0);
    expect((await suitu('backup', file)).code).toBe(2);
    expect((await suitu('db', 'reset', '--yes')).stdout).toContain('The database is empty');
    expect((await suitu('status')).stdout).toContain('Nothing is loaded yet');
    expect((await suitu('restore', file)).code).toBe(0);
    expect(JSON.parse((await suitu('status', '--json')).stdout)).toEqual(before);
  });
});
