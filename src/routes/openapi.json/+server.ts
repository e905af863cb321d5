import { openApi } from '$lib/server/openapi/document.ts';
import { api, notModified, sendJson } from '$lib/server/respond.ts';

/** Changes with the build only, which every ETag names. */
const FRESHNESS = { dataVersion: 0, pinned: false };

let described: Record<string, unknown> | null = null;

/** What the server answers to programs, as OpenAPI. */
export const GET = api(async ({ request }) => {
  const unchanged = notModified(request, FRESHNESS);
  if (unchanged) return unchanged;
  described ??= openApi();
  return sendJson(request, described, FRESHNESS);
});
