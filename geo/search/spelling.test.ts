import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialsOf, isInitials, plainVowels, spell } from './spelling.ts';

const NAME = ['chi', 'gang', 'di', 'qi'];
const syllable = fc.constantFrom('a', 'an', 'ang', 'chi', 'ci', 'gan', 'gang', 'na');

describe('spelling', () => {
  it.each([
    ['chigang', 0, { touched: 2, missing: 0, missingLast: 0 }],
    ['chiga', 0, { touched: 2, missing: 0, missingLast: 2 }],
    ['cgang', 0, { touched: 2, missing: 2, missingLast: 0 }],
    ['cgdq', 0, { touched: 4, missing: 6, missingLast: 1 }],
    ['diq', 2, { touched: 2, missing: 0, missingLast: 1 }],
    ['c', 0, { touched: 1, missing: 0, missingLast: 2 }],
  ])('"%s" from syllable %i on is found with what it leaves out', (letters, from, spelling) => {
    expect(spell(letters, NAME, from)).toEqual(spelling);
  });

  it.each([
    ['hi', 0],
    ['chigangdiqis', 0],
    ['chigamg', 0],
    ['chi', 1],
    ['chi', 9],
    ['', 0],
  ])('"%s" from syllable %i on is none', (letters, from) => {
    expect(spell(letters, NAME, from)).toBeNull();
  });

  it('takes beginnings of syllables and nothing else, with the fewest letters left out', () => {
    const beginnings = (letters: string, [first, ...more]: string[]): number[] => {
      if (first === undefined) return [];
      return Array.from(first, (_, i) => first.slice(0, i + 1)).flatMap((head) => {
        if (head === letters) return [0];
        if (!letters.startsWith(head)) return [];
        return beginnings(letters.slice(head.length), more).map((rest) => rest + first.length - head.length);
      });
    };
    const letters = fc.string({ unit: fc.constantFrom(...'achgni'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(letters, fc.array(syllable, { maxLength: 5 }), (typed, syllables) => {
        const all = beginnings(typed, syllables);
        expect(spell(typed, syllables, 0)?.missing ?? -1).toBe(all.length > 0 ? Math.min(...all) : -1);
      }),
      { numRuns: 1_000 },
    );
  });

  it('knows initials from the rest', () => {
    const isSo = (letters: string) => {
      const spelling = spell(letters, NAME, 0);
      return spelling !== null && isInitials(letters, spelling);
    };
    expect(['cg', 'cgdq', 'c', 'cga', 'chig'].map(isSo)).toEqual([true, true, false, false, false]);
    expect(initialsOf(NAME)).toBe('cgdq');
  });

  it('reads v after l and n as ü', () => {
    expect(plainVowels('lvtian nve vip')).toBe('lutian nue vip');
  });
});
