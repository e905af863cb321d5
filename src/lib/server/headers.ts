/** Paths whose answers are public data: open to other origins, always JSON or bytes, never a page. */
export function isDataPath(pathname: string): boolean {
  return /^\/(api|tiles|columns|finder)(\/|$)/.test(pathname) || pathname === '/openapi.json';
}

/** Paths that are never a page. */
export function isMachinePath(pathname: string): boolean {
  return isDataPath(pathname) || pathname === '/healthz' || pathname === '/readyz';
}

const ALWAYS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy':
    'geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

/** Nothing that is not a page may run or load anything, should a browser open it as one. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** Sets the security headers of an answer, and opens public data to other origins. */
export function setSecurityHeaders(headers: Headers, pathname: string): void {
  for (const [name, value] of Object.entries(ALWAYS)) headers.set(name, value);
  if (isDataPath(pathname)) {
    headers.set('access-control-allow-origin', '*');
    headers.set('access-control-expose-headers', 'etag, x-request-id, retry-after');
    headers.set('cross-origin-resource-policy', 'cross-origin');
  } else {
    headers.set('cross-origin-resource-policy', 'same-origin');
  }
  if (isMachinePath(pathname)) headers.set('content-security-policy', DATA_POLICY);
}

/** The answer to a browser that asks whether another origin may read. */
export function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      allow: 'GET, HEAD, OPTIONS',
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'if-none-match, x-request-id',
      'access-control-max-age': '86400',
    },
  });
}
