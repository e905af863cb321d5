/**
 * Where the embedded database keeps its sockets, and how processes find out who owns a data directory.
 *
 * The sockets lie in a private folder under the temporary directory, named by a hash of the real data path
 * (the path of a socket may have 107 bytes; a longer one is silently cut by some systems). The owner holds a
 * second bound socket there: the lock. A lock dies with its process; a file left by a crash does not answer.
 */
import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { AppError } from '../geo/errors.ts';

/** Shortest limit among the systems that Node runs on (macOS 103, Linux 107). */
const LONGEST_SOCKET_PATH = 103;

export interface EmbeddedPlace {
  /** Real path of the data directory. */
  readonly dataDir: string;
  /** The private folder with the sockets. */
  readonly folder: string;
  /** Socket that speaks the PostgreSQL protocol. */
  readonly databaseSocket: string;
  /** Socket that is the lock; tells the state of its owner. */
  readonly lockSocket: string;
}

/** What the owner of a data directory says about itself on the lock. */
export interface LockState {
  readonly state: 'starting' | 'ready' | 'closing';
  /** Process id of the program that started the database, and of the database itself. */
  readonly program: number;
  readonly database: number;
}

/** A connection to a live lock: the latest state, and the end of the owner. */
export interface LockWatch {
  /** Resolves with the latest state told; `busy` if the owner does not answer within the time, `gone` if it ended. */
  state(patienceMs: number): Promise<LockState | 'busy' | 'gone'>;
  /** Resolves to true once the owner is ready, to false once it is closing or gone. */
  ready(): Promise<boolean>;
  /** Resolves when the owner is gone. */
  gone(): Promise<void>;
  close(): void;
}

/**
 * Finds (and makes, mode 0700) the folders that belong to a data directory.
 * @param dataDir path of the data directory; made if it does not exist
 * @throws AppError `data_dir_unusable` when the data directory or the socket folder cannot be had
 */
export function embeddedPlace(dataDir: string): EmbeddedPlace {
  let real: string;
  try {
    mkdirSync(dataDir, { recursive: true });
    real = realpathSync(dataDir);
  } catch (error) {
    throw new AppError(
      'data_dir_unusable',
      `The data directory ${dataDir} cannot be made (${codeOf(error)}). Set SUITU_DATA_DIR to a writable one.`,
      { cause: error },
    );
  }
  const name = `suitu-${createHash('sha256').update(real).digest('hex').slice(0, 16)}`;
  const folder = privateFolder(name);
  return {
    dataDir: real,
    folder,
    databaseSocket: path.join(folder, 'database.sock'),
    lockSocket: path.join(folder, 'lock.sock'),
  };
}

function privateFolder(name: string): string {
  const longest = path.join(name, 'database.sock').length + 1;
  const parent = [os.tmpdir(), '/tmp'].find((dir) => Buffer.byteLength(dir) + longest <= LONGEST_SOCKET_PATH);
  const folder = path.join(parent ?? os.tmpdir(), name);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder);
    if (!found.isDirectory() || found.uid !== (process.getuid?.() ?? found.uid))
      throw new AppError(
        'data_dir_unusable',
        `${folder} belongs to somebody else. Remove it, or set TMPDIR to a directory of your own.`,
      );
    if ((found.mode & 0o077) !== 0) chmodSync(folder, 0o700);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('data_dir_unusable', `The folder ${folder} cannot be made (${codeOf(error)}).`, {
      cause: error,
    });
  }
  return folder;
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error); // what node:fs throws has a code
}

/**
 * Connects to a lock.
 * @param lockSocket path of the lock socket
 * @returns null when nobody holds it (no file, or a file left by a crash)
 */
export async function watchLock(lockSocket: string): Promise<LockWatch | null> {
  const socket = net.connect(lockSocket);
  const connected = await new Promise<boolean>((resolve, reject) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' || error.code === 'ECONNREFUSED' ? resolve(false) : reject(error),
    );
  });
  if (!connected) return null;

  let text = '';
  let latest: LockState | null = null;
  let ended = false;
  const waiting = new Set<() => void>();
  const tellAll = () => [...waiting].forEach((check) => check());
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    text += chunk;
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) latest = JSON.parse(line) as LockState; // written by our own child process
    tellAll();
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    ended = true;
    tellAll();
  });
  const until = <T>(answer: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const check = () => {
        const value = answer();
        if (value === undefined) return;
        waiting.delete(check);
        resolve(value);
      };
      waiting.add(check);
      check();
    });
  return {
    state: (patienceMs) => {
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        tellAll();
      }, patienceMs);
      return until(() => (ended ? 'gone' : (latest ?? (late ? 'busy' : undefined)))).finally(() =>
        clearTimeout(timer),
      );
    },
    ready: () =>
      until(() =>
        ended || latest?.state === 'closing' ? false : latest?.state === 'ready' ? true : undefined,
      ),
    gone: () => until(() => (ended ? (true as const) : undefined)).then(() => {}),
    close: () => socket.destroy(),
  };
}
