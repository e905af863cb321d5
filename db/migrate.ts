/**
 * Brings the schema to the newest version: roll-forward scripts of migrations/ (postgrator, checksummed), then
 * the districts. One transaction: a migration happens as a whole or not at all.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Postgrator from 'postgrator';
import { AppError } from '../geo/errors.ts';
import type { Database, Sql } from './connect.ts';
import { loadDistricts } from './reference.ts';

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));
const SCHEMA_TABLE = 'schema_version';
/** Any number that nothing else locks: two programs that start at once migrate one after the other. */
const MIGRATION_LOCK = 440_100;

export interface MigrationResult {
  /** Schema version before; 0 = an empty database. */
  readonly from: number;
  readonly to: number;
  /** Names of the scripts that ran. */
  readonly applied: string[];
}

export interface MigrationStatus {
  readonly database: number;
  readonly program: number;
  readonly pending: string[];
}

/**
 * Migrates to the schema of this program; does nothing when the database has it already.
 * @throws AppError `schema_newer` (a newer program wrote the database), `schema_changed` (a script that already ran
 *   has another checksum), `postgis_missing`, `migration_failed`
 */
export async function migrate(database: Pick<Database, 'sql'>): Promise<MigrationResult> {
  return database.sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
    const postgrator = postgratorOn(tx);
    const { database: from, program: to } = await compare(postgrator);
    const applied = await postgrator.migrate('max').catch((error: unknown) => {
      throw migrationError(error);
    });
    await loadDistricts(tx);
    return { from, to, applied: applied.map(({ version, name }) => `${version} ${name}`) };
  });
}

/**
 * What `migrate` would do.
 * @throws AppError `schema_newer`
 */
export async function migrationStatus(database: Pick<Database, 'sql'>): Promise<MigrationStatus> {
  const postgrator = postgratorOn(database.sql);
  const versions = await compare(postgrator);
  const pending = postgrator.getRunnableMigrations(versions.database, versions.program);
  return { ...versions, pending: pending.map(({ version, name }) => `${version} ${name}`) };
}

function postgratorOn(sql: Sql): Postgrator {
  return new Postgrator({
    driver: 'pg',
    // glob would take these characters in the path of the project for patterns
    migrationPattern: path.join(MIGRATIONS.replace(/[?*()[\]{}\\]/g, '\\$&'), '*.do.*.sql'),
    schemaTable: SCHEMA_TABLE,
    newline: 'LF',
    execQuery: async (query) => ({ rows: await sql.unsafe(query) }),
  });
}

async function compare(postgrator: Postgrator): Promise<{ database: number; program: number }> {
  const program = await postgrator.getMaxVersion();
  const database = await postgrator.getDatabaseVersion();
  if (database > program)
    throw new AppError(
      'schema_newer',
      `The database has schema ${database}, written by a newer program; this one knows schemas up to ${program}. Use the newer program, or another database.`,
    );
  return { database, program };
}

function migrationError(error: unknown): AppError {
  const message = error instanceof Error ? error.message : String(error);
  if (message.startsWith('MD5 checksum failed'))
    return new AppError(
      'schema_changed',
      `A migration that this database has already run was changed afterwards (${message}). Take the unchanged file from the version control.`,
      { cause: error },
    );
  if (/extension "postgis"/.test(message))
    return new AppError(
      'postgis_missing',
      `The database has no PostGIS (${message}). Install it, for example the package postgresql-15-postgis-3, or let an administrator run: create extension postgis`,
      { cause: error },
    );
  return new AppError('migration_failed', `The schema could not be brought up to date: ${message}`, {
    cause: error,
  });
}
