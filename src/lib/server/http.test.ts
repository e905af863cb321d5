import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { AppError, InputError, NotFoundError } from '$geo/errors.ts';
import { chooseEncoding } from './compression.ts';
import { httpFailureOf, UnavailableError, VersionGoneError } from './errors.ts';
import { chooseLanguage } from './language.ts';
import { compressedPage, freshnessHeaders, notModified, sendJson } from './respond.ts';

describe('errors as HTTP', () => {
  it('gives every error of ours its status', () => {
    expect(httpFailureOf(new InputError('invalid_parameter', 'x')).status).toBe(400);
    expect(httpFailureOf(new NotFoundError('not_found', 'x')).status).toBe(404);
    expect(httpFailureOf(new VersionGoneError(1, 4, [3, 4]))).toMatchObject({
      status: 410,
      body: { code: 'version_gone', currentVersion: 4 },
    });
    expect(httpFailureOf(new UnavailableError('later'))).toMatchObject({
      status: 503,
      headers: { 'retry-after': '5' },
    });
  });

  it('shows nothing of an error that is not for clients', () => {
    const secrets = [
      new Error('connect ECONNREFUSED postgres://user:secret@db/suitu'),
      new AppError('publish_failed', 'select secret'),
      'secret',
    ];
    for (const secret of secrets) {
      const { status, body } = httpFailureOf(secret);
      expect(status).toBe(500);
      expect(JSON.stringify(body)).not.toContain('secret');
    }
  });
});

describe('negotiation', () => {
  it.each([
    [null, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['*', 'br'],
    ['gzip;q=0, *;q=0', 'identity'],
    ['identity', 'identity'],
  ])('answers Accept-Encoding %s with %s', (header, encoding) => {
    expect(chooseEncoding(header)).toBe(encoding);
  });

  it('sends a page compressed, whole, and without a tag that never comes twice', async () => {
    const html = '<p>市场</p>'.repeat(200);
    const page = new Response(html, { status: 404, headers: { etag: '"1"', 'x-request-id': 'abc' } });
    const asked = new Request('http://x/', { headers: { 'accept-encoding': 'gzip, br' } });
    const sent = await compressedPage(asked, page);
    expect(sent.status).toBe(404);
    expect(Object.fromEntries(sent.headers)).toMatchObject({
      'content-encoding': 'br',
      'x-request-id': 'abc',
      vary: 'accept-encoding',
    });
    expect(sent.headers.has('etag')).toBe(false);
    const bytes = Buffer.from(await sent.arrayBuffer());
    expect(sent.headers.get('content-length')).toBe(String(bytes.length));
    expect(brotliDecompressSync(bytes).toString()).toBe(html);
  });

  it.each([
    [null, null, 'zh'],
    ['en', 'zh-CN', 'en'],
    ['fr', 'en-GB,en;q=0.9', 'en'],
    [null, 'fr, de;q=0.8', 'zh'],
    [null, 'en;q=0.5, zh-CN;q=0.9', 'zh'],
    [null, 'en-US', 'en'],
    [null, 'en;q=0', 'zh'],
    [null, 'english', 'zh'],
  ])('chooses for lang=%s and Accept-Language %s: %s', (asked, accepted, language) => {
    expect(chooseLanguage(asked, accepted)).toBe(language);
  });
});

describe('caching', () => {
  const request = (headers: Record<string, string>) => new Request('http://localhost/', { headers });

  it('is for ever when the address names the version, else asks every time', () => {
    expect(freshnessHeaders({ dataVersion: 3, pinned: true })['cache-control']).toContain('immutable');
    expect(freshnessHeaders({ dataVersion: 3, pinned: false })['cache-control']).toBe('no-cache');
  });

  it('asks again for answers that hold targets, and tells their revision', () => {
    const held = { dataVersion: 3, pinned: true, tag: 'abc' };
    expect(freshnessHeaders(held)['cache-control']).toBe('no-cache');
    const { etag = '' } = freshnessHeaders(held);
    const request = new Request('http://x/', { headers: { 'if-none-match': etag } });
    expect(notModified(request, held)?.status).toBe(304);
    expect(notModified(request, { ...held, tag: 'abd' })).toBeNull();
  });

  it('answers 304 to the same version, weak or strong, and not to another', () => {
    const freshness = { dataVersion: 3, pinned: false };
    const { etag = '' } = freshnessHeaders(freshness);
    expect(notModified(request({}), freshness)).toBeNull();
    expect(notModified(request({ 'if-none-match': `"x", ${etag}` }), freshness)?.status).toBe(304);
    expect(notModified(request({ 'if-none-match': etag.slice(2) }), freshness)?.status).toBe(304);
    expect(notModified(request({ 'if-none-match': etag }), { ...freshness, dataVersion: 4 })).toBeNull();
  });

  it('sends JSON compressed when it is large enough and asked for', async () => {
    const large = { text: 'x'.repeat(1_000) };
    const plain = await sendJson(request({}), large, null);
    expect(await plain.json()).toEqual(large);
    const packed = await sendJson(request({ 'accept-encoding': 'br' }), large, null);
    expect(packed.headers.get('content-encoding')).toBe('br');
    expect(Number(packed.headers.get('content-length'))).toBeLessThan(200);
    const small = await sendJson(request({ 'accept-encoding': 'br' }), {}, null);
    expect(small.headers.get('content-encoding')).toBeNull();
  });
});
