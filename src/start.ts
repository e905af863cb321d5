/**
 * The process behind `npm start` (and, with --dev, `npm run dev`): takes the port, builds the pages if they
 * changed, opens the database, migrates it, loads the demonstration city into an empty one, and serves.
 */
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { openDatabase } from '../db/connect.ts';
import { loadDemo } from '../db/demo/index.ts';
import { migrate } from '../db/migrate.ts';
import { currentVersion } from '../db/publish.ts';
import { AppError } from '../geo/errors.ts';
import { ensureBuild } from './start/build.ts';
import { say, step } from './start/progress.ts';
import { readSettings, type Settings } from './start/settings.ts';
import { type Handler, listen, type Web } from './start/web.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const READY_WITHIN_MS = 120_000;
const POLL_MS = 200;
const isDevelopment = process.argv.includes('--dev');

async function prepareDatabase(settings: Settings) {
  const database = await step('Opening the database', () =>
    openDatabase(process.env, { exclusive: true, onProgress: say }),
  );
  try {
    await step('Bringing the schema up to date', () => migrate(database));
    if ((await currentVersion(database)) === null && settings.demo !== 'none')
      await step('Loading the demonstration city (synthetic data)', () =>
        loadDemo(database, settings.demo === 'small' ? 'small' : 'city', say),
      );
  } catch (error) {
    await database.stop();
    throw error;
  }
  return database;
}

async function loadHandler(web: Web): Promise<Handler> {
  if (!isDevelopment) {
    const file = path.join(ROOT, 'build/handler.js');
    const { handler } = (await import(pathToFileURL(file).href)) as { handler: Handler }; // made by adapter-node
    return (request, response) => {
      // Caches between here and the browser would hold back a new build.
      if (request.url === '/service-worker.js') response.setHeader('cache-control', 'no-cache');
      handler(request, response);
    };
  }
  const { createServer } = await import('vite');
  const vite = await createServer({
    root: ROOT,
    server: { middlewareMode: true, hmr: { server: web.server } },
  });
  return vite.middlewares as Handler; // connect's handler takes the same two arguments
}

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const web = await listen(settings.host, settings.port);
  process.env.ORIGIN = settings.origin;
  // A line for every request would bury the progress; LOG_LEVEL=info brings it back.
  process.env.LOG_LEVEL ??= 'warn';

  const build = isDevelopment
    ? Promise.resolve()
    : step('Building the pages', () => ensureBuild(ROOT)).then(() => {});
  const database = await Promise.all([prepareDatabase(settings), build]).then(([opened]) => opened);

  let stopping: Promise<void> | undefined;
  const stop = () =>
    (stopping ??= (async () => {
      await web.close();
      process.emit('sveltekit:shutdown' as never); // the event of adapter-node that the hooks listen to
      await database.stop();
    })());
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => void stop().then(() => process.exit(0)));

  if ('socket' in database.address) process.env.SUITU_DATABASE_SOCKET = database.address.socket;
  await database.close();
  web.serve(await loadHandler(web));
  await step('Reading the data into memory', () => waitUntilReady(settings));
  say(`Suitu 穗图 is ready: ${settings.origin}   (Ctrl-C stops it)`);
}

/** Asks the application until it has its first snapshot. */
async function waitUntilReady(settings: Settings): Promise<void> {
  const host = settings.host === '0.0.0.0' ? '127.0.0.1' : settings.host === '::' ? '::1' : settings.host;
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${settings.port}/readyz`;
  const deadline = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const answer = await fetch(address);
    if (answer.ok) return;
    if (performance.now() > deadline)
      throw new AppError('not_ready', `The application does not get ready: ${await answer.text()}`);
    await setTimeout(POLL_MS);
  }
}

main().catch((error: unknown) => {
  const text =
    error instanceof AppError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`\nSuitu could not start.\n${text}\n`);
  process.exit(1);
});
