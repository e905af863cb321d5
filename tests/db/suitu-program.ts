/** Runs the command line as a person would: in a process of its own. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, '../..');

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `suitu …args` to its end.
 * @param env names the database: DATABASE_URL or SUITU_DATA_DIR
 */
export async function suitu(args: string[], env: Record<string, string>): Promise<Ended> {
  const { PATH = '', HOME = '' } = process.env;
  try {
    const ended = await run(process.execPath, ['--import', 'tsx', 'db/cli.ts', ...args], {
      cwd: ROOT,
      env: { PATH, HOME, ...env },
      maxBuffer: 100_000_000,
    });
    return { code: 0, ...ended };
  } catch (error) {
    const { code, stdout, stderr } = error as Ended; // execFile's error of a program that ended with a code
    return { code, stdout, stderr };
  }
}
