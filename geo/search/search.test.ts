import { describe, expect, it } from 'vitest';
import { PLACES } from '../../db/demo/places.ts';
import { searchQuestions } from '../../tests/search/questions.ts';
import { errorsWithin } from './misspelt.ts';
import { syllablesOf } from './pinyin.ts';
import type { Searchable } from './searchable.ts';
import { SearchIndex } from './search.ts';

const market = (id: number, name: string, town: string, more: Partial<Searchable> = {}): Searchable => ({
  id,
  name_zh: name,
  name_en: null,
  pinyin: syllablesOf(name),
  address: null,
  town,
  district_zh: '海珠区',
  district_en: 'Haizhu',
  placePinyin: `hai zhu qu ${syllablesOf(town)}`,
  ...more,
});

const records = [
  market(1, '示例赤岗农贸市场', '赤岗', { address: '海珠区赤岗示例路407号', name_en: 'Demo Chigang Market' }),
  market(2, '示例赤岗第六农贸市场', '赤岗'),
  market(3, '示例瑞宝农贸市场', '瑞宝'),
  market(4, '示例白云湖农贸市场', '白云湖', {
    district_zh: '白云区',
    district_en: 'Baiyun',
    placePinyin: 'bai yun qu bai yun hu',
  }),
];
const index = new SearchIndex(records);
const ids = (query: string) => index.search(query).map(({ at }) => records[at]?.id);

describe('a search finds', () => {
  it.each([
    ['a name, exact before longer', '赤岗', [1, 2]],
    ['a name in traditional and full-width characters', '赤崗第６', [2]],
    ['a number written either way', '第6', [2]],
    ['pinyin', 'ruibao', [3]],
    ['pinyin in syllables', 'rui bao', [3]],
    ['pinyin while it is typed', 'ruib', [3]],
    ['initials', 'cgdl', [2]],
    ['a mixture of syllables and initials', 'cgangdl', [2]],
    ['initials of the district and of 市场', 'bys', [4]],
    ['both scripts in one word', '瑞宝shichang', [3]],
    ['the district with the name', '海珠赤岗菜市场', [1, 2]],
    ['a district alone', '白云区', [4]],
    ['an address', '示例路407号', [1]],
    ['an English name', 'chigang market', [1]],
    ['a typing error in pinyin', 'ruibbao', [3]],
    ['a swap of two letters', 'ruiabo', [3]],
    ['one wrong character of two', '赤刚市场', [1, 2]],
    ['every word, or nothing', '赤岗 白云', []],
    ['nothing for nothing', '  ', []],
  ])('%s', (_, query, wanted) => {
    expect(ids(query)).toEqual(wanted);
  });

  it('names close to words that find nothing', () => {
    expect(index.search('瑞某场')).toEqual([]);
    expect(index.closest('ruyybo', 1)).toEqual([2]);
    expect(index.closest('', 3)).toEqual([]);
  });

  it('a name by its sound, where the character occurs in another name', () => {
    const heard = new SearchIndex([...records, market(5, '示例刚边农贸市场', '刚边')]);
    expect(heard.search('赤刚第六').map(({ at }) => at)).toEqual([1]);
  });

  it('nothing in nothing', () => {
    expect(new SearchIndex([]).search('赤岗')).toEqual([]);
  });
});

it('errors are insertions, deletions, substitutions and swaps, anywhere in the text', () => {
  const errors = (word: string, text: string) => errorsWithin([...word], [...text]);
  expect(errors('bao', 'ruibao')).toBe(0);
  expect(errors('bso', 'ruibao')).toBe(1);
  expect(errors('abo', 'ruibaoo')).toBe(1);
  expect(errors('xyz', 'ruibao')).toBe(3);
  expect(errors('', 'x')).toBe(0);
  expect(errors('ab', '')).toBe(2);
});

it('the wanted market is among the first three for 95 of 100 questions', () => {
  const city = PLACES.flatMap(([zh, en], place) =>
    Array.from({ length: 1 + (place % 9) }, (_, number) => {
      const ordinal = number === 0 ? '' : `第${'一二三四五六七八九'[number] ?? ''}`;
      return market(place * 10 + number, `示例${zh}${ordinal}农贸市场`, zh, {
        name_en: `Demo ${en} Market${number === 0 ? '' : ` ${number + 1}`}`,
        address: `海珠区${zh}示例路${place * 7 + number}号`,
      });
    }),
  );
  const searched = new SearchIndex(city);
  const questions = searchQuestions(city, 300, 20_261_120);
  const missed = questions.filter(
    ({ query, wanted }) =>
      !searched
        .search(query)
        .slice(0, 3)
        .some(({ at }) => city[at]?.id === wanted),
  );
  expect(questions).toHaveLength(300);
  expect(new Set(questions.map(({ kind }) => kind)).size).toBe(15);
  expect(missed.length, JSON.stringify(missed)).toBeLessThanOrEqual(15);
});
