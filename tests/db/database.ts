/** What database tests stand on: the shared database of the run, rolled-back transactions, whole databases. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type postgres from 'postgres';
import { afterAll, inject } from 'vitest';
import { connect, type Database, openDatabase } from '../../db/connect.ts';
import { embeddedPlace } from '../../db/embedded-place.ts';

/** The engine that this run tests. */
export const engine = inject('testDatabase').engine;

/** The shared database, connected once per test file; closed after the file. */
export async function sharedDatabase(): Promise<Database> {
  const database = await connect(inject('testDatabase').address, { max: 2 });
  afterAll(() => database.close());
  return database;
}

class RollBack extends Error {}

/**
 * Runs a test inside a transaction that is rolled back whatever happens. The database handed in can be used like
 * any other: `sql.begin` inside becomes a savepoint, so code that opens its own transaction is tested as it is.
 */
export async function inRolledBackTransaction<T>(
  database: Database,
  work: (inside: Database) => Promise<T>,
): Promise<T> {
  let outcome: { value: T } | undefined;
  await database.sql
    .begin(async (tx) => {
      outcome = { value: await work({ ...database, sql: asOuter(tx), close: async () => {} }) };
      throw new RollBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RollBack)) throw error;
    });
  if (!outcome) throw new Error('The transaction ended without an outcome.');
  return outcome.value;
}

/** A transaction in the shape of a connection. */
function asOuter(tx: postgres.TransactionSql): postgres.Sql {
  return new Proxy(tx, {
    get: (target, name) =>
      name === 'begin'
        ? (...args: unknown[]) => {
            const work = args.at(-1) as (inner: postgres.TransactionSql) => Promise<unknown>; // begin([options], work)
            return target.savepoint((inner) => work(inner));
          }
        : (Reflect.get(target, name) as unknown),
  }) as unknown as postgres.Sql; // what tests use of a connection is there: queries, unsafe, json, array, begin
}

/** A database of its own, for tests that commit, and the environment that points a program at it. */
export interface OwnDatabase extends Database {
  readonly env: Record<string, string>;
  /** Closes and removes it. */
  drop(): Promise<void>;
}

/** A new database on this run's engine: migrated, without facts. About 0.3 s on a server, 3 s embedded. */
export async function ownDatabase(): Promise<OwnDatabase> {
  return engine === 'server' ? ownServerDatabase() : ownEmbeddedDatabase();
}

let made = 0;

async function ownServerDatabase(): Promise<OwnDatabase> {
  const { address, template } = inject('testDatabase');
  if (!('url' in address)) throw new Error('A server is named by its URL.');
  const name = `suitu_own_${process.pid}_${++made}`;
  const admin = await connect(address, { max: 1 });
  await admin.sql.unsafe(`create database ${name} template ${template}`);
  const url = new URL(address.url);
  url.pathname = `/${name}`;
  const database = await connect({ url: url.href });
  return {
    ...database,
    env: { DATABASE_URL: url.href },
    drop: async () => {
      await database.close();
      await admin.sql.unsafe(`drop database ${name} with (force)`);
      await admin.close();
    },
  };
}

async function ownEmbeddedDatabase(): Promise<OwnDatabase> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'suitu-own-'));
  cpSync(inject('testDatabase').template, folder, { recursive: true });
  const env = { SUITU_DATA_DIR: folder };
  const database = await openDatabase(env);
  return {
    ...database,
    env,
    drop: async () => {
      await database.stop();
      for (const left of [embeddedPlace(folder).folder, folder])
        rmSync(left, { recursive: true, force: true });
    },
  };
}
