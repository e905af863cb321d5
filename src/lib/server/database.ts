import { connect, type Database, type DatabaseAddress } from '$db/connect.ts';
import { AppError } from '$geo/errors.ts';
import { UnavailableError } from './errors.ts';

/** Connections of this process to a server; the embedded database always has one. */
const CONNECTIONS = 4;

let connection: Promise<Database> | null = null;

/**
 * The database of this process: DATABASE_URL, or the embedded one at SUITU_DATABASE_SOCKET, which `npm start`
 * sets. Connected at first use; a failed attempt is forgotten, so that the next one tries again.
 */
export function database(): Promise<Database> {
  connection ??= connect(addressOf(process.env), { max: CONNECTIONS }).catch((error: unknown) => {
    connection = null;
    throw error;
  });
  return connection;
}

/** Makes this process use a database that is already open: for tests. */
export function useDatabase(opened: Database | null): void {
  connection = opened && Promise.resolve(opened);
}

function addressOf(env: NodeJS.ProcessEnv): DatabaseAddress {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL };
  if (env.SUITU_DATABASE_SOCKET) return { socket: env.SUITU_DATABASE_SOCKET };
  throw new AppError(
    'database_missing',
    'No database is named: set DATABASE_URL, or start with "npm start", which sets SUITU_DATABASE_SOCKET.',
  );
}

/**
 * Runs a question of a request. An unreachable database becomes 503, with the cause for the log only.
 * @throws UnavailableError when the database cannot be reached or breaks off
 */
export async function ask<Answer>(question: (database: Database) => Promise<Answer>): Promise<Answer> {
  try {
    return await question(await database());
  } catch (error) {
    if (isConnectionFailure(error)) {
      throw new UnavailableError('The database cannot be reached; try again shortly.', { cause: error });
    }
    throw error;
  }
}

/** Codes of Node for sockets, of postgres.js for connections, of PostgreSQL for shutting down (class 57P, 08). */
const CONNECTION_CODES =
  /^(E(CONN|PIPE|NOTFOUND|AI_AGAIN|HOSTUNREACH|TIMEDOUT|NOENT)|CONNECT|CONNECTION_|57P0|08)|^database_(missing|unreachable)$/;

function isConnectionFailure(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CONNECTION_CODES.test(String(error.code));
}
