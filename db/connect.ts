/**
 * The way to the database: PostGIS through postgres.js, on a server (DATABASE_URL) or embedded in a child
 * process. Everything else in db/ takes the `Database` made here.
 *
 * Dates (`date`) are strings `YYYY-MM-DD` in both directions, never JavaScript dates: they are calendar days
 * without a time zone. bigint and numeric arrive as strings unless cast in SQL (`::int`, `::float8`).
 */
import path from 'node:path';
import postgres from 'postgres';
import { AppError, InputError } from '../geo/errors.ts';

export type Engine = 'embedded' | 'server';

/** A connection, or one inside a transaction: what a query function takes. */
export type Sql = postgres.Sql | postgres.TransactionSql;

export interface Database {
  readonly sql: postgres.Sql;
  readonly engine: Engine;
  close(): Promise<void>;
}

/** A server by its URL, or the embedded database by the full path of its socket. */
export type DatabaseAddress = { readonly url: string } | { readonly socket: string };

export interface OpenedDatabase extends Database {
  readonly address: DatabaseAddress;
  /** Closes the connections, and the embedded database if this process started it. */
  stop(): Promise<void>;
}

export interface OpenOptions {
  /** Embedded only: refuse when another process has the data directory open. */
  readonly exclusive?: boolean;
  /** Gets a sentence for every step that takes longer than a moment. */
  readonly onProgress?: (text: string) => void;
  /** Connections to a server; the embedded database always has one per process. */
  readonly max?: number;
}

const DEFAULT_DATA_DIR = '.suitu/data';
/** The embedded database lets connections wait for each other's transactions; an import takes its time. */
const EMBEDDED_PATIENCE_S = 900;

const DATE = { to: 1082, from: [1082], serialize: (day: string) => day, parse: (day: string) => day };

/**
 * Connects and asks the database what it is.
 * @param address server URL or socket of the embedded database
 * @param options.max connections to a server (default 10); embedded: always 1
 * @throws InputError `database_url_invalid`; AppError `database_unreachable` with host and database, without the password
 */
export async function connect(
  address: DatabaseAddress,
  options: { max?: number | undefined } = {},
): Promise<Database> {
  const common = { types: { date: DATE }, onnotice: () => {} };
  let sql: postgres.Sql;
  try {
    sql =
      'socket' in address
        ? postgres({
            ...common,
            path: address.socket,
            user: 'postgres',
            database: 'postgres',
            max: 1,
            max_lifetime: null,
            connect_timeout: EMBEDDED_PATIENCE_S,
          })
        : postgres(serverUrl(address.url).href, {
            ...common,
            ...socketOption(address.url),
            max: options.max ?? 10,
            connect_timeout: 10,
          });
  } catch (error) {
    throw new InputError(
      'database_url_invalid',
      'DATABASE_URL cannot be read. It must look like postgres://user:password@host:5432/database.',
      { cause: error },
    );
  }
  try {
    const [row] = await sql<{ version: string }[]>`select version() as version`;
    const engine: Engine = row?.version.includes('PGlite') ? 'embedded' : 'server';
    return { sql, engine, close: () => sql.end({ timeout: 5 }) };
  } catch (error) {
    await sql.end({ timeout: 0 });
    throw unreachable(address, error);
  }
}

/** A server on a Unix socket is named as libpq does it: postgres://user@localhost/database?host=/var/run/postgresql */
function socketFolder(url: string): string | null {
  const host = new URL(url).searchParams.get('host');
  return host?.startsWith('/') ? host : null;
}

function serverUrl(url: string): URL {
  const parsed = new URL(url);
  if (!/^postgres(ql)?:$/.test(parsed.protocol)) throw new TypeError(`scheme ${parsed.protocol}`);
  parsed.searchParams.delete('host');
  return parsed;
}

function socketOption(url: string): { path?: string } {
  const folder = socketFolder(url);
  return folder ? { path: path.join(folder, `.s.PGSQL.${new URL(url).port || 5432}`) } : {};
}

/**
 * Opens the database that the environment names: DATABASE_URL, else the embedded one on SUITU_DATABASE_SOCKET,
 * else the embedded one in SUITU_DATA_DIR (default ./.suitu/data), joining a running one or starting it.
 * @throws AppError `database_unreachable`, `database_in_use`, `database_failed`, `data_dir_unusable`; InputError `database_url_invalid`
 */
export async function openDatabase(
  env: NodeJS.ProcessEnv = process.env,
  options: OpenOptions = {},
): Promise<OpenedDatabase> {
  if (env.DATABASE_URL) return opened({ url: env.DATABASE_URL }, options);
  if (env.SUITU_DATABASE_SOCKET) return opened({ socket: env.SUITU_DATABASE_SOCKET }, options);
  const { openEmbedded } = await import('./embedded.ts'); // a web server that only connects does not load it
  const server = await openEmbedded(path.resolve(env.SUITU_DATA_DIR || DEFAULT_DATA_DIR), options);
  try {
    return await opened({ socket: server.socket }, options, server.stop);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function opened(
  address: DatabaseAddress,
  options: OpenOptions,
  stopServer: () => Promise<void> = async () => {},
): Promise<OpenedDatabase> {
  const database = await connect(address, { max: options.max });
  return {
    ...database,
    address,
    stop: async () => {
      await database.close();
      await stopServer();
    },
  };
}

/** The reasons that people meet, in words; anything else by the message of the driver. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the host is unknown',
  EAI_AGAIN: 'the host name cannot be resolved',
  ENOENT: 'the socket does not exist',
  EACCES: 'this user may not open the socket',
  CONNECT_TIMEOUT: 'it does not answer',
  CONNECTION_CLOSED: 'it closed the connection',
  '28P01': 'it refuses the password',
  '28000': 'it refuses the user',
  '3D000': 'that database does not exist',
  '53300': 'it has too many connections',
};

function unreachable(address: DatabaseAddress, error: unknown): AppError {
  const { code = '', message = String(error) } = error as { code?: string; message?: string }; // driver errors have both
  const where = 'socket' in address ? `The embedded database at ${address.socket}` : describeUrl(address.url);
  const advice = 'socket' in address ? '' : ' Check DATABASE_URL.';
  const reason = REASONS[code] ?? (message || code).replace(/\.$/, '');
  return new AppError('database_unreachable', `${where} cannot be reached: ${reason}.${advice}`, {
    cause: error,
  });
}

function describeUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed) return 'The database';
  const host = parsed.searchParams.get('host') ?? parsed.host;
  return `The database ${decodeURIComponent(parsed.pathname.slice(1)) || '(default)'} at ${host || 'the default host'}`;
}
