import { describe, expect, it } from 'vitest';
import { isKeepMessage, keepMessage } from './keep.ts';
import { strategyOf } from './strategy.ts';

const ORIGIN = 'http://127.0.0.1:3000';
const PROGRAM = new Set(['/_app/immutable/a.js', '/favicon.svg']);
const ask = (path: string, accept = '*/*', method = 'GET') =>
  strategyOf(new Request(new URL(path, ORIGIN), { method, headers: { accept } }), ORIGIN, PROGRAM);

describe('the service worker', () => {
  it('takes files of the program and versioned data from what it kept', () => {
    for (const path of [
      '/_app/immutable/a.js',
      '/_app/immutable/of-another-build.js',
      '/favicon.svg',
      '/finder/markets.json?v=3',
      '/columns/cells/draw?v=3',
    ])
      expect(ask(path), path).toBe('kept-first');
  });

  it('asks the network first for pages', () => {
    for (const path of ['/', '/?q=x', '/markets/1-a', '/map', '/districts'])
      expect(ask(path, 'text/html'), path).toBe('network-first');
  });

  it('leaves alone whatever changes, writes, or is not ours', () => {
    expect(ask('/finder/markets.json')).toBe('leave');
    expect(ask('/api/status')).toBe('leave');
    expect(ask('/report', 'text/html')).toBe('leave');
    expect(ask('/', 'text/html', 'POST')).toBe('leave');
    expect(ask('https://example.org/', 'text/html')).toBe('leave');
    expect(ask('/unknown.js')).toBe('leave');
  });
});

describe('what a page asks to be kept', () => {
  const here = new URL('/markets/1-a?lang=en', ORIGIN);
  const message = keepMessage(
    3,
    [
      `${ORIGIN}/_app/immutable/a.js`,
      `${ORIGIN}/columns/cells/draw?v=3`,
      `${ORIGIN}/columns/cells/draw?v=2`,
      'https://example.org/x.js',
    ],
    here,
  );

  it('needs the finder in its language and the list, and wants this page and data of this version only', () => {
    expect(message.needed).toEqual(['/?lang=en', '/finder/markets.json?v=3']);
    expect(message.wanted).toEqual(['/markets/1-a?lang=en', '/columns/cells/draw?v=3']);
    expect(message.program).toContain('/_app/immutable/a.js');
    expect(message.program).not.toContain('/x.js');
    expect(isKeepMessage(message)).toBe(true);
    expect(isKeepMessage({ type: 'other' })).toBe(false);
    expect(isKeepMessage(null)).toBe(false);
  });

  it('ends with the list, which tells the worker that all the rest is there', () => {
    expect(message.needed.at(-1)).toBe('/finder/markets.json?v=3');
  });

  it('wants nothing twice', () => {
    const list = `${ORIGIN}/finder/markets.json?v=3`;
    expect(keepMessage(3, [list, list], new URL('/', ORIGIN)).wanted).toEqual([]);
  });

  it('never is a form', () => {
    expect(keepMessage(3, [], new URL('/report?facility=1', ORIGIN)).wanted).toEqual([]);
  });
});
