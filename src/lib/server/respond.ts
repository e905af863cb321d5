import { error as kitError, type RequestEvent } from '@sveltejs/kit';
import type { ErrorAnswer } from '$geo/answers.ts';
import { BUILD } from './build.ts';
import { compress, encodingFor, type Encoding } from './compression.ts';
import { httpFailureOf } from './errors.ts';
import { log } from './log.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
export const GEOJSON_TYPE = 'application/geo+json; charset=utf-8';

/** Brotli and gzip level of answers made on the spot. */
const QUICK_QUALITY = 4;

/** An error as JSON; never cached. */
export function errorResponse(
  status: number,
  body: ErrorAnswer,
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': JSON_TYPE, 'cache-control': 'no-store', ...headers },
  });
}

/** Wraps the handler of a data route: whatever it throws becomes `{ code, message }` with the right status. */
export function api<Event extends RequestEvent>(
  handler: (event: Event) => Promise<Response>,
): (event: Event) => Promise<Response> {
  return async (event) => {
    try {
      return await handler(event);
    } catch (error) {
      const failure = httpFailureOf(error);
      if (failure.status >= 500) note(error, failure.status, event.locals.requestId);
      return errorResponse(failure.status, failure.body, failure.headers);
    }
  };
}

/** The same for load functions of pages: the error page is shown with the right status and sentence. */
export async function forPage<Value>(work: () => Promise<Value> | Value): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    const failure = httpFailureOf(error);
    if (failure.status === 500) throw error;
    if (failure.status > 500) note(error, failure.status);
    return kitError(failure.status, failure.body);
  }
}

/** Ends a request with the failure of another one that it asked; 0 = that gave no answer. */
export function handOn({ status, ...failure }: App.Error & { readonly status: number }): never {
  return kitError(status || 503, failure);
}

function note(error: unknown, status: number, requestId?: string): void {
  if (status === 500) log.error({ id: requestId, err: error });
  else log.warn({ id: requestId, err: error });
}

/** How an answer may be kept: `pinned` when the URL names the data version, so that it never changes. */
export interface Freshness {
  dataVersion: number;
  pinned: boolean;
  /** Of what the answer rests on besides, where that changes without a data version: the targets. */
  tag?: string;
}

/**
 * ETag and Cache-Control. The tag is weak because the same data go out in several encodings; it names the data
 * version, the revision of the targets and the build, as another build may encode otherwise.
 */
export function freshnessHeaders({ dataVersion, pinned, tag }: Freshness): Record<string, string> {
  const isFinal = pinned && tag === undefined;
  return {
    etag: `W/"${dataVersion}-${BUILD}${tag === undefined ? '' : `-${tag}`}"`,
    'cache-control': isFinal ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
  };
}

/** The 304 answer if the client already has this version (RFC 9110, 13.1.2, weak comparison). */
export function notModified(request: Request, freshness: Freshness): Response | null {
  const known = request.headers.get('if-none-match');
  if (known === null) return null;
  const headers = freshnessHeaders(freshness);
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  const tags = known.split(',').map(opaque);
  const same = tags.includes('*') || tags.includes(opaque(headers.etag ?? ''));
  return same ? new Response(null, { status: 304, headers }) : null;
}

/** Sends a value as JSON, compressed as the client likes. */
export async function sendJson(
  request: Request,
  value: unknown,
  freshness: Freshness | null,
  type = JSON_TYPE,
): Promise<Response> {
  const bytes = Buffer.from(JSON.stringify(value));
  const encoding = encodingFor(bytes.length, request.headers.get('accept-encoding'));
  const body = await compress(bytes, encoding, QUICK_QUALITY);
  const headers = freshness
    ? freshnessHeaders(freshness)
    : { 'cache-control': 'no-store', vary: 'accept-encoding' };
  return bytesResponse(body, encoding, { ...headers, 'content-type': type });
}

/**
 * A page, compressed as the client likes. It loses its ETag, which never comes twice: the nonce of the security
 * policy is part of every page.
 */
export async function compressedPage(request: Request, page: Response): Promise<Response> {
  const { headers, status } = page;
  headers.delete('etag');
  headers.append('vary', 'accept-encoding');
  if (page.body === null || headers.has('content-encoding')) return page;
  const bytes = new Uint8Array(await page.arrayBuffer());
  const encoding = encodingFor(bytes.length, request.headers.get('accept-encoding'));
  const body = await compress(bytes, encoding, QUICK_QUALITY);
  headers.set('content-length', String(body.byteLength));
  if (encoding !== 'identity') headers.set('content-encoding', encoding);
  return new Response(body as Uint8Array<ArrayBuffer>, { status, headers });
}

/** Sends bytes that are in that encoding already. */
export function bytesResponse(
  bytes: Uint8Array,
  encoding: Encoding,
  headers: Record<string, string>,
): Response {
  // A Buffer from zlib may sit in a pool; Response takes any view, its type only those over an ArrayBuffer.
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      ...headers,
      'content-length': String(bytes.byteLength),
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    },
  });
}
