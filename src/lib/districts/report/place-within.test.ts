import { expect, it } from 'vitest';
import { textIn } from '$lib/i18n/index.ts';
import { placeWithin } from './place-within.ts';

const baiyun = { name_zh: '白云区', name_en: 'Baiyun' };
const south = { label_zh: '白云区南部', label_en: 'Baiyun south' };

it('leaves out the name of the district', () => {
  expect(placeWithin(south, baiyun, textIn('zh'))).toBe('南部');
  expect(placeWithin(south, baiyun, textIn('en'))).toBe('south');
  expect(placeWithin({ ...south, town: '三元里' }, baiyun, textIn('zh'))).toBe('三元里 · 南部');
});

it('keeps the names of other places, and of the district alone', () => {
  const tianhe = { label_zh: '天河区北部', label_en: 'Tianhe north' };
  expect(placeWithin(tianhe, baiyun, textIn('zh'))).toBe('天河区北部');
  expect(placeWithin({ label_zh: '白云区', label_en: 'Baiyun' }, baiyun, textIn('en'))).toBe('Baiyun');
});
