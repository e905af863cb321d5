import { expect, it, vi } from 'vitest';
import { AppError } from '$geo/errors.ts';
import { askColumns } from './ask-columns.ts';

const decode = (bytes: Uint8Array): number => {
  if (bytes[0] !== 3) throw new AppError('bad_columns', `The columns have format ${bytes[0]}; known is 3.`);
  return bytes.length;
};
const kept = (format: number) => new Response(Uint8Array.of(format, 0));

it('fetches columns of an earlier build once more, past the cache', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>();
  fetch.mockResolvedValueOnce(kept(2)).mockResolvedValueOnce(kept(3));
  expect(await askColumns(fetch, '/columns/market/exact?v=1', decode)).toEqual({ ok: true, data: 2 });
  expect(fetch.mock.calls.map(([, init]) => init?.cache)).toEqual([undefined, 'reload']);
});

it('says what is wrong with columns that cannot be read either way', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(() => Promise.resolve(kept(4)));
  expect(await askColumns(fetch, '/columns/market/exact?v=1', decode)).toEqual({
    ok: false,
    failure: { code: 'bad_columns', message: 'The columns have format 4; known is 3.', status: 0 },
  });
  expect(fetch).toHaveBeenCalledTimes(2);
});
