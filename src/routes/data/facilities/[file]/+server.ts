import { error } from '@sveltejs/kit';
import { KINDS } from '$geo/kinds/vocabulary.ts';
import { facilityFile, FILE_FORMATS } from '../../facility-file.ts';
import type { RequestHandler } from './$types';

const TYPES = { csv: 'text/csv; charset=utf-8', geojson: 'application/geo+json; charset=utf-8' };

/** All facilities of a kind as a file: /data/facilities/market.csv or .geojson. */
export const GET: RequestHandler = async ({ fetch, params }) => {
  const [name, ending] = params.file.split('.');
  const kind = KINDS.find((one) => one === name);
  const format = FILE_FORMATS.find((one) => one === ending);
  if (!kind || !format)
    error(404, {
      code: 'not_found',
      message: `File "${params.file}" does not exist; there are ${KINDS.join(', ')}, each as .csv and .geojson.`,
    });
  const pieces = facilityFile(fetch, kind, format);
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: () => void pieces.return(),
  });
  return new Response(stream, {
    headers: {
      'content-type': TYPES[format],
      'content-disposition': `attachment; filename="suitu-${kind}.${format}"`,
      'cache-control': 'no-cache',
    },
  });
};
