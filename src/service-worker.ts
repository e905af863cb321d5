/// <reference types="@sveltejs/kit" />
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/**
 * Keeps what a visitor has seen for use without a network: the pages, the list of markets, the map. What belongs
 * to one build and one data version is filled as a whole and swapped at once, so that versions never mix.
 */
import { build, files, version } from '$service-worker';
import { isKeepMessage, isWorthKeeping, type KeepMessage } from '$lib/offline/keep.ts';
import * as kept from '$lib/offline/kept.ts';
import { offlinePage } from '$lib/offline/offline-page.ts';
import { isData, isHashed, strategyOf } from '$lib/offline/strategy.ts';

// The types of a window do not fit here.
const worker = globalThis.self as unknown as ServiceWorkerGlobalScope;

const PROGRAM = kept.programCache(version);
const PROGRAM_PATHS = new Set([...build, ...files]);
/** Every page names these; all else is kept when a page has used it. */
const SHELL = files.filter((path) => /\.(svg|webmanifest)$/.test(path));
const PATIENCE_MS = 4_000;

worker.addEventListener('install', (event) => {
  const filled = caches.open(PROGRAM).then((cache) => cache.addAll(SHELL));
  event.waitUntil(filled.then(() => worker.skipWaiting()));
});

// What an older build kept stays until this one has kept as much: see `keep`.
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

/** Pages that ask at the same time wait for one another, lest one deletes what the other is filling. */
let turn: Promise<void> = Promise.resolve();

worker.addEventListener('message', (event) => {
  const message: unknown = event.data;
  if (!isKeepMessage(message)) return;
  turn = turn.then(() => keep(message)).catch(withoutRoom);
  event.waitUntil(turn);
});

worker.addEventListener('fetch', (event) => {
  const strategy = strategyOf(event.request, worker.location.origin, PROGRAM_PATHS);
  if (strategy === 'kept-first') event.respondWith(keptFirst(event));
  else if (strategy === 'network-first') event.respondWith(networkFirst(event));
});

/** Files and data that never change. What comes from the network is kept on the way, as chunks come late. */
async function keptFirst(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const any = () => caches.match(request, { ignoreVary: true });
  // Another build may write the same data otherwise; its hashed files are its own.
  const found = await (isHashed(new URL(request.url)) ? any() : kept.matchOfBuild(request, version));
  if (found) return found;
  try {
    const answer = await fetch(request);
    if (answer.status === 200) keepOnTheWay(event, answer);
    return answer;
  } catch (error) {
    const other = await any();
    if (other) return other;
    throw error;
  }
}

function keepOnTheWay(event: FetchEvent, answer: Response): void {
  const { request } = event;
  const url = new URL(request.url);
  const dataVersion = Number(url.searchParams.get('v'));
  if (PROGRAM_PATHS.has(url.pathname)) event.waitUntil(keepFile(request, answer.clone()).catch(withoutRoom));
  else if (isWorthKeeping(url, dataVersion))
    event.waitUntil(keepOne(dataVersion, request, answer.clone()).catch(withoutRoom));
}

async function keepFile(request: Request, answer: Response): Promise<void> {
  const cache = await caches.open(PROGRAM);
  await cache.put(request, answer);
}

/** Pages: the network, if it answers in time; else the page as it was, the finder for any question, or a notice. */
async function networkFirst(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const page = kept.keptPage(request).catch(() => undefined);
  const patience = new AbortController();
  // Without a kept page there is nothing to gain by giving up.
  const timer = setTimeout(() => void page.then((found) => found && patience.abort()), PATIENCE_MS);
  try {
    const answer = await fetch(request, { signal: patience.signal });
    if (isFromGateway(answer)) return (await page) ?? answer;
    const dataVersion = Number(answer.headers.get('x-data-version'));
    // Keeping it neither delays the page nor, should it fail, takes it away.
    if (isPageOf(answer, dataVersion))
      event.waitUntil(keepOne(dataVersion, request, answer.clone()).catch(withoutRoom));
    return answer;
  } catch {
    return (await page) ?? offlinePage(worker.navigator.language);
  } finally {
    clearTimeout(timer);
  }
}

/** What stands before the server answers so when the server is not there; the server signs its own answers. */
const isFromGateway = ({ status, headers }: Response): boolean =>
  status >= 502 && status <= 504 && !headers.has('x-request-id');

/** Whether a page of this build shows that data version, as it is and where it was asked for. */
const isPageOf = ({ status, redirected, headers }: Response, dataVersion: number): boolean =>
  status === 200 &&
  !redirected &&
  headers.get('x-data-version') === String(dataVersion) &&
  headers.get('x-program-version') === version;

/** Adds to the cache of a data version if that one is complete; another version waits for `keep`. */
async function keepOne(dataVersion: number, request: Request, answer: Response): Promise<void> {
  const name = kept.dataCache(dataVersion, version);
  if (!(await kept.isComplete(name))) return answer.body?.cancel();
  const cache = await caches.open(name);
  await cache.put(request, answer);
  await kept.dropOldPages(cache);
}

/**
 * Takes what a page has used: program, data, the page itself and the finder. A version is kept only when all that
 * is needed has come; what was kept of other versions and builds goes then.
 */
async function keep({ dataVersion, needed, wanted, program }: KeepMessage): Promise<void> {
  const name = kept.dataCache(dataVersion, version);
  const take = async (address: string) => {
    const known = await caches.match(address, { cacheName: name, ignoreVary: true });
    return { address, isNew: !known, answer: known ?? (await fetch(address)) };
  };
  const fits = ({ address, answer }: { address: string; answer: Response }) =>
    isData(new URL(address, worker.location.origin)) ? answer.status === 200 : isPageOf(answer, dataVersion);
  const base = await Promise.all(needed.map(take));
  if (!base.every(fits)) return;
  const all = [...(await Promise.all(wanted.map(take))).filter(fits), ...base];

  const paths = new Set([...program, ...all.flatMap(filesOf)].filter((path) => PROGRAM_PATHS.has(path)));
  const programCache = await caches.open(PROGRAM);
  await Promise.all(
    Array.from(paths, async (path) => (await programCache.match(path)) ?? programCache.add(path)),
  );
  const cache = await caches.open(name);
  // One after the other, the list last: it tells that the cache is complete.
  for (const { address, isNew, answer } of all) if (isNew) await cache.put(address, answer);
  await kept.dropOldPages(cache);
  await kept.dropOthers([PROGRAM, name]);
}

/** The files that a page names for its start: one that is kept without having been opened needs them too. */
function filesOf({ address, answer }: { address: string; answer: Response }): string[] {
  const here = new URL(address, worker.location.origin);
  const links = (answer.headers.get('link') ?? '').matchAll(/<([^>]+)>/g);
  return Array.from(links, ([, link = '']) => new URL(link, here).pathname);
}

/** A device without room, or a network that ended half-way: what was kept before stays as it is. */
function withoutRoom(): void {}
