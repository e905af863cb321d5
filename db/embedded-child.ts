/**
 * The process that owns a data directory: PGlite with PostGIS behind a Unix socket, never TCP.
 *
 *   node --import tsx db/embedded-child.ts DATA_DIR          (started by embedded.ts, with an IPC channel)
 *
 * It outlives Ctrl-C (SIGINT goes to the whole terminal) and ends when its IPC channel does: what was open is
 * rolled back, the database is closed with a checkpoint, then the lock is let go.
 */
import { closeSync, existsSync, openSync, renameSync, rmSync, unlinkSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { PGLiteSocketHandler, type PGLiteSocketHandlerOptions } from '@electric-sql/pglite-socket';
import { embeddedPlace, type EmbeddedPlace, type LockState, watchLock } from './embedded-place.ts';
import { SessionQueue } from './embedded-queue.ts';

/** What the child tells the process that started it. */
export type ChildMessage =
  | { type: 'progress'; text: string }
  | { type: 'ready' }
  | { type: 'taken' }
  | { type: 'failed'; message: string };

const MAX_CONNECTIONS = 8;

function tell(message: ChildMessage): void {
  if (process.connected) process.send?.(message);
}

/**
 * Takes the lock of a data directory, or returns null when another process has it. The file of a crashed owner
 * has to be removed first; an exclusively made file sees to it that only one process at a time does so.
 */
async function takeLock(place: EmbeddedPlace, stateOf: () => LockState['state']) {
  const guard = path.join(place.folder, 'taking');
  let guardFile: number;
  try {
    guardFile = openSync(guard, 'wx', 0o600);
  } catch {
    // Somebody is taking the lock right now (milliseconds), or was killed while doing so.
    if (await isHeld(place)) return null;
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (await isHeld(place)) return null;
    rmSync(guard, { force: true });
    guardFile = openSync(guard, 'wx', 0o600);
  }
  try {
    if (await isHeld(place)) return null;
    rmSync(place.lockSocket, { force: true });
    rmSync(place.databaseSocket, { force: true });
    const watchers = new Set<net.Socket>();
    const line = () =>
      `${JSON.stringify({ state: stateOf(), program: process.ppid, database: process.pid } satisfies LockState)}\n`;
    const server = net.createServer((socket) => {
      watchers.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => watchers.delete(socket));
      socket.write(line());
    });
    await listen(server, place.lockSocket);
    return { tellState: () => watchers.forEach((socket) => socket.write(line())) };
  } finally {
    closeSync(guardFile);
    rmSync(guard, { force: true });
  }
}

async function isHeld(place: EmbeddedPlace): Promise<boolean> {
  const holder = await watchLock(place.lockSocket);
  holder?.close();
  return holder !== null;
}

function listen(server: net.Server, socketPath: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
}

/** Opens the cluster; a new one is made beside its place and moved there whole, so that a half-made one never counts. */
async function openCluster(dataDir: string): Promise<PGlite> {
  const cluster = path.join(dataDir, 'cluster');
  const unfinished = path.join(dataDir, 'cluster.unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  if (!existsSync(cluster)) {
    tell({ type: 'progress', text: `Making a new database in ${dataDir}` });
    const fresh = await PGlite.create({ dataDir: unfinished, extensions: { postgis } });
    await fresh.close();
    renameSync(unfinished, cluster);
  }
  return PGlite.create({ dataDir: cluster, extensions: { postgis } });
}

/** Serves the database on its socket. */
async function serve(database: PGlite, socketPath: string) {
  const queue = new SessionQueue(database, (error) => {
    tell({ type: 'failed', message: `The database engine failed: ${String(error)}` });
    process.exit(1);
  });
  const handlers = new Set<PGLiteSocketHandler>();
  const server = net.createServer((socket) => {
    if (handlers.size >= MAX_CONNECTIONS) {
      socket.on('error', () => socket.destroy());
      socket.end(tooManyConnections());
      return;
    }
    // The handler is typed with pglite-socket's own queue class, which is not exported; it calls these methods only.
    const queryQueue = queue as unknown as PGLiteSocketHandlerOptions['queryQueue'];
    const handler = new PGLiteSocketHandler({ queryQueue, closeOnDetach: true });
    handlers.add(handler);
    socket.once('close', () => handlers.delete(handler));
    void handler.attach(socket);
  });
  await listen(server, socketPath);
  return async () => {
    server.close();
    await Promise.all([...handlers].map((handler) => handler.detach(true)));
    await queue.idle();
  };
}

/** The ErrorResponse that a PostgreSQL server gives when it is full. */
function tooManyConnections(): Buffer {
  const message = `The embedded database takes at most ${MAX_CONNECTIONS} connections at a time.`;
  const fields = Buffer.from(`SFATAL\0VFATAL\0C53300\0M${message}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

async function main(dataDir: string): Promise<void> {
  let state: LockState['state'] = 'starting';
  let close: () => Promise<void> = async () => {};
  let orphaned = false;

  const place = embeddedPlace(dataDir);
  const lock = await takeLock(place, () => state);
  if (!lock) {
    tell({ type: 'taken' });
    return;
  }

  const end = async () => {
    orphaned = true;
    if (state !== 'ready') return; // opening cannot be cut short; it ends by itself as soon as it is done
    state = 'closing';
    lock.tellState();
    await close();
    for (const socketPath of [place.databaseSocket, place.lockSocket])
      if (existsSync(socketPath)) unlinkSync(socketPath);
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
  process.on('SIGTERM', () => void end());
  process.on('disconnect', () => void end());

  const database = await openCluster(place.dataDir);
  const stopServing = await serve(database, place.databaseSocket);
  close = async () => {
    await stopServing();
    await database.close();
  };
  state = 'ready';
  lock.tellState();
  tell({ type: 'ready' });
  if (orphaned || !process.connected) await end();
}

main(process.argv[2] ?? '')
  .then(() => {
    // Taken by another process: nothing keeps this one alive but the channel.
    if (process.connected && process.listenerCount('disconnect') === 0) process.disconnect();
  })
  .catch((error: unknown) => {
    const text = error instanceof Error ? error.message : String(error);
    tell({ type: 'failed', message: text });
    process.exit(1);
  });
