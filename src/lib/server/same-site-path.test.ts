import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameSitePath } from './same-site-path.ts';

describe('an address on this site', () => {
  it.each([
    ['/', '/'],
    ['/markets/12-baiyun?lang=en', '/markets/12-baiyun?lang=en'],
    ['/map?q=白云', '/map?q=%E7%99%BD%E4%BA%91'],
    ['/map?back=//evil.example', '/map?back=//evil.example'],
    ['/map#list', '/map'],
    ['/a/../b', '/b'],
    [`/${'a'.repeat(999)}`, `/${'a'.repeat(999)}`],
  ])('%s is %s', (address, path) => {
    expect(sameSitePath(address)).toBe(path);
  });

  it.each([
    '',
    'map',
    'https://evil.example/',
    'javascript:alert(1)',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/map\\..\\evil',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    '/map ?q=1',
    '/map\u0000',
    `/${'a'.repeat(1_000)}`,
    `/${'白'.repeat(200)}`,
  ])('%j is refused', (address) => {
    expect(sameSitePath(address)).toBeNull();
  });

  it('leads a browser nowhere else, and stays as it is when read again', () => {
    const pieces = fc.array(
      fc.constantFrom('/', '\\', '.', '..', '%2e', '%2f', '%5c', '\t', ':', '@', '?', '#', 'evil', 'a'),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const path = sameSitePath(`/${parts.join('')}`);
        if (path === null) return;
        expect(new URL(path, 'https://suitu.example').origin).toBe('https://suitu.example');
        expect(sameSitePath(path)).toBe(path);
      }),
      { numRuns: 5_000 },
    );
  });
});
