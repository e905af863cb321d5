import { error } from '@sveltejs/kit';
import { KINDS } from '$geo/kinds/vocabulary.ts';
import { handOn } from '$lib/server/respond.ts';
import { facilityFile, FileBroken, FILE_FORMATS } from '../../facility-file.ts';
import type { RequestHandler } from './$types';

const TYPES = { csv: 'text/csv; charset=utf-8', geojson: 'application/geo+json; charset=utf-8' };

/** The first piece, or the failure of the question as an answer. */
const begin = async (pieces: AsyncGenerator<string, void>) => {
  try {
    return await pieces.next();
  } catch (cause) {
    if (cause instanceof FileBroken) handOn(cause.failure);
    throw cause;
  }
};

/**
 * All facilities of a kind as a file: /data/facilities/market.csv or .geojson, or those that fit the parameters of
 * `/api/facilities`.
 */
export const GET: RequestHandler = async ({ fetch, params, url }) => {
  const [name, ending] = params.file.split('.');
  const kind = KINDS.find((one) => one === name);
  const format = FILE_FORMATS.find((one) => one === ending);
  if (!kind || !format)
    error(404, {
      code: 'not_found',
      message: `File "${params.file}" does not exist; there are ${KINDS.join(', ')}, each as .csv and .geojson.`,
    });
  const query = new URLSearchParams({ status: 'any', ...Object.fromEntries(url.searchParams), kind });
  query.delete('cursor');
  const pieces = facilityFile(fetch, query, format);
  const first = await begin(pieces);
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      if (!first.done) controller.enqueue(encoder.encode(first.value));
    },
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
