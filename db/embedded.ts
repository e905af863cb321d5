/**
 * Finds or starts the process that owns a data directory (embedded-child.ts) and waits until its database
 * takes connections.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { AppError } from '../geo/errors.ts';
import type { ChildMessage } from './embedded-child.ts';
import { type EmbeddedPlace, embeddedPlace, type LockState, watchLock } from './embedded-place.ts';

export interface EmbeddedServer {
  /** Full path of the Unix socket that speaks the PostgreSQL protocol. */
  readonly socket: string;
  /** Closes the database if this process started it; resolves once the data directory is free. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Refuse when another process has the data directory open; otherwise join it. */
  readonly exclusive?: boolean;
  /** Gets a sentence for every step that takes longer than a moment. */
  readonly onProgress?: (text: string) => void;
}

/** How long a busy owner may take to say what it is doing, before it counts as in use. */
const PATIENCE_MS = 5_000;

/**
 * Opens the embedded database in a data directory.
 * @param dataDir made if it does not exist; a new database takes about 10 s, an existing one 2 s
 * @throws AppError `database_in_use` (exclusive, and another process has it), `database_failed`, `data_dir_unusable`
 */
export async function openEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const place = embeddedPlace(dataDir);
  for (;;) {
    const holder = await watchLock(place.lockSocket);
    if (holder) {
      try {
        const told = await holder.state(PATIENCE_MS);
        const state = typeof told === 'string' ? told : told.state;
        if (options.exclusive && state !== 'closing' && state !== 'gone') throw inUse(place, told);
        if (state === 'starting') options.onProgress?.('Waiting for the database that is starting');
        if (await holder.ready()) return { socket: place.databaseSocket, stop: async () => {} };
        await holder.gone();
      } finally {
        holder.close();
      }
      continue;
    }
    const started = await startChild(place, options);
    if (started) return started;
  }
}

function inUse(place: EmbeddedPlace, told: LockState | string): AppError {
  const who = typeof told === 'string' ? 'another process' : `process ${told.program}`;
  return new AppError(
    'database_in_use',
    `The data directory ${place.dataDir} is in use by ${who}. Stop it first, or set SUITU_DATA_DIR to another directory.`,
  );
}

/** Starts the child; null when another process was faster. */
async function startChild(place: EmbeddedPlace, options: EmbeddedOptions): Promise<EmbeddedServer | null> {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = fork(path.join(here, 'embedded-child.ts'), [place.dataDir], {
    execArgv: ['--import', tsx],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'json',
  });
  const outcome = await new Promise<ChildMessage>((resolve) => {
    child.on('message', (message: ChildMessage) => {
      if (message.type === 'progress') options.onProgress?.(message.text);
      else resolve(message);
    });
    child.once('error', (error) => resolve({ type: 'failed', message: error.message }));
    child.once('exit', (code, signal) =>
      resolve({ type: 'failed', message: `its process ended (${signal ?? `code ${code}`})` }),
    );
  });
  if (outcome.type === 'taken') {
    await ended(child);
    return null;
  }
  if (outcome.type !== 'ready')
    throw new AppError(
      'database_failed',
      `The embedded database in ${place.dataDir} does not open: ${'message' in outcome ? outcome.message : outcome.type}`,
    );
  // The database must not keep a program alive that has nothing else to do.
  child.unref();
  child.channel?.unref();
  return {
    socket: place.databaseSocket,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.ref();
      const done = ended(child);
      if (child.connected) child.disconnect();
      await done;
    },
  };
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}
