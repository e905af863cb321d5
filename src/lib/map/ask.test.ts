import { describe, expect, it } from 'vitest';
import { ask, askBytes } from './ask.ts';

const answering = (body: string, status: number) => async () =>
  new Response(body, { status, headers: { 'x-request-id': 'r-1' } });

describe('ask', () => {
  it('hands the JSON over', async () => {
    expect(await ask(answering('{"a":1}', 200), '/api/x')).toEqual({ ok: true, data: { a: 1 } });
  });

  it('keeps code, sentence and current version of a refusal', async () => {
    const gone = answering('{"code":"version_gone","message":"Old.","currentVersion":4}', 410);
    expect(await askBytes(gone, '/columns/x')).toEqual({
      ok: false,
      failure: { code: 'version_gone', message: 'Old.', status: 410, currentVersion: 4, requestId: 'r-1' },
    });
  });

  it('survives an answer that is no JSON', async () => {
    expect(await ask(answering('<html>', 502), '/x')).toMatchObject({
      ok: false,
      failure: { code: 'http', status: 502 },
    });
  });

  it('tells "no network" from "cancelled"', async () => {
    const broken = async () => Promise.reject(new TypeError('failed'));
    expect(await ask(broken, '/x')).toMatchObject({ failure: { code: 'network' } });
    expect(await ask(broken, '/x', AbortSignal.abort())).toMatchObject({ failure: { code: 'cancelled' } });
  });
});
