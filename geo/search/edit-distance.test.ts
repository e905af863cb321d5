import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, endsWithinOne } from './edit-distance.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });

/** By the definition, without a table. */
function slowDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [short, shorter] = [a.slice(0, -1), b.slice(0, -1)];
  const ways = [
    slowDistance(short, shorter) + (a.at(-1) === b.at(-1) ? 0 : 1),
    slowDistance(short, b) + 1,
    slowDistance(a, shorter) + 1,
  ];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1))
    ways.push(slowDistance(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...ways);
}

describe('the distance of two texts', () => {
  it.each([
    ['', '', 0],
    ['', 'ab', 2],
    ['chigang', 'chigang', 0],
    ['chigang', 'chigng', 1],
    ['chigang', 'chhigang', 1],
    ['chigang', 'chigamg', 1],
    ['chigang', 'chiagng', 1],
    ['赤岗七', '赤冈七', 1],
    ['赤岗七', '岗七赤', 2],
  ])('"%s" and "%s" is %i', (a, b, errors) => {
    expect(editDistance(a, b)).toBe(errors);
  });

  it('counts units of an array as one sign', () => {
    expect(editDistance(['赤', '岗', '十六'], ['赤', '岗', '二十七'])).toBe(1);
  });

  it('is the one of the definition', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(slowDistance(a, b));
      }),
    );
  });

  it('is exact up to the limit and greater than it beyond', () => {
    fc.assert(
      fc.property(word, word, fc.nat(4), (a, b, limit) => {
        const exact = slowDistance(a, b);
        const found = editDistance(a, b, limit);
        expect(exact <= limit ? found : Math.min(found, limit + 1)).toBe(exact <= limit ? exact : limit + 1);
      }),
    );
  });
});

describe('where a word ends with one error', () => {
  it('is only behind itself when it stands there', () => {
    expect(endsWithinOne('gang', 'chigangsi', 3)).toEqual([7]);
  });

  it('is nowhere behind the end of the text', () => {
    expect(endsWithinOne('gang', 'chi', 3)).toEqual([]);
    expect(endsWithinOne('a', '', 0)).toEqual([0]);
  });

  it('is where a beginning of the rest has a distance of one', () => {
    fc.assert(
      fc.property(word.filter(Boolean), word, fc.nat(3), (typed, text, from) => {
        const start = Math.min(from, text.length);
        const all = Array.from({ length: text.length - start + 1 }, (_, i) => start + i);
        const distances = all.map((end) => slowDistance(typed, text.slice(start, end)));
        const wanted = all.filter((_, i) => distances[i] === (distances.includes(0) ? 0 : 1));
        expect([...new Set(endsWithinOne(typed, text, start))].sort((a, b) => a - b)).toEqual(wanted);
      }),
    );
  });
});
