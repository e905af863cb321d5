import { describe, expect, it } from 'vitest';
import { textIn } from '$lib/i18n/index.ts';
import { changeText, periodText } from './trend-words.ts';

const zh = textIn('zh');
const point = (value: number | null, term: string | null = null) => ({
  at: '2026-11-20',
  term,
  value,
  numerator: null,
  denominator: null,
});

describe('the period of a trend', () => {
  it('is a term up to its last day counted, or the day itself', () => {
    expect(periodText(point(1, '2026-autumn'), zh)).toBe('2026 秋（至 2026-11-20）');
    expect(periodText(point(1, '2026-spring'), textIn('en'))).toBe('Spring 2026 (to 2026-11-20)');
    expect(periodText(point(1), zh)).toBe('2026-11-20');
  });
});

describe('the newest change', () => {
  const change = (unit: 'share' | 'facilities' | 'metres', ...values: (number | null)[]) =>
    changeText({ unit, trend: values.map((value) => point(value)) }, { term: null }, zh);

  it('is in points for shares and in items for counts', () => {
    expect(change('share', 0.1, 0.5, 0.541)).toBe('较上期 +4.1 个百分点');
    expect(change('share', 0.6, 0.5)).toBe('较上期 −10.0 个百分点');
    expect(change('facilities', 33, 27)).toBe('较上期 −6');
  });

  it('is none where nothing changed that is written', () => {
    expect(change('share', 0.5, 0.50001)).toBe('与上期相同');
    expect(change('facilities', 27, 27)).toBe('与上期相同');
    expect(change('metres', 1_855, 1_853)).toBe('与上期相同');
  });

  it('of a term that still runs is not told: it is held against no whole one', () => {
    const trend = [point(0.9, '2026-spring'), point(0.4, '2026-autumn')];
    const term = {
      key: '2026-autumn',
      name_zh: '',
      name_en: '',
      first_day: '2026-09-01',
      last_day: '2027-01-20',
      counted_to: '2026-11-20',
    };
    expect(changeText({ unit: 'share', trend }, { term }, zh)).toBe('本学期进行中');
    const over = { ...term, counted_to: term.last_day };
    expect(changeText({ unit: 'share', trend }, { term: over }, zh)).toBe('较上期 −50.0 个百分点');
  });

  it('is not told without both values', () => {
    expect(change('share', 0.5)).toBe('');
    expect(change('share', null, 0.5)).toBe('');
    expect(change('share', 0.4, null)).toBe('');
    expect(change('share')).toBe('');
  });
});
