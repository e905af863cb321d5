/** Starts the program as an operator would, waits until it serves, and stops it. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface Program {
  readonly origin: string;
  /** Seconds from the start of the process to its readiness. */
  readonly seconds: number;
  stop(): Promise<void>;
}

/** @param env what the operator sets besides PORT */
export async function startProgram(port: number, env: Record<string, string>): Promise<Program> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/start.ts'], {
    cwd: ROOT,
    env: { ...process.env, LOG_LEVEL: 'error', HOST: '127.0.0.1', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await untilReady(child);
  return {
    origin: `http://127.0.0.1:${port}`,
    seconds: (performance.now() - began) / 1000,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGINT');
      }),
  };
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`The program ended with code ${code} before it was ready.`)),
    );
    child.stdout?.on('data', (chunk: Buffer) => {
      const text = chunk.toString();
      process.stdout.write(text.replaceAll(/^/gm, '    ').trimEnd() + '\n');
      if (text.includes('is ready:')) resolve();
    });
  });
}
