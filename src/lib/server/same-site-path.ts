/** Longest address that is taken over from a request. */
const LONGEST = 1_000;

/** Any origin will do: the address must stay on it. */
const HERE = 'http://here.invalid';

/**
 * Path and query of an address on this site, in the form that a browser would ask for; null for anything that
 * could lead elsewhere ("//host", "/\host", with dots or line ends that browsers drop) or is too long. A link
 * back, made from what a request says, is safe with it.
 */
export function sameSitePath(address: string): string | null {
  if (address.length > LONGEST || !/^\/(?![/\\])[^\\\p{Cc}\s]*$/u.test(address)) return null;
  const url = URL.canParse(address, HERE) ? new URL(address, HERE) : null;
  if (url?.origin !== HERE) return null;
  const path = url.pathname + url.search;
  // "/.//host" becomes "//host" only here.
  return path.startsWith('//') || path.length > LONGEST ? null : path;
}
