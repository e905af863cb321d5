import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUp, restore } from '../../db/backup.ts';
import { type Database, openDatabase } from '../../db/connect.ts';
import { loadDemo } from '../../db/demo/index.ts';
import { migrate } from '../../db/migrate.ts';
import { finishReport, insertReport } from '../../db/queries/reports.ts';
import { describeFactTable, FACT_TABLES, readRows } from '../../db/queries/whole-table.ts';
import { engine, type OwnDatabase, ownDatabase } from './database.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'suitu-backup-'));
const file = path.join(folder, 'all.suitu.gz');
let source: OwnDatabase;

beforeAll(async () => {
  source = await ownDatabase();
  await loadDemo(source, 'small', () => {});
  const report = {
    facilityId: 1,
    dataVersion: 1,
    topic: 'closed',
    text: '已关',
    view: '/',
    lang: 'zh',
  } as const;
  await insertReport(source.sql, report);
  await finishReport(source.sql, await insertReport(source.sql, report), '已核实');
  await backUp(source, file);
});
afterAll(async () => {
  await source.drop();
  rmSync(folder, { recursive: true });
});

/** Every row of every table of facts, as text. */
async function everything({ sql }: Database): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {};
  for (const table of FACT_TABLES)
    tables[table] = await readRows(sql, await describeFactTable(sql, table), 0, 1_000_000);
  return tables;
}

/** A change of the text inside a backup, written to a new file. */
function changed(name: string, change: (text: string) => string): string {
  const other = path.join(folder, name);
  writeFileSync(other, gzipSync(change(gunzipSync(readFileSync(file)).toString())));
  return other;
}

describe('a backup', () => {
  it('knows every table of facts that the database has', async () => {
    const rows = await source.sql<{ name: string }[]>`
      select relname as name
      from pg_class
      where relnamespace = 'public'::regnamespace
        and relkind = 'r'
        and relname not in ('spatial_ref_sys', 'schema_version', 'district', 'district_code_alias')`;
    expect(rows.map(({ name }) => name).sort()).toEqual([...FACT_TABLES].sort());
  });

  it('brings every row back, to the last bit, and numbers go on behind them', async () => {
    const target = await ownDatabase();
    try {
      const counts = await restore(target, file);
      const restored = await everything(target);
      expect(restored).toEqual(await everything(source));
      expect(counts.rows).toBe(Object.values(restored).flat().length);
      const [next] = await target.sql<{ id: number; largest: number }[]>`
        with added as (insert into facility_identity (kind) values ('market') returning id)
        select id, (select max(id) from facility_identity) as largest from added`;
      expect(next?.id).toBe((next?.largest ?? NaN) + 1);
      await expect(restore(target, file)).rejects.toThrow('The database holds facts');
      await restore(target, file, { replace: true });
      expect(await everything(target)).toEqual(restored);
    } finally {
      await target.drop();
    }
  });

  it.runIf(engine === 'server')('goes from a server to the embedded database and back', async () => {
    const data = path.join(folder, 'embedded');
    const embedded = await openDatabase({ SUITU_DATA_DIR: data });
    try {
      await migrate(embedded);
      await restore(embedded, file);
      expect(await everything(embedded)).toEqual(await everything(source));
      const again = path.join(folder, 'again.suitu.gz');
      await backUp(embedded, again);
      await restore(source, again, { replace: true });
      expect(await everything(source)).toEqual(await everything(embedded));
    } finally {
      await embedded.stop();
    }
  });

  it('that is damaged, cut short or of another schema changes nothing, and says what is wrong', async () => {
    const before = await everything(source);
    const cases = [
      [changed('flipped.gz', (text) => text.replace('示例', '示列')), 'its checksum does not match'],
      [changed('short.gz', (text) => text.slice(0, text.lastIndexOf('{"sha256"'))), 'it ends too early'],
      [changed('schema.gz', (text) => text.replace(/"schema":\d+/, '"schema":999')), 'holds schema 999'],
      [changed('other.gz', () => '{"hello":1}\n'), 'is not a backup'],
    ] as const;
    const cut = path.join(folder, 'cut.gz');
    writeFileSync(cut, readFileSync(file).subarray(0, 5_000));
    for (const [name, message] of [
      ...cases,
      [cut, 'is damaged'],
      [`${file}.absent`, 'There is no file'],
    ] as const)
      await expect(restore(source, name, { replace: true }), name).rejects.toThrow(message);
    expect(await everything(source)).toEqual(before);
  });

  it('is never written over an existing file', async () => {
    await expect(backUp(source, file)).rejects.toThrow('exists already');
  });
});
