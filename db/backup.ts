/**
 * Backup and restore: all facts as lines of JSON in one gzip file that both engines write and read.
 *
 *   {"format":"suitu-backup","formatVersion":1,"schema":3,"tables":[…]}
 *   {"table":"facility","columns":["row_id",…]}      then one line per row: an object of the columns
 *   …
 *   {"sha256":"…"}                                   of every byte before this line
 *
 * Geometries are hexadecimal EWKB, so that not a bit of a position changes. Generated columns are left out.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { AppError, InputError } from '../geo/errors.ts';
import type { Database, Sql } from './connect.ts';
import { bulkLoad } from './bulk-load.ts';
import { migrationStatus } from './migrate.ts';
import { currentVersion } from './publish.ts';
import {
  FACT_TABLES,
  type FactTable,
  describeFactTable,
  readRows,
  resetIdentity,
  writeRows,
} from './queries/whole-table.ts';

const FORMAT = 'suitu-backup';
const FORMAT_VERSION = 1;
const PAGE = 10_000;

export interface BackupCounts {
  readonly tables: number;
  readonly rows: number;
}

interface Header {
  readonly format: string;
  readonly formatVersion: number;
  readonly schema: number;
}

/**
 * Writes a backup. The file appears under its name only when it is complete.
 * @throws InputError `file_exists`
 */
export async function backUp(
  database: Database,
  file: string,
  onProgress: (text: string) => void = () => {},
): Promise<BackupCounts> {
  if (existsSync(file)) throw new InputError('file_exists', `${file} exists already; name a new file.`);
  const { database: schema } = await migrationStatus(database);
  const part = `${file}.part`;
  let rows = 0;
  try {
    await database.sql.begin('isolation level repeatable read read only', async (tx) => {
      const counted = (table: FactTable, count: number) => {
        rows += count;
        onProgress(`${table}: ${count} rows`);
      };
      await pipeline(Readable.from(backupLines(tx, schema, counted)), createGzip(), createWriteStream(part));
    });
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  return { tables: FACT_TABLES.length, rows };
}

async function* backupLines(
  tx: Sql,
  schema: number,
  counted: (table: FactTable, rows: number) => void,
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const add = (text: string) => {
    hash.update(text);
    return text;
  };
  yield add(
    `${JSON.stringify({ format: FORMAT, formatVersion: FORMAT_VERSION, schema, tables: FACT_TABLES })}\n`,
  );
  for (const table of FACT_TABLES) {
    const description = await describeFactTable(tx, table);
    const columns = description.columns.map(({ name }) => name);
    yield add(`${JSON.stringify({ table, columns })}\n`);
    let count = 0;
    for (let page: string[] = [], first = true; first || page.length === PAGE; first = false) {
      page = await readRows(tx, description, count, PAGE);
      count += page.length;
      if (page.length) yield add(`${page.join('\n')}\n`);
    }
    counted(table, count);
  }
  yield `${JSON.stringify({ sha256: hash.digest('hex') })}\n`;
}

/**
 * Reads a backup into a migrated database, in one transaction.
 * @param options.replace delete the facts that are there
 * @throws InputError `not_empty`, `backup_unreadable`, `backup_schema`, `backup_damaged`
 */
export async function restore(
  database: Database,
  file: string,
  options: { replace?: boolean | undefined; onProgress?: (text: string) => void } = {},
): Promise<BackupCounts> {
  if (!existsSync(file)) throw new InputError('backup_unreadable', `There is no file ${file}.`);
  const existing = await currentVersion(database);
  if (existing !== null && !options.replace)
    throw new InputError(
      'not_empty',
      `The database holds facts (version ${existing}). Restore into an empty one, or add --replace to delete them.`,
    );
  const { database: schema } = await migrationStatus(database);
  return database.sql.begin(async (tx) => {
    await tx`truncate ${tx(FACT_TABLES)} restart identity cascade`;
    const rows = await bulkLoad(tx, () => readBackup(tx, file, schema, options.onProgress ?? (() => {})));
    for (const table of FACT_TABLES) await resetIdentity(tx, await describeFactTable(tx, table));
    return { tables: FACT_TABLES.length, rows };
  });
}

async function readBackup(
  tx: Sql,
  file: string,
  schema: number,
  onProgress: (text: string) => void,
): Promise<number> {
  const source = createReadStream(file).pipe(createGunzip());
  const lines = createInterface({ input: source, crlfDelay: Infinity });
  const broken = new Promise<never>((_, reject) => source.once('error', reject));
  broken.catch(() => {}); // it is awaited only while lines are read
  const hash = createHash('sha256');
  const loader = new Loader(tx, onProgress);
  let header: Header | undefined;
  let isComplete = false;
  try {
    const iterator = lines[Symbol.asyncIterator]();
    for (;;) {
      const next = await Promise.race([iterator.next(), broken]);
      if (next.done) break;
      const line = next.value;
      if (isComplete) throw damaged(file, 'there is something behind its end');
      const record: unknown =
        line.startsWith('{"sha256"') || !header || line.startsWith('{"table"') ? JSON.parse(line) : null;
      if (record && typeof record === 'object' && 'sha256' in record) {
        if (record.sha256 !== hash.digest('hex')) throw damaged(file, 'its checksum does not match');
        isComplete = true;
        continue;
      }
      hash.update(`${line}\n`);
      if (!header) header = checkHeader(file, record, schema);
      else if (record && typeof record === 'object' && 'table' in record)
        await loader.begin(String(record.table));
      else await loader.add(line);
    }
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error)) throw error;
    if ('severity' in error) throw error; // from the database
    throw damaged(file, error.message);
  }
  if (!isComplete) throw damaged(file, 'it ends too early');
  await loader.end();
  return loader.rows;
}

function checkHeader(file: string, record: unknown, schema: number): Header {
  const header = record as Partial<Header> | null; // checked member by member here
  if (header?.format !== FORMAT || header.formatVersion !== FORMAT_VERSION)
    throw new InputError('backup_unreadable', `${file} is not a backup made by this program.`);
  if (header.schema !== schema)
    throw new InputError(
      'backup_schema',
      `${file} holds schema ${header.schema}; this program has ${schema}. Restore it with the program that wrote it, then migrate.`,
    );
  return { format: FORMAT, formatVersion: FORMAT_VERSION, schema };
}

function damaged(file: string, how: string): InputError {
  return new InputError('backup_damaged', `${file} is damaged: ${how}. Nothing was changed.`);
}

/** Collects rows of one table after the other and writes them in pages. */
class Loader {
  rows = 0;
  #table: FactTable | null = null;
  #count = 0;
  #page: string[] = [];
  readonly #tx: Sql;
  readonly #onProgress: (text: string) => void;

  constructor(tx: Sql, onProgress: (text: string) => void) {
    this.#tx = tx;
    this.#onProgress = onProgress;
  }

  async begin(name: string): Promise<void> {
    await this.end();
    const table = FACT_TABLES.find((known) => known === name);
    if (!table) throw new InputError('backup_unreadable', `The backup holds an unknown table "${name}".`);
    this.#table = table;
  }

  async add(line: string): Promise<void> {
    this.#page.push(line);
    if (this.#page.length === PAGE) await this.#flush();
  }

  async end(): Promise<void> {
    await this.#flush();
    if (this.#table) this.#onProgress(`${this.#table}: ${this.#count} rows`);
    this.rows += this.#count;
    this.#count = 0;
    this.#table = null;
  }

  async #flush(): Promise<void> {
    if (!this.#page.length) return;
    if (!this.#table)
      throw new InputError('backup_unreadable', 'The backup has rows before its first table.');
    await writeRows(this.#tx, await describeFactTable(this.#tx, this.#table), `[${this.#page.join(',')}]`);
    this.#count += this.#page.length;
    this.#page = [];
  }
}
