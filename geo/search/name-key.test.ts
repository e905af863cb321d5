import { describe, expect, it } from 'vitest';
import { barePlace, coreOf, genericEnds } from './generic-words.ts';
import { indexOfPart, keyOf, unitsOf } from './name-key.ts';

describe('the key of a name', () => {
  it('writes numbers one way', () => {
    const ways = [
      '赤岗第六市场',
      '赤岗第6市场',
      '赤岗６市场',
      '赤岗六市场',
      '赤岗第 06 市场',
      '赤崗第六市場',
    ];
    expect(new Set(ways.map(keyOf))).toEqual(new Set(['赤岗六市场']));
  });

  it.each([
    ['1', '一'],
    ['10', '十'],
    ['12', '十二'],
    ['20', '二十'],
    ['99', '九十九'],
    ['100', '100'],
    ['407号', '407号'],
    ['0', '0'],
  ])('%s becomes %s', (digits, key) => {
    expect(keyOf(digits)).toBe(key);
  });

  it('has numbers as one unit', () => {
    expect(unitsOf('赤岗十六a区407号')).toEqual(['赤', '岗', '十六', 'a', '区', '407', '号']);
  });
});

describe('a part of a key', () => {
  it.each([
    ['赤岗十六市场', '六市场', -1],
    ['赤岗十六市场', '十六', 2],
    ['示例路1407号', '407号', -1],
    ['示例路407号', '407号', 3],
    ['十六号六号', '六号', 3],
    ['赤岗市场', '岗', 1],
  ])('in %s is %s at %i: a number is not cut', (text, part, at) => {
    expect(indexOfPart(text, part)).toBe(at);
  });
});

describe('generic words', () => {
  it.each([
    ['示例赤岗七农贸市场', '赤岗七'],
    ['广州市赤岗肉菜综合市场', '赤岗'],
    ['赤岗菜市', '赤岗'],
    ['新市市场', '新市'],
    ['赤岗', '赤岗'],
    ['农贸市场', ''],
    ['示例', ''],
    ['广州', ''],
    ['广州市', ''],
  ])('of %s leave "%s"', (key, core) => {
    expect(coreOf(key)).toBe(core);
  });

  it('never make up a whole name', () => {
    expect(genericEnds('农贸市场')).toEqual({ front: 0, end: 0 });
    expect(genericEnds('示例市场')).toEqual({ front: 2, end: 0 });
    expect(genericEnds('示例')).toEqual({ front: 0, end: 0 });
    expect(genericEnds('示例赤岗市场')).toEqual({ front: 2, end: 2 });
  });

  it('of places are their kind, where two characters are left', () => {
    expect(['白云区', '赤岗街道', '石碁镇', '赤岗', '市区'].map(barePlace)).toEqual([
      '白云',
      '赤岗',
      '石碁',
      '赤岗',
      '市区',
    ]);
  });
});
