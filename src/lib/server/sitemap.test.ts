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
  expect(xml.match(/<url>/g)).toHaveLength(7);
  expect(xml.match(/hreflang="en"/g)).toHaveLength(7);
  expect(xml).not.toMatch(/&(?!amp;)/);
});

it('a sitemap of more addresses than one file may hold is an index of parts that hold each address once', () => {
  const markets = Array.from({ length: 3 }, (_, at) => ({ id: at + 1, slug: 'a', status: 'open' }));
  const made = (part: number | null) =>
    sitemap('https://example.org', markets as FinderMarket[], '2026-11-20', part, 3); // all that it looks at
  expect(made(null).match(/<loc>[^<]+/g)).toEqual([
    '<loc>https://example.org/sitemap.xml?part=1',
    '<loc>https://example.org/sitemap.xml?part=2',
    '<loc>https://example.org/sitemap.xml?part=3',
  ]);
  const all = [1, 2, 3].flatMap((part) => made(part).match(/<loc>[^<]+/g) ?? []);
  expect(all).toHaveLength(9);
  expect(new Set(all).size).toBe(9);
  expect(() => made(4)).toThrow('parts are 1 to 3');
});
