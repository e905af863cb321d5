import { expect, it } from 'vitest';
import type { FinderMarket } from '$geo/finder/market.ts';
import { sitemap } from './sitemap.ts';

it('a sitemap lists the fixed pages and the open markets, in both languages, as well-formed XML', () => {
  const markets = [
    { id: 1, slug: 'chi-gang', status: 'open' },
    { id: 2, slug: 'gone', status: 'closed' },
  ] as FinderMarket[]; // all that a sitemap looks at
  const xml = sitemap('https://example.org/a&b', markets, '2026-11-20');
  expect(xml).toContain(
    '<loc>https://example.org/a&amp;b/markets/1-chi-gang</loc><lastmod>2026-11-20</lastmod>',
  );
  expect(xml).not.toContain('/markets/2');
  expect(xml.match(/<url>/g)).toHaveLength(4);
  expect(xml.match(/hreflang="en"/g)).toHaveLength(4);
  expect(xml).not.toMatch(/&(?!amp;)/);
});
