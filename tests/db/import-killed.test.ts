import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { importFile } from '../../db/import/index.ts';
import { currentVersion } from '../../db/publish.ts';
import { ownDatabase } from './database.ts';
import { AS_OF, countOf, csv, fileOf } from './import-files.ts';

const database = await ownDatabase();
afterAll(() => database.drop());

const ROWS = 20_000;
const file = fileOf(
  csv(
    ['注册代码', '电梯名称', '区', '经度', '纬度', '安装日期', '下次检验日期'],
    ...Array.from({ length: ROWS }, (_, i) => [
      `E${i}`,
      `${Math.floor(i / 4)}栋`,
      '天河区',
      113.34 + (i % 200) / 10_000,
      23.12 + Math.floor(i / 200) / 10_000,
      '2015-03-01',
      '2026-12-01',
    ]),
  ),
);

/** Runs the import in a process of its own and kills it at the first line that `when` accepts. */
function killedImport(when: RegExp): Promise<{ lines: string[]; signal: string | null }> {
  const program = path.join(import.meta.dirname, 'import-program.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, file], {
    env: { ...process.env, ...database.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    if (when.test(line)) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.on('exit', (_, signal) => resolve({ lines, signal })));
}

describe('an import of 20,000 rows', () => {
  it('killed half-way leaves nothing, and the next one brings everything', async () => {
    const { lines, signal } = await killedImport(/^Written 10000 of 20000 rows/);
    expect(signal).toBe('SIGKILL');
    expect(lines.some((line) => line.startsWith('Done'))).toBe(false);
    for (const table of [
      'facility',
      'elevator',
      'facility_identity',
      'elevator_due',
      'import_batch',
      'data_version',
    ]) {
      expect(`${table} ${await countOf(database.sql, table)}`).toBe(`${table} 0`);
    }

    const options = { file, content: 'elevator', datum: 'wgs84', origin: 'official', asOf: AS_OF } as const;
    const begun = performance.now();
    const report = await importFile(database, options);
    console.log(
      `${ROWS} rows imported in ${((performance.now() - begun) / 1000).toFixed(1)} s (${database.engine}).`,
    );
    expect(report).toMatchObject({ added: ROWS, rejected: 0, version: 1 });
    expect(await countOf(database.sql, 'facility')).toBe(ROWS);
    expect(await importFile(database, options)).toMatchObject({ unchanged: ROWS, version: null });
    expect(await currentVersion(database)).toBe(1);
  });
});
