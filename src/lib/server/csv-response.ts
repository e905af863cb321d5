/** A CSV as a download. */
export const csvResponse = (body: string, fileName: string): Response =>
  new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-cache',
    },
  });
