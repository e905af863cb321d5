import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OwnDatabase, ownDatabase } from './database.ts';
import { suitu } from './suitu-program.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'suitu-report-'));
const file = path.join(folder, '440111.pdf');
/** Any file will do as a browser that is never started. */
const browser = { SUITU_BROWSER: process.execPath };
let own: OwnDatabase;

beforeAll(async () => {
  own = await ownDatabase();
});
afterAll(async () => {
  await own.drop();
  rmSync(folder, { recursive: true });
});

const report = (args: string[], env: Record<string, string> = browser) =>
  suitu(['report', ...args], { DATABASE_URL: '', ...env });

/** A program on a free port that is not ours. */
const stranger = async (): Promise<{ origin: string; close: () => void }> => {
  const server = createServer((_, response) => response.end('hello'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // of a TCP server
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
};

describe('suitu report refuses with one sentence and 2', () => {
  it.each([
    ['a code that is no district', ['440199', '--out', file], /There is no such district; allowed: 440103, /],
    ['a code of former times', ['440116', '--out', file], /It is 440112 today\./],
    ['a day that is none', ['440111', '--out', file, '--as-of', '2026-02-30'], /Allowed is a day as YYYY/],
    ['a language it has not', ['440111', '--out', file, '--lang', 'fr'], /Allowed choices are zh, en/],
    ['no file', ['440111'], /required option '--out <file>'/],
    ['a folder as file', ['440111', '--out', folder], /cannot be written: it is a folder\.\n$/],
    [
      'a file in no folder',
      ['440111', '--out', path.join(folder, 'none', 'a.pdf')],
      /cannot be written: there is no folder .*\.\n$/,
    ],
    [
      'a server that does not answer',
      ['440111', '--out', file, '--server', 'http://127.0.0.1:1'],
      /^No server answers at http:\/\/127\.0\.0\.1:1\. Start it, or leave out --server\.\n$/,
    ],
  ])('%s', async (_, args, sentence) => {
    const ended = await report(args);
    expect(ended.stderr).toMatch(sentence);
    expect(ended.code).toBe(2);
    expect(existsSync(file)).toBe(false);
  });

  it('a machine without a browser, with the line that installs one', async () => {
    const ended = await report(['440111', '--out', file], { PATH: '/nowhere' });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^A PDF needs a Chromium.*sudo apt-get install -y chromium/);
  });

  it('a server that is another program', async () => {
    const other = await stranger();
    const ended = await report(['440111', '--out', file, '--server', other.origin]);
    other.close();
    expect(ended).toMatchObject({ code: 2, stderr: `What answers at ${other.origin} is not Suitu.\n` });
  });

  it('an empty database, before anything is started', async () => {
    expect((await suitu(['db', 'migrate'], own.env)).code).toBe(0);
    const ended = await report(['440111', '--out', file], { ...browser, ...own.env, PORT: '1' });
    expect(ended).toMatchObject({ code: 2 });
    expect(ended.stderr).toContain('Nothing is loaded yet.');
    expect(readdirSync(folder)).toEqual([]);
  });
});
