import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { handle, handleError } from './hooks.server.ts';

interface Made {
  method?: string;
  headers?: Record<string, string>;
  route?: string | null;
  respond?: () => Response;
}

/** Runs the hook around a response, with what it looks at in an event. */
async function through(address: string, { method = 'GET', headers = {}, route = '/x', respond }: Made = {}) {
  const url = new URL(address, 'http://localhost');
  const request = new Request(url, { method, headers });
  const event = {
    request,
    url,
    route: { id: route },
    locals: {},
    isSubRequest: false,
  } as unknown as RequestEvent;
  const page = () => new Response('<html lang="%lang%">', { headers: { 'content-type': 'text/html' } });
  const response = await handle({
    event,
    resolve: async (_event, options) => {
      const made = (respond ?? page)();
      if (!made.headers.get('content-type')?.startsWith('text/html')) return made;
      const html = await options?.transformPageChunk?.({ html: await made.text(), done: true });
      return new Response(html ?? '', made);
    },
  });
  return { response, locals: event.locals };
}

describe('hooks', () => {
  it('writes the language into the page and says so', async () => {
    const chinese = await through('/map');
    expect(await chinese.response.text()).toBe('<html lang="zh-CN">');
    const english = await through('/map?lang=en', { headers: { 'accept-language': 'zh' } });
    expect(await english.response.text()).toBe('<html lang="en">');
    expect(english.response.headers.get('content-language')).toBe('en');
    expect(english.response.headers.get('vary')).toContain('accept-language');
    expect(english.locals.lang).toBe('en');
  });

  it('sets security headers on pages, which other origins may not read', async () => {
    const { headers } = (await through('/map')).response;
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('permissions-policy')).toContain('geolocation=(self)');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  it('opens public data to every origin', async () => {
    const respond = () => Response.json({});
    for (const path of ['/api/status', '/tiles/market.json', '/columns/cells/draw']) {
      const { headers } = (await through(path, { respond })).response;
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    const asked = await through('/api/status', { method: 'OPTIONS' });
    expect(asked.response.status).toBe(204);
    expect(asked.response.headers.get('access-control-allow-methods')).toBe('GET, HEAD');
  });

  it('names every request, taking over a name that is harmless', async () => {
    const { response } = await through('/map');
    expect(response.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    const given = await through('/map', { headers: { 'x-request-id': 'trace-12345' } });
    expect(given.response.headers.get('x-request-id')).toBe('trace-12345');
    const forged = await through('/map', { headers: { 'x-request-id': 'a"}{"b' } });
    expect(forged.response.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  });

  it('answers unknown addresses, other methods and endless addresses of the API as JSON', async () => {
    const unknown = (await through('/api/nothing', { route: null })).response;
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({ code: 'not_found' });
    const respond = () => new Response('POST method not allowed', { status: 405 });
    const post = (await through('/api/status', { method: 'POST', respond })).response;
    expect(post.status).toBe(405);
    expect(await post.json()).toMatchObject({ code: 'method_not_allowed' });
    expect(post.headers.get('allow')).toContain('GET');
    const long = (await through(`/api/status?q=${'x'.repeat(5_000)}`)).response;
    expect(long.status).toBe(414);
    expect(await long.json()).toMatchObject({ code: 'url_too_long' });
  });

  it('shows nothing of an unexpected error but the request id', async () => {
    const { locals } = await through('/map');
    const event = { locals, route: { id: '/map' } } as unknown as RequestEvent;
    const error = new Error('password authentication failed for postgres://me:secret@db');
    const shown = await handleError({ error, event, status: 500, message: 'Internal Error' });
    expect(JSON.stringify(shown)).not.toContain('secret');
    expect(shown).toMatchObject({ code: 'internal', requestId: locals.requestId });
    const missing = await handleError({ error, event, status: 404, message: 'Not found: /x' });
    expect(missing).toMatchObject({ code: 'not_found' });
  });
});
