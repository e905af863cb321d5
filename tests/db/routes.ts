/** All routes of programs in this process: an address leads to its handler, as in the server. */
import { isHttpError, type RequestEvent } from '@sveltejs/kit';

type Handler = (event: RequestEvent) => Promise<Response> | Response;
const files: Record<string, Record<string, Handler>> = import.meta.glob('/src/routes/**/+server.ts', {
  eager: true,
});

const ROUTES = Object.entries(files).map(([file, handlers]) => {
  const route = file.replace('/src/routes', '').replace('/+server.ts', '');
  const names = [...route.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name);
  const pattern = route.replace(/[.]/g, '\\.').replace(/\[\w+\]/g, '([^/]+)');
  return { pattern: new RegExp(`^${pattern}$`), names, handlers };
});

/** Answers a request by the route of its address. */
export async function callRoute(address: string, init: RequestInit = {}): Promise<Response> {
  const url = new URL(address, 'http://127.0.0.1:3000');
  const request = new Request(url, init);
  for (const { pattern, names, handlers } of ROUTES) {
    const match = pattern.exec(url.pathname);
    const handler = handlers[request.method];
    if (!match || !handler) continue;
    const params = Object.fromEntries(names.map((name, at) => [name, match[at + 1] ?? '']));
    const fetch = (path: string | URL) => callRoute(String(path));
    const locals = { requestId: 'test', lang: 'en' };
    try {
      // All of an event that the handlers look at.
      return await handler({ request, url, params, locals, fetch } as unknown as RequestEvent);
    } catch (thrown) {
      if (!isHttpError(thrown)) throw thrown;
      return Response.json(thrown.body, { status: thrown.status });
    }
  }
  throw new RangeError(`No route answers ${request.method} ${address}.`);
}
