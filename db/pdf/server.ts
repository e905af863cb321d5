/** The server that a page is printed from: one that runs, or the web program, started for the purpose. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { AppError } from '../../geo/errors.ts';
import type { DatabaseAddress } from '../connect.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ANSWER_WITHIN_MS = 5_000;
/** The pages may have to be built first. */
const READY_WITHIN_MS = 300_000;
const POLL_MS = 200;
const LONGEST_COMPLAINT = 1_000;

/** `other`: a program that is not ours; `silent`: nothing answers. */
export type ServerState = 'ready' | 'starting' | 'other' | 'silent';

/** What answers at an origin, such as http://127.0.0.1:3000. */
export async function serverAt(origin: string): Promise<ServerState> {
  try {
    const answer = await fetch(new URL('/readyz', origin), { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    const body = await answer.text();
    if (answer.status === 503 && /"dataVersion":|^Suitu is starting/.test(body)) return 'starting';
    return answer.ok && body.includes('"dataVersion":') ? 'ready' : 'other';
  } catch {
    return 'silent';
  }
}

export interface StartedServer {
  readonly origin: string;
  /** Resolves when it has ended. */
  stop(): Promise<void>;
}

/**
 * Starts the web program on a free port of this machine, on a database that is open already. It loads nothing into an
 * empty one, and waits until it answers.
 * @throws AppError `server_failed` with what the program said
 */
export async function startServer(
  address: DatabaseAddress,
  options: { signal?: AbortSignal; onProgress?: (text: string) => void } = {},
): Promise<StartedServer> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/start.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      ORIGIN: origin,
      SUITU_DEMO: 'none',
      ...('socket' in address ? { SUITU_DATABASE_SOCKET: address.socket } : {}),
    },
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-LONGEST_COMPLAINT)));
  child.stdout.on('data', (chunk: Buffer) => options.onProgress?.(chunk.toString().trim()));
  try {
    await untilReady(origin, child, options.signal);
  } catch (error) {
    await stop();
    if (options.signal?.aborted) throw error;
    throw new AppError(
      'server_failed',
      `The web program does not start: ${said.trim() || (error as Error).message}`, // thrown below
      { cause: error },
    );
  }
  return { origin, stop };
}

async function untilReady(origin: string, child: ChildProcess, signal?: AbortSignal): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while ((await serverAt(origin)) !== 'ready') {
    signal?.throwIfAborted();
    if (child.exitCode !== null) throw new AppError('server_failed', `it ended with code ${child.exitCode}`);
    if (performance.now() > deadline)
      throw new AppError('server_failed', `it did not get ready within ${READY_WITHIN_MS / 1000} s`);
    await setTimeout(POLL_MS);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }; // of a TCP server
      server.close(() => resolve(port));
    });
  });
}
