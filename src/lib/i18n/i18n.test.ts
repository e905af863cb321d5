import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { planner as plannerEn } from './en/planner.ts';
import { textIn } from './index.ts';
import { planner as plannerZh } from './zh/planner.ts';
import { zh } from './zh.ts';

const flatten = (words: object, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flatten(value as object, `${path}${key}.`),
  );
const slots = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

const chinese = new Map(flatten({ ...zh, ...plannerZh }));
const english = new Map(flatten({ ...en, ...plannerEn }));

describe('the two dictionaries', () => {
  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('leave no word empty except the units that English does not have', () => {
    const empty = [...chinese, ...english].filter(([, words]) => words.trim() === '').map(([key]) => key);
    expect(empty.filter((key) => !key.startsWith('unit.'))).toEqual([]);
  });

  it('fill in nothing in English that Chinese does not give', () => {
    for (const [key, words] of english) {
      const given = slots(chinese.get(key) ?? '');
      expect(given, key).toEqual(expect.arrayContaining(slots(words)));
    }
  });

  it('name no slot like an option of i18next, which would change the language or the form', () => {
    const options = [
      'lng',
      'lngs',
      'ns',
      'context',
      'defaultValue',
      'ordinal',
      'replace',
      'postProcess',
      'interpolation',
    ];
    for (const [key, words] of chinese)
      for (const slot of slots(words)) expect(options, key).not.toContain(slot);
  });

  it('hold Chinese words in Chinese and none in English', () => {
    const exceptions = ['app.chinese'];
    for (const [key, words] of english)
      if (!exceptions.includes(key)) expect(/[\u4e00-\u9fff]/.test(words), `${key}: ${words}`).toBe(false);
  });
});

describe('textIn', () => {
  it('fills values in and keeps punctuation as it is', () => {
    expect(textIn('zh').t('coverage.located', { located: 5, total: 7 })).toBe('已定位 5/7');
    expect(textIn('en').t('badge.version', { version: 3 })).toBe('v3');
    expect(textIn('en').t('detail.source', { origin: 'a&b', file: '<x>', date: 'd', version: 1 })).toContain(
      'a&b; <x>',
    );
  });

  it('falls back to the Chinese name', () => {
    expect(textIn('en').name({ name_zh: '示例', name_en: null })).toBe('示例');
    expect(textIn('en').name({ name_zh: '示例', name_en: 'Demo' })).toBe('Demo');
    expect(textIn('zh').name({ name_zh: '示例', name_en: 'Demo' })).toBe('示例');
  });
});
