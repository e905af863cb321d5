/** Asks for columns and reads them. */
import { AppError } from '$geo/errors.ts';
import { askBytes, type Answer } from './ask.ts';

type Fetch = typeof globalThis.fetch;

const anew =
  (fetch: Fetch): Fetch =>
  (input, init) =>
    fetch(input, { ...init, cache: 'reload' });

/**
 * Columns of a data version may be kept for ever, but an earlier build of the program may have written them: what
 * cannot be read is fetched once more, past the browser's cache.
 */
export const askColumns = async <Columns>(
  fetch: Fetch,
  path: string,
  decode: (bytes: Uint8Array) => Columns,
): Promise<Answer<Columns>> => {
  let message = '';
  for (const way of [fetch, anew(fetch)]) {
    const answer = await askBytes(way, path);
    if (!answer.ok) return answer;
    try {
      return { ok: true, data: decode(answer.data) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      ({ message } = error);
    }
  }
  return { ok: false, failure: { code: 'bad_columns', message, status: 0 } };
};
