import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/connect.ts';
import { embeddedPlace, type LockState, watchLock } from '../../db/embedded-place.ts';

/** Where both engines are tested one after the other, once is enough. */
const testedWithTheOther = process.env.SUITU_TEST_ENGINE === 'server';

const folder = mkdtempSync(path.join(os.tmpdir(), 'suitu-embedded-'));
const dataDir = path.join(folder, 'd'.repeat(150 - folder.length - 1));
const env = { SUITU_DATA_DIR: dataDir };
afterAll(() => {
  for (const left of [embeddedPlace(dataDir).folder, folder]) rmSync(left, { recursive: true, force: true });
});

/** Starts the program and waits for its first line. */
async function startProgram(args: string[] = []): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/db/embedded-program.ts', ...args], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true, // a process group of its own, to which Ctrl-C goes as a whole
  });
  const line = await new Promise<string>((resolve) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.trim());
    });
    child.once('exit', () => resolve(text.trim()));
  });
  return { child, line };
}

/** Who holds the data directory, and a promise of its end. */
async function holder(): Promise<{ state: LockState; gone: Promise<void> }> {
  const watch = await watchLock(embeddedPlace(dataDir).lockSocket);
  if (!watch) throw new Error('Nobody holds the data directory.');
  const state = await watch.state(60_000);
  if (typeof state === 'string') throw new Error(`The holder of the data directory is ${state}.`);
  return { state, gone: watch.gone() };
}

async function wordsInDatabase(): Promise<string[]> {
  const database = await openDatabase(env, { exclusive: true });
  try {
    return (await database.sql`select word from note`).map((row) => String(row.word));
  } finally {
    await database.stop();
  }
}

describe.skipIf(testedWithTheOther)('the embedded database', () => {
  it('opens in a directory whose path has 150 characters, on a socket in a private folder', async () => {
    expect(dataDir).toHaveLength(150);
    const database = await openDatabase(env, { exclusive: true });
    expect(database.engine).toBe('embedded');
    if (!('socket' in database.address)) throw new Error('It has a socket.');
    expect(Buffer.byteLength(database.address.socket)).toBeLessThanOrEqual(103);
    expect(statSync(path.dirname(database.address.socket)).mode & 0o777).toBe(0o700);
    await database.sql`create table note (word text)`;
    await database.sql`insert into note values ('kept')`;
    await database.stop();
    expect(existsSync(database.address.socket)).toBe(false);
    expect(await watchLock(embeddedPlace(dataDir).lockSocket)).toBeNull();
    expect(await wordsInDatabase()).toEqual(['kept']);
  });

  it('refuses a second exclusive program with a sentence, lets another join, and closes with the program that started it', async () => {
    const { child, line } = await startProgram(['--exclusive']);
    expect(line).toBe('ready');
    const second = await startProgram(['--exclusive']);
    expect(second.line).toBe(
      `The data directory ${dataDir} is in use by process ${child.pid}. Stop it first, or set SUITU_DATA_DIR to another directory.`,
    );
    expect(second.child.exitCode ?? 1).toBe(1);

    // The first program is in a transaction: who joins waits, and does not see what is not committed.
    const joining = openDatabase(env);
    const { gone } = await holder();
    child.kill('SIGTERM');
    await expect(joining).rejects.toMatchObject({ code: expect.stringMatching(/^database_/) as string });
    await gone;
    expect(await wordsInDatabase()).toEqual(['kept', 'committed']);
  });

  it('lets several programs take turns: their transactions do not mix', async () => {
    const first = await openDatabase(env);
    const second = await openDatabase(env);
    const seen = await Promise.all(
      [first, second].flatMap(({ sql }) =>
        Array.from({ length: 20 }, () =>
          sql.begin(async (tx) => {
            const [before] = await tx<{ n: number }[]>`select count(*)::int as n from note`;
            await tx`insert into note values ('turn')`;
            const [after] = await tx<{ n: number }[]>`select count(*)::int as n from note`;
            return (after?.n ?? 0) - (before?.n ?? 0);
          }),
        ),
      ),
    );
    expect(seen).toEqual(Array.from({ length: 40 }, () => 1));
    await first.sql`delete from note where word = 'turn'`;
    await second.stop();
    await first.stop();
  });

  it('survives kill -9 of its program: rolls back, closes, and the directory is free', async () => {
    const { child } = await startProgram();
    const { gone } = await holder();
    child.kill('SIGKILL');
    await gone;
    expect(await wordsInDatabase()).toEqual(['kept', 'committed', 'committed']);
  });

  it('survives kill -9 of itself: nothing committed is lost, and what it left behind does not hinder', async () => {
    const { child } = await startProgram();
    const { state, gone } = await holder();
    process.kill(state.database, 'SIGKILL');
    await gone;
    child.kill('SIGKILL');
    expect(existsSync(embeddedPlace(dataDir).lockSocket)).toBe(true);
    expect(await wordsInDatabase()).toEqual(['kept', 'committed', 'committed', 'committed']);
  });

  it('outlives Ctrl-C, which reaches it too, until it has closed', async () => {
    const { child } = await startProgram();
    const { gone } = await holder();
    process.kill(-(child.pid ?? 0), 'SIGINT');
    await gone;
    expect(await wordsInDatabase()).toHaveLength(5);
  });

  it('has one owner when two start at once', async () => {
    const [one, other] = await Promise.all([openDatabase(env), openDatabase(env)]);
    expect(one.address).toEqual(other.address);
    expect(await one.sql`select word from note limit 1`).toHaveLength(1);
    await other.stop();
    await one.stop();
    expect(await watchLock(embeddedPlace(dataDir).lockSocket)).toBeNull();
  });

  it('throws a half-made database away, never a whole one', async () => {
    mkdirSync(path.join(dataDir, 'cluster.unfinished'));
    expect(await wordsInDatabase()).toHaveLength(5);
    expect(existsSync(path.join(dataDir, 'cluster.unfinished'))).toBe(false);
  });
});
