/** A page of a running server as a PDF: a Chromium without a window prints it. */
import { spawn } from 'node:child_process';
import { access, constants, mkdtemp, open, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AppError, InputError } from '../../geo/errors.ts';

/** A weak machine takes ten seconds. */
const PRINT_WITHIN_MS = 120_000;
const LONGEST_COMPLAINT = 400;

export interface PrintOptions {
  /** Path of a Chromium. */
  readonly browser: string;
  readonly url: string;
  readonly file: string;
  /** Stops the browser; nothing is left behind. */
  readonly signal?: AbortSignal;
}

/**
 * Whether the file can be written, before the work is done.
 * @throws InputError `file_unwritable`
 */
export async function requireWritable(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  const folder = path.dirname(path.resolve(file));
  if (found?.isDirectory()) throw unwritable(file, 'it is a folder');
  try {
    await access(folder, constants.W_OK);
    if (found) await access(file, constants.W_OK);
  } catch (error) {
    throw unwritable(file, reasonOf(error, folder), error);
  }
}

/**
 * Prints the page into the file, which is replaced only by a whole PDF.
 * @returns bytes of the file
 * @throws AppError `print_failed` with what the browser said; InputError `file_unwritable`
 */
export async function printPdf({ browser, url, file, signal }: PrintOptions): Promise<number> {
  const target = path.resolve(file);
  const half = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.part`);
  const profile = await mkdtemp(path.join(tmpdir(), 'suitu-print-'));
  try {
    const said = await runBrowser(browser, argumentsOf(url, half, profile), signal);
    const bytes = await sizeOfPdf(half);
    if (bytes === null) throw new AppError('print_failed', `The browser made no PDF. It said: ${said}`);
    await rename(half, target).catch((error: unknown) => {
      throw unwritable(file, reasonOf(error, path.dirname(target)), error);
    });
    return bytes;
  } finally {
    await rm(half, { force: true });
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function argumentsOf(url: string, file: string, profile: string): string[] {
  return [
    '--headless',
    '--disable-gpu',
    '--disable-background-networking',
    '--no-first-run',
    '--no-pdf-header-footer',
    `--user-data-dir=${profile}`,
    // Chromium's own sandbox refuses to run as root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--print-to-pdf=${file}`,
    url,
  ];
}

/** Runs it to its end; what it said on its error stream, the last words first to go. */
async function runBrowser(browser: string, args: string[], signal?: AbortSignal): Promise<string> {
  const child = spawn(browser, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: PRINT_WITHIN_MS,
    killSignal: 'SIGKILL',
    ...(signal ? { signal } : {}),
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-LONGEST_COMPLAINT)));
  await new Promise<void>((resolve, reject) => {
    child.once('error', (error) =>
      reject(new AppError('print_failed', `The browser ${browser} does not run: ${error.message}`)),
    );
    child.once('close', () => resolve());
  });
  return said.trim() || 'nothing';
}

/** Bytes of a file that begins as a PDF does; null for any other. */
async function sizeOfPdf(file: string): Promise<number | null> {
  const handle = await open(file).catch(() => null);
  if (!handle) return null;
  try {
    const { buffer } = await handle.read(Buffer.alloc(5), 0, 5, 0);
    return buffer.toString('latin1') === '%PDF-' ? (await handle.stat()).size : null;
  } finally {
    await handle.close();
  }
}

function unwritable(file: string, reason: string, cause?: unknown): InputError {
  return new InputError('file_unwritable', `The file ${file} cannot be written: ${reason}.`, { cause });
}

function reasonOf(error: unknown, folder: string): string {
  const { code } = error as NodeJS.ErrnoException; // of the file system
  if (code === 'ENOENT') return `there is no folder ${folder}`;
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not write there';
  if (code === 'EROFS') return 'the disk is read-only';
  return String(code);
}
