/**
 * A throw-away PostgreSQL cluster with PostGIS for the database tests: in a temporary folder, on a Unix socket
 * only, without fsync, and never as root.
 */
import { execFile, execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface ServerCluster {
  /** URL of a database of the cluster. */
  url(database: string): string;
  stop(): Promise<void>;
}

/** Where the binaries of a PostgreSQL that has PostGIS are; null when there is none that can be used. */
export function findServer(): string | null {
  if (process.getuid?.() === 0 && !unprivileged()) return null;
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => path.join(debian, version, 'bin'))
    : [];
  const candidates = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    ...versions,
    ...ask('pg_config', '--bindir'),
  ];
  return candidates.find((folder) => isServer(folder)) ?? null;
}

function isServer(folder: string): boolean {
  if (!['initdb', 'pg_ctl', 'postgres'].every((name) => existsSync(path.join(folder, name)))) return false;
  // pg_config comes with the development package only; without it the Debian layout tells the folder.
  const version = /postgresql\/(\d+)\/bin$/.exec(folder)?.[1];
  const shared = version
    ? [`/usr/share/postgresql/${version}`]
    : [
        ...ask(path.join(folder, 'pg_config'), '--sharedir'),
        path.join(folder, '../share/postgresql'),
        path.join(folder, '../share'),
      ];
  return shared.some((share) => existsSync(path.join(share, 'extension/postgis.control')));
}

function ask(program: string, option: string): string[] {
  try {
    return [
      execFileSync(program, [option], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(),
    ];
  } catch {
    return [];
  }
}

/** The user that the server runs as when we are root. */
function unprivileged(): { uid: number; gid: number } | null {
  const line = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : null;
}

/**
 * Makes and starts a cluster.
 * @param binaries folder from `findServer`
 */
export async function startServer(binaries: string): Promise<ServerCluster> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'suitu-pg-'));
  const user = process.getuid?.() === 0 ? unprivileged() : null;
  if (user) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  const options = { cwd: folder, ...(user ?? {}) };
  const program = (name: string) => path.join(binaries, name);
  await run(
    program('initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    options,
  );
  const settings = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    "listen_addresses=''",
    'max_connections=40',
  ];
  const flags = [`-k ${folder}`, ...settings.map((setting) => `-c ${setting}`)].join(' ');
  // pg_ctl's own output must not be a pipe: the server would inherit it and keep it open.
  await new Promise<void>((resolve, reject) => {
    const child = execFile(
      program('pg_ctl'),
      ['-D', data, '-l', path.join(folder, 'log'), '-w', '-s', '-o', flags, 'start'],
      options,
    );
    child.stdout?.destroy();
    child.stderr?.destroy();
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`PostgreSQL does not start: ${readFileSync(path.join(folder, 'log'), 'utf8')}`)),
    );
  });
  return {
    url: (database) => `postgres://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`,
    stop: async () => {
      await run(program('pg_ctl'), ['-D', data, '-m', 'immediate', '-w', '-s', 'stop'], options);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
