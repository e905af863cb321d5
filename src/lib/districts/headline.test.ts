import { describe, expect, it } from 'vitest';
import type { IndicatorFigure, Scorecard } from '$geo/regulatory/scorecard.ts';
import { textIn } from '$lib/i18n/index.ts';
import { districtHeadline } from './headline.ts';

const settings = { radius_m: 1000, stars_min: 3 };
const NONE = { met: 0, short: 0, unstated: 0, no_data: 0 };

const figure = (numerator: number | null, denominator: number | null): IndicatorFigure => ({
  key: 'uncovered',
  unit: 'people',
  value: numerator,
  numerator,
  denominator,
  low: null,
  high: null,
  apart: null,
  rank: null,
  peer_rank: null,
  target: null,
  verdict: { state: 'no_target' },
  trend: [],
  worklist: null,
});
const sentences = (
  uncovered: number | null,
  people: number | null,
  verdicts: Partial<Scorecard['verdicts']> = {},
  lang: 'zh' | 'en' = 'zh',
) => {
  const scorecard = { indicators: [figure(uncovered, people)], verdicts: { ...NONE, ...verdicts } };
  const headline = districtHeadline(scorecard, settings, textIn(lang));
  // Numbers are not parted from what they count: the space between them is one that does not break.
  return {
    people: headline.people.replaceAll('\u00a0', ' '),
    targets: headline.targets.replaceAll('\u00a0', ' '),
  };
};

describe('the sentence on people', () => {
  it('counts of a hundred, rounded', () => {
    expect(sentences(1_527_141, 3_742_991).people).toBe(
      '每 100 名居民中约有 <b>41 人</b>在直线 1,000 米内没有三星及以上市场。',
    );
    expect(sentences(1_527_141, 3_742_991, {}, 'en').people).toBe(
      'About <b>41 of 100</b> residents have no market with 3 stars or more within 1,000 m.',
    );
  });

  it.each([
    [0, 100, '所有居民在直线 1,000 米内都有三星及以上市场。'],
    [1, 1_000_000, '每 100 名居民中<b>不到 1 人</b>在直线 1,000 米内没有三星及以上市场。'],
    [499, 100_000, '每 100 名居民中<b>不到 1 人</b>在直线 1,000 米内没有三星及以上市场。'],
    [500, 100_000, '每 100 名居民中约有 <b>1 人</b>在直线 1,000 米内没有三星及以上市场。'],
    [99_499, 100_000, '每 100 名居民中约有 <b>99 人</b>在直线 1,000 米内没有三星及以上市场。'],
    [99_500, 100_000, '每 100 名居民中<b>超过 99 人</b>在直线 1,000 米内没有三星及以上市场。'],
    [999_999, 1_000_000, '每 100 名居民中<b>超过 99 人</b>在直线 1,000 米内没有三星及以上市场。'],
    [100, 100, '<b>所有居民</b>在直线 1,000 米内都没有三星及以上市场。'],
    [0, 0, '没有居民数据，无法计算市场覆盖。'],
    [null, null, '没有居民数据，无法计算市场覆盖。'],
  ])('is true of %s of %s', (uncovered, people, sentence) => {
    expect(sentences(uncovered, people).people).toBe(sentence);
  });

  it('names the market that was asked for', () => {
    const of = (stars_min: number) =>
      districtHeadline(
        { indicators: [figure(0, 100)], verdicts: NONE },
        { radius_m: 500, stars_min },
        textIn('zh'),
      ).people;
    expect(of(5)).toBe('所有居民在直线 500 米内都有五星及以上市场。');
    expect(of(1)).toBe('所有居民在直线 500 米内都有一星及以上市场。');
  });

  it('says that there are no data where the figure is missing', () => {
    const { people } = districtHeadline({ indicators: [], verdicts: NONE }, settings, textIn('en'));
    expect(people).toBe('There are no data on residents, so market coverage cannot be computed.');
  });
});

describe('the sentence on targets', () => {
  it.each<[Partial<Scorecard['verdicts']>, string, string]>([
    [
      { met: 2, short: 2, unstated: 1, no_data: 2 },
      '7 项目标中 <b>2 项达标、2 项未达</b>，1 项口径未明，2 项无数据。',
      'Targets (7): <b>2 met, 2 missed</b>, 1 left open, 2 without data.',
    ],
    [
      { met: 4, no_data: 2 },
      '6 项目标中 <b>4 项达标</b>，2 项无数据。',
      'Targets (6): <b>4 met</b>, 2 without data.',
    ],
    [
      { short: 3, unstated: 1 },
      '4 项目标中 <b>3 项未达</b>，1 项口径未明。',
      'Targets (4): <b>3 missed</b>, 1 left open.',
    ],
    [
      { unstated: 1, no_data: 2 },
      '3 项目标中 1 项口径未明，2 项无数据。',
      'Targets (3): 1 left open, 2 without data.',
    ],
    [{ met: 1 }, '1 项目标<b>全部达标</b>。', 'Targets (1): <b>all met</b>.'],
    [{ short: 7 }, '7 项目标<b>全部未达</b>。', 'Targets (7): <b>all missed</b>.'],
    [{ no_data: 7 }, '7 项目标全部无数据。', 'Targets (7): all without data.'],
    [{}, '这一天没有目标在册。', 'No target is on record for this day.'],
  ])('counts %o', (verdicts, zh, en) => {
    expect(sentences(1, 2, verdicts).targets).toBe(zh);
    expect(sentences(1, 2, verdicts, 'en').targets).toBe(en);
  });
});
