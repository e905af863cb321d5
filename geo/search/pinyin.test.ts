import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { slugOf, syllablesOf } from './pinyin.ts';

/** The list spells it "hai chuang"; the subdistrict writes itself Haizhuang. */
const LISTED_OTHERWISE = '海幢街道';
const TOWNS = new URL('../../../shared/data/towns.csv', import.meta.url);

describe('pinyin', () => {
  it('reads the names of the city as they are read here', () => {
    expect(syllablesOf('番禺')).toBe('pan yu');
    expect(syllablesOf('增城从化')).toBe('zeng cheng cong hua');
    expect(syllablesOf('长洲石碁榄核')).toBe('chang zhou shi qi lan he');
    expect(syllablesOf('赤岗ABC 12')).toBe('chi gang abc 12');
    expect(syllablesOf('')).toBe('');
  });

  it.skipIf(!existsSync(TOWNS))('agrees with the list of towns (skipped without the shared data)', () => {
    const [, ...rows] = readFileSync(TOWNS, 'utf8').trim().split('\n');
    const wrong = rows.flatMap((row) => {
      const [, , name = '', kind = '', expected = ''] = row.split(',');
      const spelt = syllablesOf(name.slice(0, name.length - kind.length));
      const listed = expected
        .toLowerCase()
        .replaceAll('ü', 'v')
        .replace(/ jie dao$/, '');
      return spelt === listed || name === LISTED_OTHERWISE ? [] : [`${name}: ${spelt}, listed ${listed}`];
    });
    expect(rows.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });
});

describe('a slug', () => {
  it('is small letters, digits and hyphens, cut between syllables, and never empty', () => {
    expect(slugOf('示例赤岗第六农贸市场')).toBe('shi-li-chi-gang-di-liu-nong-mao-shi-chang');
    expect(slugOf('（）')).toBe('market');
    const long = slugOf('赤岗'.repeat(40));
    expect(long.length).toBeLessThanOrEqual(80);
    expect(long).toMatch(/^(chi|gang)(-(chi|gang))*$/);
    expect(slugOf('x'.repeat(200))).toHaveLength(80);
  });
});
