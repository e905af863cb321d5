import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

describe('settings', () => {
  it('serve port 3000 of this machine with the whole city when nothing is set', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      origin: 'http://127.0.0.1:3000',
      demo: 'city',
    });
  });

  it('put an IPv6 host into brackets in the origin', () => {
    expect(readSettings({ HOST: '::1', PORT: '81' }).origin).toBe('http://[::1]:81');
  });

  it.each([
    [{ PORT: '0' }, 'PORT is "0"'],
    [{ PORT: '' }, 'PORT is ""'],
    [{ PORT: '65536' }, 'PORT is "65536"'],
    [{ PORT: '3e3x' }, 'PORT is "3e3x"'],
    [{ HOST: 'a b' }, 'HOST is "a b"'],
    [{ SUITU_DEMO: 'big' }, 'SUITU_DEMO is "big": allowed are city, small, none'],
    [{ ORIGIN: 'https://map.example.org/path' }, 'ORIGIN is "https://map.example.org/path"'],
  ])('refuse %j and name the value', (env, message) => {
    expect(() => readSettings(env)).toThrow(message);
  });
});
