import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syllablesOf } from './pinyin.ts';
import { SearchIndex, type Searchable } from './search.ts';

type Row = readonly [
  name: string,
  english: string | null,
  district: string,
  town: string | null,
  address: string | null,
];

const DISTRICTS: Readonly<Record<string, string>> = {
  海珠区: 'Haizhu',
  白云区: 'Baiyun',
  从化区: 'Conghua',
  天河区: 'Tianhe',
};

const ROWS: readonly Row[] = [
  ['示例赤岗第二农贸市场', 'Demo Chigang Market 2', '海珠区', '赤岗街道', '海珠区赤岗示例路35号'],
  ['示例赤岗农贸市场', 'Demo Chigang Market', '海珠区', '赤岗街道', '海珠区赤岗示例路407号'],
  ['示例赤岗第七农贸市场', 'Demo Chigang Market 7', '海珠区', '赤岗街道', '海珠区赤岗示例路4071号'],
  ['示例赤岗第十六农贸市场', 'Demo Chigang Market 16', '海珠区', '赤岗街道', null],
  ['示例石井农贸市场', 'Demo Shijing Market', '白云区', '石井街道', '白云区石井示例路8号'],
  ['示例白云湖农贸市场', 'Demo Baiyun Lake Market', '白云区', '白云湖街道', null],
  ['示例江南西农贸市场', 'Demo Jiangnan West Market', '海珠区', null, null],
  ['示例新港农贸市场', 'Demo Xingang Market', '海珠区', null, null],
  ['示例吕田综合市场', null, '从化区', '吕田镇', null],
  ['示例三元里第三农贸市场', 'Demo Sanyuanli Market 3', '白云区', null, null],
  ['示例三元里农贸市场', 'Demo Sanyuanli Market', '白云区', null, null],
  ['示例元岗市场（东区）', 'Demo Yuangang Market East', '天河区', '元岗街道', null],
];

function searchableOf([name_zh, name_en, district_zh, town, address]: Row, id: number): Searchable {
  const placePinyin = [district_zh, town ?? ''].map(syllablesOf).join(' ').trim();
  const district_en = DISTRICTS[district_zh] ?? '';
  return {
    id,
    name_zh,
    name_en,
    pinyin: syllablesOf(name_zh),
    address,
    town,
    district_zh,
    district_en,
    placePinyin,
  };
}

const records = ROWS.map(searchableOf);
const index = new SearchIndex(records);
const namesOf = (query: string) => index.search(query).map(({ at }) => records[at]?.name_zh);
const [SECOND, FIRST, SEVENTH, SIXTEENTH, SHIJING, BAIYUN] = records.map(({ name_zh }) => name_zh);

describe('a search finds first', () => {
  it.each([
    ['the whole name', '示例赤岗第七农贸市场', SEVENTH],
    ['the name without what is generic in front', '赤岗农贸市场', FIRST],
    ['the short name', '赤岗市场', FIRST],
    ['the core of the name', '赤岗', FIRST],
    ['the name by another generic word', '赤岗肉菜市场', FIRST],
    ['the name with the city in front', '广州市赤岗市场', FIRST],
    ['a part of the name', '第七农贸', SEVENTH],
    ['a name in traditional characters', '示例赤崗第七農貿市場', SEVENTH],
    ['a number in digits', '赤岗第7市场', SEVENTH],
    ['a number in full-width digits without 第', '赤岗７', SEVENTH],
    ['a number of two digits', '赤岗16', SIXTEENTH],
    ['an abbreviation', '赤七市场', SEVENTH],
    ['another character with the same sound', '赤港七市场', SEVENTH],
    ['a wrong character', '石非市场', SHIJING],
    ['a wrong character of a name that begins others', '赤刚市场', FIRST],
    ['a missing character', '白湖农贸市场', BAIYUN],
    ['a surplus character', '石石井市场', SHIJING],
    ['two characters swapped', '白湖云市场', BAIYUN],
    ['district and name in one', '海珠赤岗市场', FIRST],
    ['district with 区 and name in one', '白云区石井市场', SHIJING],
    ['district, town and name in one', '海珠区赤岗街道赤岗第七市场', SEVENTH],
    ['name and district behind it', '赤岗市场海珠区', FIRST],
    ['a name with the district of another', '天河赤岗市场', FIRST],
    ['an address', '赤岗示例路407号', FIRST],
    ['an address with its district', '海珠区赤岗示例路35号', SECOND],
    ['the number of a house', '407号', FIRST],
    ['a house number in Chinese numerals', '示例路三十五号', SECOND],
    ['pinyin', 'chigang', FIRST],
    ['pinyin in syllables', 'Chi Gang di qi', SEVENTH],
    ['pinyin with the generic word', 'chigangshichang', FIRST],
    ['pinyin without di', 'chigangqi', SEVENTH],
    ['pinyin with the last syllable begun', 'shiji', SHIJING],
    ['pinyin with ü as v', 'lvtian', '示例吕田综合市场'],
    ['pinyin with ü as u', 'lutian', '示例吕田综合市场'],
    ['pinyin with ü', 'lǚ tián', '示例吕田综合市场'],
    ['initials', 'cgdq', SEVENTH],
    ['initials with gaps', 'cgq', SEVENTH],
    ['initials and syllables mixed', 'cgangdq', SEVENTH],
    ['initials of a place and the beginning of a name', 'bys', SHIJING],
    ['place and name in pinyin in one', 'haizhuchigangdiqi', SEVENTH],
    ['a wrong letter', 'shijimg', SHIJING],
    ['a missing letter', 'baiyuhu', BAIYUN],
    ['a surplus letter', 'shijjing', SHIJING],
    ['two letters swapped', 'shijnig', SHIJING],
    ['the English name', 'Demo Chigang Market', FIRST],
    ['a number in English', 'sanyuanli market 3', '示例三元里第三农贸市场'],
    ['words of the English name', 'lake', BAIYUN],
    ['the beginning of an English word', 'jiangnan we', '示例江南西农贸市场'],
    ['English words in one', 'jiangnanwest', '示例江南西农贸市场'],
    ['both scripts in one word', '赤岗diqi', SEVENTH],
    ['a word in brackets', '元岗(东区)', '示例元岗市场（东区）'],
  ])('%s: %s', (_, query, name) => {
    expect(namesOf(query)[0]).toBe(name);
  });
});

describe('a search', () => {
  it('finds all markets of a district by its name, its English name and its initials', () => {
    const inBaiyun = records
      .filter(({ district_zh }) => district_zh === '白云区')
      .map(({ name_zh }) => name_zh);
    for (const query of [
      '白云',
      '白云区',
      '白云区市场',
      'baiyun',
      'baiyunqu',
      'Baiyun',
      'byq',
      '白云shichang',
    ])
      expect(namesOf(query).sort(), query).toEqual([...inBaiyun].sort());
  });

  it('finds a town with and without its kind', () => {
    for (const query of ['赤岗街道', '赤岗街']) expect(namesOf(query)).toHaveLength(4);
  });

  it('finds every market by a generic word', () => {
    for (const query of ['市场', '菜市场', 'shichang', 'sc'])
      expect(namesOf(query)).toHaveLength(records.length);
  });

  it('wants every word', () => {
    expect(namesOf('赤岗 石井')).toEqual([]);
    expect(namesOf('海珠 赤岗 7')).toEqual([SEVENTH]);
    expect(namesOf('白云 chigang')).toEqual([]);
  });

  it('does not cut numbers', () => {
    expect(namesOf('第六')).toEqual([]);
    expect(namesOf('07号')).toEqual([]);
  });

  it('takes nothing for mistyped where something is written so', () => {
    expect(namesOf('新港')).toEqual(['示例新港农贸市场']);
  });

  it('keeps the order of the records between equals, best first', () => {
    const found = index.search('市场');
    expect(found.map(({ at }) => at)).toEqual(records.map((_, at) => at));
    const scores = index.search('赤岗').map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it.each(['', '   ', '，。（）', '😀'])('for "%s" finds nothing', (query) => {
    expect(index.search(query)).toEqual([]);
    expect(index.closest(query)).toEqual([]);
  });

  it('in no records finds nothing', () => {
    const empty = new SearchIndex([]);
    expect(empty.search('赤岗')).toEqual([]);
    expect(empty.closest('赤岗')).toEqual([]);
  });

  it('finds a record that has nothing but a name without pinyin', () => {
    const bare = { id: 1, name_zh: '市场', name_en: null, pinyin: '', address: null, town: null };
    const found = new SearchIndex([{ ...bare, district_zh: '', district_en: '', placePinyin: '' }]);
    expect(found.search('市场')).toHaveLength(1);
    expect(found.search('shichang')).toEqual([]);
  });

  it('answers anything with records, each once, and the same again', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'赤岗白云区市场第七十6 acghins·（') });
    fc.assert(
      fc.property(fc.oneof(typed, fc.string({ unit: 'grapheme' })), (query) => {
        const found = index.search(query);
        expect(new Set(found.map(({ at }) => at)).size).toBe(found.length);
        expect(found.every(({ at, score }) => records[at] !== undefined && score > 0 && score <= 1000)).toBe(
          true,
        );
        expect(index.search(query)).toEqual(found);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the nearest names', () => {
  const nearest = (query: string, most?: number) =>
    index.closest(query, most).map((at) => records[at]?.name_zh);

  it('are at most three, or as many as asked for', () => {
    expect(nearest('赤岗市集')).toHaveLength(3);
    expect(nearest('赤岗市集', 1)).toEqual([FIRST]);
    expect(nearest('赤岗市集', 0)).toEqual([]);
  });

  it('are nearest first, in characters and in letters', () => {
    expect(nearest('石进大市场')[0]).toBe(SHIJING);
    expect(nearest('bayunhuu')[0]).toBe(BAIYUN);
    expect(nearest('Jiangman Weest')[0]).toBe('示例江南西农贸市场');
  });

  it('are none where nothing is alike', () => {
    expect(nearest('xxxxxxxx')).toEqual([]);
  });
});
