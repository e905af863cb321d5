import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './fold.ts';
import { slugOf, syllablesOf } from './pinyin.ts';

const golden = process.env.GOLDEN_DIR ?? path.resolve(import.meta.dirname, '../../../shared/data/golden');
const TOWNS = path.resolve(golden, '../towns.csv');

/** Towns that the list spells by dictionary; the town, its metro station and its road signs say Dongchong. */
const SPELT_OTHERWISE: Readonly<Record<string, string>> = { 东涌: 'dong chong' };

describe('syllables of a name', () => {
  it.each([
    ['白云', 'bai yun'],
    ['番禺', 'pan yu'],
    ['增城', 'zeng cheng'],
    ['从化', 'cong hua'],
    ['石碁', 'shi qi'],
    ['榄核', 'lan he'],
    ['大朗', 'da lang'],
    ['沙湾', 'sha wan'],
    ['南沙', 'nan sha'],
    ['长洲', 'chang zhou'],
    ['长堤', 'chang di'],
    ['长兴', 'chang xing'],
    ['重阳', 'chong yang'],
    ['银行', 'yin hang'],
    ['十三行', 'shi san hang'],
    ['同乐', 'tong le'],
    ['民乐', 'min le'],
    ['花都区', 'hua du qu'],
    ['沙涌', 'sha chong'],
    ['涌泉', 'yong quan'],
    ['厦滘', 'xia jiao'],
    ['区庄', 'ou zhuang'],
    ['吕田', 'lv tian'],
    ['示例赤岗第七农贸市场', 'shi li chi gang di qi nong mao shi chang'],
    ['萬國市場', 'wan guo shi chang'],
    ['Ｂ２区（东）', 'b2 qu dong'],
    ['示例 Gate 2 市场', 'shi li gate 2 shi chang'],
    ['', ''],
    ['（）', ''],
  ])('of %s are "%s"', (name, syllables) => {
    expect(syllablesOf(name)).toBe(syllables);
  });

  it('are one for each character and one for each other word', () => {
    const text = fc.string({ unit: fc.constantFrom(...'赤岗白云第七农贸市场（） a2-') });
    fc.assert(
      fc.property(text, (name) => {
        const parts = foldText(name).match(/\p{Script=Han}|[a-z0-9]+/gu) ?? [];
        expect(syllablesOf(name).split(' ').filter(Boolean)).toHaveLength(parts.length);
      }),
    );
  });

  it.skipIf(!existsSync(TOWNS))(
    `agree with all 177 towns of the list (skipped without shared/data/towns.csv)`,
    () => {
      const rows = readFileSync(TOWNS, 'utf8').trim().split('\n').slice(1);
      const compared = rows.map((row) => {
        const [, , name = '', kind = '', listed = ''] = row.split(',');
        const bare = name.slice(0, -kind.length);
        // Two towns have their kind spelt, too: Huangpu and Nansha, named like their districts.
        const given = listed.endsWith(' jie dao') ? name : bare;
        return { bare, syllables: syllablesOf(given), expected: SPELT_OTHERWISE[bare] ?? listed };
      });
      expect(compared).toHaveLength(177);
      expect(compared.filter(({ syllables, expected }) => syllables !== expected)).toEqual([]);
    },
  );
});

describe('the slug of a name', () => {
  it.each([
    ['白云市场', 'bai-yun-shi-chang'],
    ['吕田（东）Ｂ２市场', 'lv-tian-dong-b2-shi-chang'],
    ['', 'market'],
    ['—', 'market'],
    ['Рынок', 'market'],
  ])('of %s is %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  it('is cut between syllables, at 80 characters at most', () => {
    expect(slugOf('庄'.repeat(30))).toBe(
      Array(13)
        .fill('zhuang')
        .join('-')
        .slice(0, 80)
        .replace(/-[a-z]{0,5}$/u, ''),
    );
    expect(slugOf('a'.repeat(100))).toBe('a'.repeat(80));
  });

  it('is safe in an address, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(slugOf(name)).toMatch(/^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/u);
      }),
    );
  });
});
