/**
 * Starts one database for the whole run and migrates it: a throw-away PostGIS server when this machine has the
 * binaries, else the embedded one. SUITU_TEST_ENGINE=server|embedded chooses.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect, type DatabaseAddress, type Engine, openDatabase } from '../../db/connect.ts';
import { embeddedPlace } from '../../db/embedded-place.ts';
import { migrate } from '../../db/migrate.ts';
import { findServer, startServer } from './server-cluster.ts';

/** What the tests get to know of the database of this run. */
export interface TestDatabase {
  readonly engine: Engine;
  /** The shared database: migrated, without facts; tests roll back what they do. */
  readonly address: DatabaseAddress;
  /** Whole databases of one's own are copies of this: a database name (server) or a data directory (embedded). */
  readonly template: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    testDatabase: TestDatabase;
  }
}

/** Called by vitest before the first file; what it returns is called after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const wanted = process.env.SUITU_TEST_ENGINE;
  if (wanted && wanted !== 'server' && wanted !== 'embedded')
    throw new Error(`SUITU_TEST_ENGINE is "${wanted}": allowed are server, embedded.`);
  const binaries = wanted === 'embedded' ? null : findServer();
  if (wanted === 'server' && !binaries)
    throw new Error(
      'SUITU_TEST_ENGINE is server, but no PostgreSQL with PostGIS is installed that a user other than root could run.',
    );
  console.log(`Database tests run on ${binaries ? `PostGIS of ${binaries}` : 'the embedded PostGIS'}.`);
  return binaries ? setupServer(project, binaries) : setupEmbedded(project);
}

async function setupServer(project: TestProject, binaries: string): Promise<() => Promise<void>> {
  const server = await startServer(binaries);
  try {
    const template = 'suitu_template';
    const admin = await connect({ url: server.url('postgres') }, { max: 1 });
    await admin.sql.unsafe(`create database ${template}`);
    const made = await connect({ url: server.url(template) }, { max: 1 });
    await migrate(made);
    await made.close();
    await admin.sql.unsafe(`create database suitu_test template ${template}`);
    await admin.close();
    project.provide('testDatabase', {
      engine: 'server',
      address: { url: server.url('suitu_test') },
      template,
    });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return () => server.stop();
}

async function setupEmbedded(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'suitu-test-'));
  const template = path.join(folder, 'template');
  const made = await openDatabase({ SUITU_DATA_DIR: template });
  await migrate(made);
  await made.stop();
  const shared = path.join(folder, 'shared');
  cpSync(template, shared, { recursive: true });
  const database = await openDatabase({ SUITU_DATA_DIR: shared });
  await database.close();
  project.provide('testDatabase', { engine: 'embedded', address: database.address, template });
  return async () => {
    await database.stop();
    for (const left of [embeddedPlace(template).folder, embeddedPlace(shared).folder, folder])
      rmSync(left, { recursive: true, force: true });
  };
}
