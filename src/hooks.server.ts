import { randomUUID } from 'node:crypto';
import { building, version as program } from '$app/environment';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { internalFailure } from '$lib/server/errors.ts';
import { setFramePolicy } from '$lib/server/frames.ts';
import { isDataPath, isMachinePath, preflight, setSecurityHeaders } from '$lib/server/headers.ts';
import { chooseLanguage, LANGUAGE_TAGS } from '$lib/server/language.ts';
import { log } from '$lib/server/log.ts';
import { compressedPage, errorResponse } from '$lib/server/respond.ts';
import { snapshots } from '$lib/server/snapshots.ts';
import { targets } from '$lib/server/targets.ts';

const MAX_URL_LENGTH = 4_000;
const REQUEST_ID = /^[\w-]{8,64}$/;

/** Loads the snapshot in the background; requests that come first wait for it, /readyz tells. */
export const init: ServerInit = () => {
  if (building) return;
  snapshots().start();
  targets().start();
};

export const handle: Handle = async ({ event, resolve }) => {
  const start = performance.now();
  const { pathname } = event.url;
  const given = event.request.headers.get('x-request-id') ?? '';
  event.locals.requestId = REQUEST_ID.test(given) ? given : randomUUID();
  // Prerendered pages have no query.
  const asked = building ? null : event.url.searchParams.get('lang');
  event.locals.lang = chooseLanguage(asked, event.request.headers.get('accept-language'));

  const response = await answer({ event, resolve });
  setSecurityHeaders(response.headers, pathname);
  setFramePolicy(response.headers, pathname, process.env);
  response.headers.set('x-request-id', event.locals.requestId);
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (isPage) {
    response.headers.set('content-language', LANGUAGE_TAGS[event.locals.lang]);
    response.headers.append('vary', 'accept-language');
    // The service worker keeps pages by data version and build.
    response.headers.set('x-program-version', program);
    const version = building ? null : snapshots().loadedVersion;
    if (version !== null) response.headers.set('x-data-version', String(version));
  }
  const page = isPage ? await compressedPage(event.request, response) : response;
  // A page asks our own API for its data; the line of the page stands for both.
  log[event.isSubRequest ? 'debug' : 'info']({
    id: event.locals.requestId,
    method: event.request.method,
    path: pathname.slice(0, 200),
    route: event.route.id,
    status: response.status,
    ms: Math.round((performance.now() - start) * 10) / 10,
  });
  return page;
};

const answer: Handle = async ({ event, resolve }) => {
  const { pathname, search } = event.url;
  if (!building && pathname.length + search.length > MAX_URL_LENGTH) {
    return errorResponse(414, {
      code: 'url_too_long',
      message: `The address has ${pathname.length + search.length} characters; allowed: ${MAX_URL_LENGTH}.`,
    });
  }
  if (event.request.method === 'OPTIONS' && isDataPath(pathname)) return preflight();
  if (event.route.id === null && isMachinePath(pathname)) {
    return errorResponse(404, { code: 'not_found', message: 'There is nothing at this address.' });
  }
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%lang%', LANGUAGE_TAGS[event.locals.lang]),
  });
  if (response.status === 405 && isMachinePath(pathname)) {
    return errorResponse(
      405,
      {
        code: 'method_not_allowed',
        message: `Method ${event.request.method} is not allowed; allowed: GET, HEAD.`,
      },
      { allow: 'GET, HEAD, OPTIONS' },
    );
  }
  return response;
};

/** What nobody caught: the log gets everything, the client a code, a sentence and the request id. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
  const { requestId } = event.locals;
  if (status !== 500) return { code: status === 404 ? 'not_found' : `http_${status}`, message, requestId };
  log.error({ id: requestId, route: event.route.id, err: error });
  return { ...internalFailure().body, requestId };
};
