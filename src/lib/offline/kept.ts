/**
 * The caches of the service worker. One holds files of the program. For each pair of build and data version there
 * is one of pages and data, as pages name files of their build; it counts once it is complete, which its list of
 * markets tells: that is put last.
 */
import { listAddress } from './keep.ts';
import { isData } from './strategy.ts';

const DATA = /^data-v(\d+)-/;
const MOST_PAGES = 60;

export const programCache = (build: string): string => `app-${build}`;

export const dataCache = (dataVersion: number, build: string): string => `data-v${dataVersion}-${build}`;

export const isComplete = async (name: string): Promise<boolean> => {
  const dataVersion = DATA.exec(name)?.[1];
  if (!dataVersion || !(await caches.has(name))) return false;
  return Boolean(await match(listAddress(Number(dataVersion)), name));
};

/** Looks into the caches of one build only. */
export const matchOfBuild = async (request: Request, build: string): Promise<Response | undefined> => {
  const names = (await caches.keys()).filter((name) => name.endsWith(`-${build}`));
  const found = await Promise.all(names.map((name) => match(request, name)));
  return found.find((answer) => answer !== undefined);
};

/** A page as it was in the newest complete cache; the finder's answers any question about markets. */
export const keptPage = async (request: Request): Promise<Response | undefined> => {
  const names = (await caches.keys()).filter((name) => DATA.test(name)).reverse();
  const complete = await Promise.all(names.map(isComplete));
  const newest = names.find((_name, at) => complete[at]);
  if (newest === undefined) return undefined;
  const { origin, pathname, searchParams } = new URL(request.url);
  const lang = searchParams.get('lang');
  const finder = lang ? [`${origin}/?lang=${lang}`, `${origin}/`] : [`${origin}/`];
  for (const address of [request, ...(pathname === '/' ? finder : [])]) {
    const page = await match(address, newest);
    if (page) return page;
  }
  return undefined;
};

/** Deletes the pages that were kept first, beyond a bound; the finder stays. */
export const dropOldPages = async (cache: Cache): Promise<void> => {
  const pages = (await cache.keys()).filter(({ url }) => {
    const address = new URL(url);
    const isFinder =
      address.pathname === '/' && [...address.searchParams.keys()].every((name) => name === 'lang');
    return !isFinder && !isData(address);
  });
  await Promise.all(pages.slice(0, Math.max(0, pages.length - MOST_PAGES)).map((page) => cache.delete(page)));
};

/** Deletes the caches of other builds and other data versions. */
export const dropOthers = async (kept: readonly string[]): Promise<void> => {
  const others = (await caches.keys()).filter((name) => /^(app|data)-/.test(name) && !kept.includes(name));
  await Promise.all(others.map((name) => caches.delete(name)));
};

// The language of a device does not change between two visits: `vary` may be ignored.
const match = (request: RequestInfo, cacheName: string): Promise<Response | undefined> =>
  caches.match(request, { cacheName, ignoreVary: true });
