/** The pages that anyone may find, for search engines (sitemaps.org 0.9, with the other language of each page). */
import type { FinderMarket } from '$geo/finder/market.ts';

const PAGES = ['/', '/districts', '/data'] as const;

/**
 * @param origin of the addresses, without a slash at the end
 * @param lastmod the day that the data speak of, YYYY-MM-DD
 * @returns XML; open markets by ascending id after the fixed pages
 */
export function sitemap(origin: string, markets: readonly FinderMarket[], lastmod: string): string {
  const paths = [
    ...PAGES,
    ...markets.filter(({ status }) => status === 'open').map(({ id, slug }) => `/markets/${id}-${slug}`),
  ];
  const entries = paths.map((path) => {
    const address = escapeXml(`${origin}${path}`);
    const others = [
      ['zh-CN', `${address}?lang=zh`],
      ['en', `${address}?lang=en`],
      ['x-default', address],
    ].map(([language, href]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${href}"/>`);
    return `<url><loc>${address}</loc><lastmod>${lastmod}</lastmod>${others.join('')}</url>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...entries,
    '</urlset>\n',
  ].join('\n');
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
