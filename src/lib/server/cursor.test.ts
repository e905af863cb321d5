import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '$geo/errors.ts';
import { readCursor, writeCursor } from './cursor.ts';

describe('cursor', () => {
  it('comes back as it went', () => {
    const cursor = { dataVersion: 3, offset: 200 };
    expect(readCursor(writeCursor(cursor, 'kind=market'), 'kind=market')).toEqual(cursor);
  });

  it('is refused with other parameters', () => {
    const text = writeCursor({ dataVersion: 3, offset: 200 }, 'kind=market');
    expect(() => readCursor(text, 'kind=canteen')).toThrow(InputError);
  });

  it('is refused with any one character altered', () => {
    const text = writeCursor({ dataVersion: 3, offset: 200 }, 'q');
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...'0189AZaz_-. '), (at, letter) => {
        fc.pre(text[at] !== letter);
        expect(() => readCursor(text.slice(0, at) + letter + text.slice(at + 1), 'q')).toThrow(InputError);
      }),
    );
  });
});
