import '$lib/i18n/analysis.ts';
import '$lib/i18n/coverage.ts';
import { describe, expect, it } from 'vitest';
import type { CoverageLine } from '$geo/answers.ts';
import { textIn } from '$lib/i18n/index.ts';
import type { DemandName } from './demand.ts';
import { headline, limitWords, provenanceRows, uncoveredShare, type CoverageTable } from './figures.ts';
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

describe('where a figure comes from', () => {
  const rowsOf = (change: Partial<CoverageLine>, view = DEFAULT_VIEW, unlocated = 3) => {
    const city = { ...line(600, 1000), ...change };
    const settings = { demand: 'people', weight: 'count' };
    const supply = { kind: 'market', located: 10, unlocated, outside_city: 0, expired: 0 };
    const provenance = { dataVersion: 3, asOf: '2026-11-20', origin: null, engine: 'test' };
    // What the rows look at; an answer has more.
    const table = { settings, city, districts: [], supply, provenance } as unknown as CoverageTable;
    return Object.fromEntries(
      provenanceRows(table, city, view, textIn('zh'), []).map(({ term, value }) => [term, value]),
    );
  };

  it('names the unlocated supply and the land, each apart from people', () => {
    const rows = rowsOf({ unlocated_best: 650, land_m2: 4e6, land_covered_m2: 1e6 });
    expect(rows['未定位供给']).toBe('3 家未定位未计入；即使都在最佳位置，未覆盖也不少于 350 人（35.0%）');
    expect(rows['面积']).toBe('有人居住的土地 4.00 km² 中未覆盖 3.00 km²（75.0%），与人口分开计');
  });

  it('says neither where it is not known or there is none', () => {
    const rows = rowsOf({ unlocated_best: 600 }, DEFAULT_VIEW, 0);
    expect(rows).not.toHaveProperty('未定位供给');
    expect(rows).not.toHaveProperty('面积');
    expect(rowsOf({})).not.toHaveProperty('未定位供给');
  });

  it('says how long ways are taken to be', () => {
    expect(rowsOf({}, { ...DEFAULT_VIEW, detour: '1.25' })['半径']).toContain('直线 800 米');
  });
});
