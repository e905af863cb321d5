/** What search engines may read: the pages, not the data behind them. */
export const GET = ({ url }: { url: URL }): Response =>
  new Response(
    [
      'User-agent: *',
      ...['/api/', '/columns/', '/tiles/', '/finder/', '/report', '/embed'].map(
        (path) => `Disallow: ${path}`,
      ),
      `Sitemap: ${url.origin}/sitemap.xml`,
      '',
    ].join('\n'),
    { headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'max-age=3600' } },
  );
