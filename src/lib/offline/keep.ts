/** What a page asks the service worker to keep, once it has come to rest. */
export interface KeepMessage {
  readonly type: 'keep';
  readonly dataVersion: number;
  /** Addresses of pages: this one, and the finder. */
  readonly pages: readonly string[];
  /** Paths of the program that the page has loaded. */
  readonly program: readonly string[];
  /** Addresses of data that name the version. */
  readonly data: readonly string[];
}

export const isKeepMessage = (value: unknown): value is KeepMessage =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'keep';

/** Data that are worth keeping: the list of markets, and what the map draws. */
const WORTH_KEEPING = /^\/(finder|columns)\//;

/**
 * @param used addresses of what the page has loaded, as the browser lists them
 * @param here the address of the page
 */
export const keepMessage = (dataVersion: number, used: readonly string[], here: URL): KeepMessage => {
  const ours = used.map((address) => new URL(address, here)).filter(({ origin }) => origin === here.origin);
  const lang = here.searchParams.get('lang');
  const finder = lang ? `/?lang=${lang}` : '/';
  const data = ours
    .filter(
      ({ pathname, searchParams }) =>
        WORTH_KEEPING.test(pathname) && searchParams.get('v') === String(dataVersion),
    )
    .map(({ pathname, search }) => pathname + search);
  const isKept = !/^\/(report|embed)/.test(here.pathname);
  return {
    type: 'keep',
    dataVersion,
    pages: [...new Set([finder, ...(isKept ? [here.pathname + here.search] : [])])],
    program: [...new Set(ours.map(({ pathname }) => pathname))],
    data: [...new Set([`/finder/markets.json?v=${dataVersion}`, ...data])],
  };
};
