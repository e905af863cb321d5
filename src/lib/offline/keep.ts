/** What a page asks the service worker to keep, once it has come to rest. */
export interface KeepMessage {
  readonly type: 'keep';
  readonly dataVersion: number;
  /** Addresses without which nothing is kept: the finder, and last its list of markets. */
  readonly needed: readonly string[];
  /** Addresses that are kept where they fit: this page, and what its map draws. */
  readonly wanted: readonly string[];
  /** Paths of the program that the page has loaded. */
  readonly program: readonly string[];
}

export const isKeepMessage = (value: unknown): value is KeepMessage =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'keep';

/** Data that are worth keeping: the list of markets, and what the map draws. */
const WORTH_KEEPING = /^\/(finder|columns)\//;

export const isWorthKeeping = ({ pathname, searchParams }: URL, dataVersion: number): boolean =>
  WORTH_KEEPING.test(pathname) && searchParams.get('v') === String(dataVersion);

/** From these markets the finder answers any question. */
export const listAddress = (dataVersion: number): string => `/finder/markets.json?v=${dataVersion}`;

/**
 * @param used addresses of what the page has loaded, as the browser lists them
 * @param here the address of the page
 */
export const keepMessage = (dataVersion: number, used: readonly string[], here: URL): KeepMessage => {
  const ours = used.map((address) => new URL(address, here)).filter(({ origin }) => origin === here.origin);
  const lang = here.searchParams.get('lang');
  const needed = [lang ? `/?lang=${lang}` : '/', listAddress(dataVersion)];
  const data = ours
    .filter((url) => isWorthKeeping(url, dataVersion))
    .map(({ pathname, search }) => pathname + search);
  const page = /^\/(report|embed)/.test(here.pathname) ? [] : [here.pathname + here.search];
  return {
    type: 'keep',
    dataVersion,
    needed,
    wanted: [...new Set([...page, ...data])].filter((address) => !needed.includes(address)),
    program: [...new Set(ours.map(({ pathname }) => pathname))],
  };
};
