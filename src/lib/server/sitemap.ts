/** The pages that anyone may find, for search engines (sitemaps.org 0.9, with the other language of each page). */
import * as v from 'valibot';
import { NotFoundError } from '$geo/errors.ts';
import type { FinderMarket } from '$geo/finder/market.ts';
import { about, wholeNumber } from './parameters.ts';

const PAGES = ['/', '/districts', '/districts/elevators', '/districts/targets', '/data', '/methods'] as const;

/** As many addresses as one file may hold. */
const MOST = 50_000;
/** The parameters of `GET /sitemap.xml`. */
export const sitemapSchema = v.object({
  part: v.optional(about('Part of a sitemap that one file cannot hold.', wholeNumber(1, 999_999))),
});

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/**
 * @param origin of the addresses, without a slash at the end
 * @param lastmod the day that the data speak of, YYYY-MM-DD
 * @param part of a sitemap that one file cannot hold, from 1; null = the whole, or the index of its parts
 * @param most addresses in one file
 * @returns XML; open markets by ascending id after the fixed pages
 * @throws NotFoundError `part_unknown`
 */
export function sitemap(
  origin: string,
  markets: readonly FinderMarket[],
  lastmod: string,
  part: number | null = null,
  most = MOST,
): string {
  const paths = [
    ...PAGES,
    ...markets.filter(({ status }) => status === 'open').map(({ id, slug }) => `/markets/${id}-${slug}`),
  ];
  const parts = Math.ceil(paths.length / most);
  if (part === null) return parts > 1 ? indexOf(origin, parts, lastmod) : urlSet(origin, paths, lastmod);
  if (part < 1 || part > parts)
    throw new NotFoundError('part_unknown', `The sitemap has no part ${part}; parts are 1 to ${parts}.`);
  return urlSet(origin, paths.slice((part - 1) * most, part * most), lastmod);
}

function urlSet(origin: string, paths: readonly string[], lastmod: string): string {
  const entries = paths.map((path) => {
    const address = escapeXml(`${origin}${path}`);
    const others = [
      ['zh-CN', `${address}?lang=zh`],
      ['en', `${address}?lang=en`],
      ['x-default', address],
    ].map(([language, href]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${href}"/>`);
    return `<url><loc>${address}</loc><lastmod>${lastmod}</lastmod>${others.join('')}</url>`;
  });
  const head = `<urlset xmlns="${NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">`;
  return [DECLARATION, head, ...entries, '</urlset>\n'].join('\n');
}

function indexOf(origin: string, parts: number, lastmod: string): string {
  const entries = Array.from({ length: parts }, (_, at) => {
    const address = escapeXml(`${origin}/sitemap.xml?part=${at + 1}`);
    return `<sitemap><loc>${address}</loc><lastmod>${lastmod}</lastmod></sitemap>`;
  });
  return [DECLARATION, `<sitemapindex xmlns="${NAMESPACE}">`, ...entries, '</sitemapindex>\n'].join('\n');
}

function escapeXml(text: string): string {
  const names: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
  };
  return text.replace(/[&<>"']/g, (letter) => names[letter] ?? letter);
}
