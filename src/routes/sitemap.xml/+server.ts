import { finderData } from '$lib/server/finder.ts';
import { readParameters } from '$lib/server/parameters.ts';
import { api, freshnessHeaders, notModified } from '$lib/server/respond.ts';
import { sitemap, sitemapSchema } from '$lib/server/sitemap.ts';
import { snapshots } from '$lib/server/snapshots.ts';

export const GET = api(async ({ request, url }) => {
  const { part = null } = readParameters(url.searchParams, sitemapSchema);
  const snapshot = await snapshots().current();
  const freshness = { dataVersion: snapshot.version, pinned: false };
  const unchanged = notModified(request, freshness);
  if (unchanged) return unchanged;
  const { markets, asOf } = finderData(snapshot);
  return new Response(sitemap(url.origin, markets, asOf, part), {
    headers: { ...freshnessHeaders(freshness), 'content-type': 'application/xml; charset=utf-8' },
  });
});
