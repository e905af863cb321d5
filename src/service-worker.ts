/// <reference types="@sveltejs/kit" />
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/**
 * Keeps what a visitor has seen for use without a network: the pages, the list of markets, the map. One cache
 * per data version, filled as a whole and swapped at once, so that versions never mix; one for the program.
 */
import { build, files, version } from '$service-worker';
import { isKeepMessage, type KeepMessage } from '$lib/offline/keep.ts';
import { offlinePage } from '$lib/offline/offline-page.ts';
import { strategyOf } from '$lib/offline/strategy.ts';

// The types of a window do not fit here.
const worker = globalThis.self as unknown as ServiceWorkerGlobalScope;

const PROGRAM = `app-${version}`;
const DATA = /^data-v(\d+)$/;
const PATIENCE_MS = 4_000;
const MOST_PAGES = 60;
const PROGRAM_PATHS = new Set([...build, ...files]);
/** Small files that every page may need; chunks of the program are kept when a page has used them. */
const SHELL = files.filter((path) => /\.(svg|png|webmanifest)$/.test(path) && !path.includes('preview'));

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(PROGRAM)
      .then((cache) => cache.addAll(SHELL))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOtherPrograms().then(() => worker.clients.claim()));
});

worker.addEventListener('message', (event) => {
  if (isKeepMessage(event.data)) event.waitUntil(keep(event.data));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const strategy = strategyOf(request, worker.location.origin, PROGRAM_PATHS);
  if (strategy === 'kept-first') event.respondWith(keptFirst(request));
  else if (strategy === 'network-first') event.respondWith(networkFirst(request));
});

async function dropOtherPrograms(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('app-') && name !== PROGRAM).map((name) => caches.delete(name)),
  );
}

/** Immutable addresses: whatever was kept is right. */
async function keptFirst(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** Pages: the network, if it answers in time; else the page as it was, the finder for any question, or a notice. */
async function networkFirst(request: Request): Promise<Response> {
  // The language of a device does not change between two visits: `vary` may be ignored.
  const kept = caches
    .match(request, { ignoreVary: true })
    .then(async (page) => page ?? (await keptFinder(request)));
  const patience = new AbortController();
  const timer = setTimeout(async () => {
    // Without a kept page there is nothing to gain by giving up.
    if (await kept) patience.abort();
  }, PATIENCE_MS);
  try {
    const answer = await fetch(request, { signal: patience.signal });
    if (answer.ok) await keepPage(request, answer.clone());
    return answer;
  } catch {
    return (await kept) ?? offlinePage(worker.navigator.language);
  } finally {
    clearTimeout(timer);
  }
}

/** The finder answers any question from the list of markets: its page is kept once. */
function keptFinder(request: Request): Promise<Response | undefined> {
  const { pathname, searchParams, origin } = new URL(request.url);
  if (pathname !== '/') return Promise.resolve(undefined);
  const lang = searchParams.get('lang');
  return caches
    .match(lang ? `${origin}/?lang=${lang}` : `${origin}/`)
    .then((page) => page ?? caches.match(`${origin}/`));
}

/** A page joins the cache of its data version if that one is complete; another version waits for `keep`. */
async function keepPage(request: Request, answer: Response): Promise<void> {
  const name = `data-v${answer.headers.get('x-data-version') ?? ''}`;
  if (!(await caches.has(name))) return;
  const cache = await caches.open(name);
  await cache.put(request, answer);
  const pages = (await cache.keys()).filter(
    ({ url }) =>
      strategyOf(
        new Request(url, { headers: { accept: 'text/html' } }),
        worker.location.origin,
        PROGRAM_PATHS,
      ) === 'network-first',
  );
  await Promise.all(pages.slice(0, Math.max(0, pages.length - MOST_PAGES)).map((page) => cache.delete(page)));
}

/**
 * Takes what a page has used: program, data, the page itself and the finder. A data version is kept only when
 * all of it has come; the older one goes then.
 */
async function keep({ dataVersion, pages, program, data }: KeepMessage): Promise<void> {
  const programCache = await caches.open(PROGRAM);
  await Promise.all(
    program
      .filter((path) => PROGRAM_PATHS.has(path))
      .map(async (path) => (await programCache.match(path)) ?? programCache.add(path)),
  );
  const name = `data-v${dataVersion}`;
  const isNew = !(await caches.has(name));
  const answers = await Promise.all(
    [...pages, ...data].map(async (path) => {
      const kept = isNew ? undefined : await caches.match(path, { cacheName: name });
      return [path, kept ?? (await fetch(path))] as const;
    }),
  );
  const fits = ([path, answer]: readonly [string, Response]) =>
    answer.ok && (data.includes(path) || answer.headers.get('x-data-version') === String(dataVersion));
  if (!answers.every(fits)) return;
  const cache = await caches.open(name);
  await Promise.all(answers.map(([path, answer]) => cache.put(path, answer.clone())));
  const names = await caches.keys();
  await Promise.all(
    names.filter((other) => DATA.test(other) && other !== name).map((other) => caches.delete(other)),
  );
}
