import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEXT_FIELD } from '$db/queries/snapshot-facilities.ts';
import type { FacilityText } from '$db/snapshot.ts';
import { fold, searchWords, TextIndex } from './text-index.ts';

/** A text as the database hands it out. */
const text = (name_zh: string, rest: Partial<FacilityText> = {}): string =>
  [rest.code, name_zh, rest.name_en, rest.address, rest.town].map((field) => field ?? '').join(TEXT_FIELD);
const found = (index: TextIndex, query: string) =>
  [...index.matches(searchWords(query))].flatMap((hit, at) => (hit ? [at] : []));

describe('TextIndex', () => {
  const texts = [
    text('示例东山农贸市场', { name_en: 'Dongshan Market', code: 'M-001' }),
    text('示例（西）市场', { address: '荔湾区示例路１２号' }),
    text('示例东'),
    text('山市场', { code: 'Ｍ－００２' }),
  ];
  const index = new TextIndex(texts, texts.length);

  it('finds parts of names, addresses and codes, whatever the width and the case', () => {
    expect(found(index, '东山')).toEqual([0]);
    expect(found(index, 'dongSHAN')).toEqual([0]);
    expect(found(index, '路12号')).toEqual([1]);
    expect(found(index, '(西)')).toEqual([1]);
    expect(found(index, 'm-00')).toEqual([0, 3]);
  });

  it('asks for every word', () => {
    expect(found(index, '示例 市场')).toEqual([0, 1]);
    expect(found(index, '示例　东')).toEqual([0, 2]);
    expect(found(index, '示例 荔湾 没有')).toEqual([]);
  });

  it('never matches over the end of a field or of a facility', () => {
    expect(found(index, '东山市')).toEqual([]);
    expect(found(index, '市场dong')).toEqual([]);
  });

  it('gives the text back as it came, absent fields as null', () => {
    expect(index.at(1)).toEqual({
      code: null,
      name_zh: '示例（西）市场',
      name_en: null,
      address: '荔湾区示例路１２号',
      town: null,
    });
    expect(index.at(3).code).toBe('Ｍ－００２');
  });

  it('holds nothing without facilities', () => {
    expect(found(new TextIndex([], 0), 'x')).toEqual([]);
  });

  it('refuses texts that do not fit the columns', () => {
    expect(() => new TextIndex(texts, 3)).toThrow(RangeError);
  });

  it('agrees with looking at every text by itself', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'B', '市', '场', '１', 'é', '𠮷'), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 8 }), letters, (names, query) => {
        const words = searchWords(query);
        const expected = names.flatMap((name, at) =>
          words.every((word) => fold(name).includes(word)) ? [at] : [],
        );
        const index = new TextIndex(
          names.map((name) => text(name)),
          names.length,
        );
        expect(found(index, query)).toEqual(expected);
      }),
    );
  });
});
