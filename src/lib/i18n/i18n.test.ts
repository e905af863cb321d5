import { describe, expect, it } from 'vitest';
import './analysis.ts';
import './facility.ts';
import { textIn } from './index.ts';

const flatten = (words: object, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flatten(value as object, `${path}${key}.`),
  );
const slots = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

type Dictionaries = Record<string, Record<string, object>>;
/** All files of a language; each exports one part of the dictionary. */
const chineseFiles: Dictionaries = import.meta.glob('./zh/*.ts', { eager: true });
const englishFiles: Dictionaries = import.meta.glob('./en/*.ts', { eager: true });
const partsOf = (files: Dictionaries) => Object.values(files).flatMap((parts) => Object.values(parts));
const wordsOf = (files: Dictionaries) => new Map(partsOf(files).flatMap((part) => flatten(part)));

const chinese = wordsOf(chineseFiles);
const english = wordsOf(englishFiles);

describe('the two dictionaries', () => {
  it('have no key twice', () => {
    const keys = partsOf(chineseFiles).flatMap((part) => Object.keys(part));
    expect(keys.length).toBeGreaterThan(30);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

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
