/** How the service worker answers a request. */
export type Strategy = 'kept-first' | 'network-first' | 'leave';

/** Pages that are made of data alone; forms that write and the operator's paths go to the network as they are. */
const NO_PAGE = /^\/(api|report|embed|healthz|readyz|sitemap|robots)/;
const VERSIONED = /^\/(finder|columns|tiles)\//;
const HASHED = /^\/_app\/immutable\//;

type Asked = Pick<Request, 'method' | 'url' | 'headers'> & { readonly mode?: RequestMode };

/** Data whose address names the version, not a page. */
export const isData = ({ pathname }: URL): boolean => VERSIONED.test(pathname);

/** Files whose name tells their content: those of any build are right. */
export const isHashed = ({ pathname }: URL): boolean => HASHED.test(pathname);

/**
 * Files of the program and addresses that name a data version never change: kept ones are right. Pages are
 * asked for first. Everything else is left alone.
 * @param program paths of the files of this build
 */
export const strategyOf = (request: Asked, origin: string, program: ReadonlySet<string>): Strategy => {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== origin) return 'leave';
  if (program.has(url.pathname) || isHashed(url)) return 'kept-first';
  if (isData(url)) return url.searchParams.has('v') ? 'kept-first' : 'leave';
  if (NO_PAGE.test(url.pathname)) return 'leave';
  const isPage = request.mode === 'navigate' || (request.headers.get('accept') ?? '').includes('text/html');
  return isPage ? 'network-first' : 'leave';
};
