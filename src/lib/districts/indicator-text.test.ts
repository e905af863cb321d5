import { describe, expect, it } from 'vitest';
import type { IndicatorFigure, TargetRow } from '$geo/regulatory/scorecard.ts';
import { textIn } from '$lib/i18n/index.ts';
import {
  amountText,
  apartText,
  countsText,
  rankOfText,
  readingText,
  targetText,
  valueText,
  verdictText,
} from './indicator-text.ts';

const zh = textIn('zh');
const en = textIn('en');

const target = (
  value: number | null,
  comparator: TargetRow['comparator'],
  unit: string | null,
): TargetRow => ({
  key: 'any',
  year: 2025,
  kind: 'target',
  name_zh: '',
  name_en: '',
  sentence: '',
  value,
  comparator,
  unit,
  scope: 'city',
  district: null,
  semantics: 'stated',
  source: '',
  verified: false,
});
const figure = (more: Partial<IndicatorFigure>): IndicatorFigure => ({
  key: 'school_canteens',
  unit: 'share',
  value: 0.944,
  numerator: 612,
  denominator: 648,
  low: null,
  high: null,
  apart: null,
  rank: null,
  peer_rank: null,
  target: null,
  verdict: { state: 'no_target' },
  trend: [],
  worklist: null,
  ...more,
});

describe('an indicator in words', () => {
  it('has a value in its unit, and never 0 for no data', () => {
    expect(valueText(0.9444, 'share', zh)).toBe('94.4%');
    expect(valueText(1_527_141, 'people', zh)).toBe('1,527,141');
    expect(valueText(1_249, 'metres', zh)).toBe('1.2 公里');
    expect(valueText(10.6, 'minutes', en)).toBe('10.6 min');
    expect(valueText(null, 'share', zh)).toBe('—');
    expect(valueText(0, 'facilities', zh)).toBe('0');
  });

  it('has its counts and what stands apart', () => {
    expect(countsText(figure({}), zh)).toBe('612 / 648 家');
    expect(countsText(figure({ denominator: null }), zh)).toBe('');
    expect(apartText(figure({ key: 'overdue_equipment', apart: 1_143 }), zh)).toBe(
      '另有 1,143 台无应检日期，单列',
    );
    expect(apartText(figure({ apart: 0 }), zh)).toBe('');
    expect(amountText('hazard_followup', 3, en)).toBe('3 hazards');
  });

  it('says how it stands against its target', () => {
    expect(verdictText('school_canteens', { state: 'short', by: 36 }, zh)).toBe('差 36 家');
    expect(verdictText('overdue_equipment', { state: 'short', by: 1_000 }, en)).toBe('1,000 elevators to go');
    expect(verdictText('overdue_equipment', { state: 'short', by: 1 }, en)).toBe('1 elevator to go');
    expect(verdictText('food_pass', { state: 'no_data' }, zh)).toBe('无数据');
  });

  it('names a target from its row, so that a changed row changes the words', () => {
    expect(targetText('school_canteens', target(100, '>=', '%'), zh)).toBe('学校食堂检查 100%');
    expect(targetText('school_canteens', target(95, '>=', '%'), zh)).toBe('学校食堂检查 ≥ 95%');
    expect(targetText('overdue_equipment', target(0, '=', '台'), zh)).toBe('超期未检电梯清零');
    expect(targetText('star_markets', target(90, '>=', '家'), zh)).toBe('星级农贸市场 ≥ 90 家');
    expect(targetText('star_markets', target(90, '>=', '家'), en)).toBe('Star-rated markets ≥ 90');
    expect(targetText('rescue_2024', target(10.6, '<=', 'min'), zh)).toBe('电梯救援响应 ≤ 10.6 分钟');
    expect(targetText('bright_kitchen', target(null, null, null), zh)).toBe('明厨亮灶食堂');
  });

  it('writes out both readings of a sentence', () => {
    const stock = { district: 440100, reading: 'stock', value: 415, target: 90, short: 0 } as const;
    const granted = {
      district: 440_111,
      reading: 'granted_in_year',
      value: 74,
      target: 90,
      short: 16,
    } as const;
    expect(readingText('star_markets', stock, 2025, zh)).toEqual({
      name: '全市存量读法',
      outcome: '415 ≥ 90 达标',
    });
    expect(readingText('star_markets', granted, 2025, zh)).toEqual({
      name: '白云区 2025 年新增读法',
      outcome: '74，差 16 家',
    });
  });

  it('has a rank that may be a range', () => {
    expect(rankOfText({ best: 5, worst: 6, of: 11 }, zh)).toBe('5–6 / 11');
    expect(rankOfText({ best: 1, worst: 1, of: 3 }, zh)).toBe('1 / 3');
    expect(rankOfText(null, zh)).toBe('—');
  });
});
