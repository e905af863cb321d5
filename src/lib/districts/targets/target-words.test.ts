import { expect, it } from 'vitest';
import { textIn } from '$lib/i18n/index.ts';
import { aimText, differenceText, minuteText, quantityText, saidText } from './target-words.ts';

const [zh, en] = [textIn('zh'), textIn('en')];

it('a number stands with its sign and unit, and zero and fractions are numbers', () => {
  const aim = (value: number | null, comparator: '>=' | '<=' | '=' | null, unit: string | null) =>
    [zh, en].map((text) => aimText({ value, comparator, unit }, text));
  expect(aim(1136, '=', '家')).toEqual(['= 1,136 家', '= 1,136']);
  expect(aim(98, '>=', '%')).toEqual(['≥ 98%', '≥ 98%']);
  expect(aim(10.6, '<=', 'min')).toEqual(['≤ 10.6 分钟', '≤ 10.6 min']);
  expect(aim(0, '=', '台')).toEqual(['= 0 台', '= 0']);
  expect(aim(5, '=', null)).toEqual(['= 5', '= 5']);
  expect(aim(null, null, null)).toEqual([null, null]);
  expect(quantityText(1000, 'm', zh)).toBe('1,000 米');
});

it('a change tells before and after in the words of the page', () => {
  const told = (
    column: 'value' | 'verified' | 'district' | 'comparator' | 'sentence' | 'year',
    before: string | number | null,
    after: string | number | null,
  ) => differenceText({ column, before, after }, zh);
  expect(told('value', 98.5, 1000)).toBe('数值 98.5 → 1,000');
  expect(told('year', 2025, 2026)).toBe('年度 2025 → 2026');
  expect(told('value', null, 0)).toBe('数值 （空） → 0');
  expect(told('verified', 'no', 'yes')).toBe('核实 待核实 → 已核实');
  expect(told('comparator', 'at_least', 'at_most')).toBe('比较 ≥ → ≤');
  expect(told('district', 440_111, 440_106)).toBe('辖区 白云区 → 天河区');
  expect(told('sentence', null, '不少于9家')).toBe('原句 （空） → “不少于9家”');
});

it('an event tells its minute, who, and after which data version', () => {
  const event = { at: '2026-03-01T09:05:59+08:00', what: 'entered', differences: [] } as const;
  expect(minuteText(event.at)).toBe('2026-03-01 09:05');
  expect(saidText({ ...event, by: '张三', after: 3 }, zh)).toBe('张三 · 数据版本 v3 之后');
  expect(saidText({ ...event, by: null, after: 0 }, en)).toBe('no name given · before any data version');
});
