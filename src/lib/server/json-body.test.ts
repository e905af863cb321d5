import { describe, expect, it } from 'vitest';
import { bodyParameters, textBody } from './json-body.ts';

const post = (body: string) => new Request('http://localhost/', { method: 'POST', body });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: { code?: string }) => error.code,
  );

describe('bodies of requests', () => {
  it('are parameters when they are flat objects', async () => {
    const parameters = await bodyParameters(post('{"supply":"market","sites":5,"district":null}'), 100);
    expect([...parameters]).toEqual([
      ['supply', 'market'],
      ['sites', '5'],
    ]);
  });

  it('hold objects only in members that may be', async () => {
    const body = '{"supply":"market","area":{"a":[1]}}';
    const parameters = await bodyParameters(post(body), 100, ['area']);
    expect(parameters.get('area')).toBe('{"a":[1]}');
    expect(await codeOf(bodyParameters(post(body), 100, ['other']))).toBe('invalid_body');
  });

  it('are refused when they are no JSON, no object, nested, or too long', async () => {
    expect(await codeOf(bodyParameters(post('{'), 100))).toBe('invalid_body');
    expect(await codeOf(bodyParameters(post('[1]'), 100))).toBe('invalid_body');
    expect(await codeOf(bodyParameters(post('{"a":{"b":1}}'), 100))).toBe('invalid_body');
    expect(await codeOf(textBody(post('x'.repeat(101)), 100))).toBe('body_too_large');
    expect(await textBody(post('穗'.repeat(33)), 99)).toBe('穗'.repeat(33));
  });
});
