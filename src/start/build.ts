/** Builds the application, but only when its sources or the lock file changed since the last build. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../geo/errors.ts';

const SOURCES = [
  'src',
  'static',
  'geo',
  'db',
  'package-lock.json',
  'svelte.config.js',
  'vite.config.ts',
  'tsconfig.json',
];
const HANDLER = 'build/handler.js';
const STAMP = 'build/.sources';

/**
 * SHA-256 over the paths and bytes of everything that goes into the build.
 * @param root folder of the project
 */
export function hashOfSources(root: string): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) addToHash(path.join(root, source), source, hash);
  return hash.digest('hex');
}

function addToHash(file: string, name: string, hash: ReturnType<typeof createHash>): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory())
    for (const entry of readdirSync(file).sort()) addToHash(path.join(file, entry), `${name}/${entry}`, hash);
  else if (found) hash.update(`${name}\0`).update(readFileSync(file)).update('\0');
}

/** Whether the build at hand was made from the sources at hand. */
export function isBuilt(root: string, hash: string): boolean {
  const stamp = path.join(root, STAMP);
  return (
    existsSync(path.join(root, HANDLER)) && existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === hash
  );
}

/**
 * Builds when needed. The stamp is written last, so that a build cut short is made again.
 * @param root folder of the project
 * @returns path of the request handler that the build exports
 * @throws AppError `build_failed` with the output of the build
 */
export async function ensureBuild(root: string): Promise<string> {
  const hash = hashOfSources(root);
  if (!isBuilt(root, hash)) {
    await runVite(root);
    writeFileSync(path.join(root, STAMP), `${hash}\n`);
  }
  return path.join(root, HANDLER);
}

async function runVite(root: string): Promise<void> {
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const stopWithParent = () => child.kill();
  process.once('exit', stopWithParent);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  process.off('exit', stopWithParent);
  if (code !== 0) throw new AppError('build_failed', `The build ended with code ${code}.\n${output.trim()}`);
}
