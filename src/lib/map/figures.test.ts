import '$lib/i18n/analysis.ts';
import '$lib/i18n/coverage.ts';
import { describe, expect, it } from 'vitest';
import type { CoverageLine } from '$geo/answers.ts';
import { textIn } from '$lib/i18n/index.ts';
import type { DemandName } from './demand.ts';
import { headline, limitWords, uncoveredShare } from './figures.ts';
import { DEFAULT_VIEW } from './view.ts';

const line = (covered: number, total: number): CoverageLine => ({
  district: 440100,
  name_zh: '全市',
  name_en: 'City',
  covered,
  total,
  share: total === 0 ? null : covered / total,
  low: covered,
  high: covered,
  unlocated_best: null,
  land_covered_m2: null,
  land_m2: null,
  p50_m: null,
  p90_m: null,
  p95_m: null,
  worst_m: null,
  edge_people: 0,
  supply_located: 0,
  supply_unlocated: 0,
  demand_unlocated: 0,
});
const say = (covered: number, total: number) => headline(line(covered, total), DEFAULT_VIEW, textIn('zh'));

describe('the sentence above the figures', () => {
  it('counts those left out of a hundred', () => {
    expect(say(562, 1000)).toBe('每 100 名居民中约有 <b>44 人</b>，\n直线 1,000 米内没有三星及以上市场');
  });

  it('has its own words for nobody, for everybody and for no data', () => {
    expect(say(0, 1000)).toContain('所有居民</b>都没有');
    expect(say(1000, 1000)).toContain('都有三星及以上市场');
    expect(say(0, 0)).toContain('没有居民数据');
  });

  it('speaks of the demand that is counted', () => {
    const sentence = (demand: DemandName, covered = 562) =>
      headline(line(covered, 1000), DEFAULT_VIEW, textIn('zh'), demand);
    expect(sentence('elevator')).toBe(
      '每 100 部电梯中约有 <b>44 部</b>，\n直线 1,000 米内没有三星及以上市场',
    );
    expect(sentence('canteen', 1000)).toContain('所有食堂');
    expect(sentence('meals')).toContain('<b>44 份</b>');
    expect(headline(line(0, 0), DEFAULT_VIEW, textIn('en'), 'elevator')).toContain('No located elevator');
  });

  it('says that ways are longer than straight lines where that is assumed', () => {
    const walked = { ...DEFAULT_VIEW, detour: '1.3' };
    expect(headline(line(562, 1000), walked, textIn('zh'))).toBe(
      '每 100 名居民中约有 <b>44 人</b>，\n步行 1,000 米内（绕行系数 1.3）没有三星及以上市场',
    );
    expect(limitWords(walked)).toEqual({ radius: '1,000', straight: '769', detour: '1.3' });
  });

  it('never says that nobody is left out while somebody is', () => {
    expect(say(999_999, 1_000_000)).toContain('约有 <b>1 人</b>');
  });
});

it('turns the covered share into that of those left out, and no data into a dash', () => {
  expect(uncoveredShare(0.562)).toBe('43.8');
  expect(uncoveredShare(null)).toBe('—');
});
