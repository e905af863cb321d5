import { describe, expect, it } from 'vitest';
import { DISTRICTS } from '../kinds/vocabulary.ts';
import { districtAreaKm2 } from '../place/district-area.ts';
import { CORE_FROM, densityBand, URBAN_FROM } from './density.ts';
import type { DistrictCounts } from './district-counts.ts';
import { foodSamples } from './food-samples.ts';
import { grantedByYear } from './granted-stars.ts';
import { type CoverageFacts, indicatorFigures } from './indicator-figures.ts';
import type { IndicatorKey, Scorecard, TargetRow } from './scorecard.ts';
import { scorecards } from './scorecards.ts';

const none = { open: 0, located: 0 };
const nobody = { in_scope: 0, inspected: 0, closed: 0, missing: 0 };
const nothing = (district: number): DistrictCounts => ({
  district,
  facilities: { market: none, canteen: none, elevator: none, station: none },
  markets: { valid: 0, expired: 0, granted: {} },
  schools: nobody,
  suppliers: nobody,
  elevators: { overdue: 0, on_time: 0, unknown: 0, residential: 0, old: 0, undated: 0 },
  hazards: { done: 0, pending: 0, missed: 0 },
  canteens: { bright: 0, not_bright: 0, unknown: 0 },
  samples: { sampled: 0, passed: 0 },
});
const people = (district: number, rest: Partial<CoverageFacts> = {}): CoverageFacts => ({
  ...{
    district,
    covered: 60,
    total: 100,
    share: 0.6,
    low: 50,
    high: 70,
    p90_m: 1_234.5,
    supply_unlocated: 2,
  },
  ...rest,
});
const figure = (counts: DistrictCounts, key: IndicatorKey, ratings: 'current' | 'valid' = 'current') =>
  indicatorFigures(counts, people(counts.district), ratings).find((one) => one.key === key);

describe('the figures of a district', () => {
  it('have no data where there is nothing to count among, never 0', () => {
    const empty = people(440106, { covered: 0, total: 0, share: null, low: 0, high: 0, p90_m: null });
    for (const { key, value, low, high } of indicatorFigures(nothing(440106), empty, 'current'))
      expect([key, value, low, high]).toEqual([key, null, null, null]);
    for (const { value } of indicatorFigures(nothing(440106), null, 'current')) expect(value).toBeNull();
  });

  it('turn the band of the people covered into that of the people beyond', () => {
    expect(figure(nothing(440106), 'coverage')).toMatchObject({ value: 0.6, low: 0.5, high: 0.7, apart: 2 });
    expect(figure(nothing(440106), 'uncovered')).toMatchObject({
      value: 40,
      low: 30,
      high: 50,
      numerator: 40,
    });
    expect(figure(nothing(440106), 'p90')).toMatchObject({ value: 1_234.5, unit: 'metres', low: null });
  });

  it('count expired stars as the setting says', () => {
    const counts = {
      ...nothing(440106),
      facilities: { ...nothing(440106).facilities, market: { open: 9, located: 9 } },
      markets: { valid: 3, expired: 2, granted: {} },
    };
    expect(figure(counts, 'star_markets')).toMatchObject({ value: 5, denominator: 9, apart: 2 });
    expect(figure(counts, 'star_markets', 'valid')).toMatchObject({ value: 3, denominator: 9, apart: 2 });
  });

  it('say nothing of overdue elevators where no date is known, and 0 where one is', () => {
    const elevators = { overdue: 0, on_time: 0, unknown: 4, residential: 4, old: 0, undated: 4 };
    expect(figure({ ...nothing(440106), elevators }, 'overdue_equipment')?.value).toBeNull();
    expect(figure({ ...nothing(440106), elevators }, 'old_elevators')?.value).toBeNull();
    const known = { ...elevators, on_time: 1, residential: 5 };
    const counts = { ...nothing(440106), elevators: known };
    expect(figure(counts, 'overdue_equipment')).toMatchObject({ value: 0, denominator: 5, apart: 4 });
    expect(figure(counts, 'old_elevators')).toMatchObject({ value: 0, denominator: 5, apart: 4 });
  });

  it('keep open hazards, unknown canteens and closed schools beside the share', () => {
    const counts = {
      ...nothing(440106),
      hazards: { done: 9, pending: 5, missed: 1 },
      canteens: { bright: 3, not_bright: 1, unknown: 6 },
      schools: { in_scope: 10, inspected: 7, closed: 1, missing: 2 },
      samples: { sampled: 50, passed: 49 },
    };
    expect(figure(counts, 'hazard_followup')).toMatchObject({ value: 0.9, denominator: 10, apart: 5 });
    expect(figure(counts, 'bright_kitchen')).toMatchObject({ value: 0.75, denominator: 4, apart: 6 });
    expect(figure(counts, 'school_canteens')).toMatchObject({ value: 0.7, denominator: 10, apart: 1 });
    expect(figure(counts, 'food_pass')).toMatchObject({ value: 0.98, numerator: 49, apart: null });
  });
});

describe('scorecards', () => {
  const [A, B, C] = [440103, 440104, 440105];
  const overdue: Record<number, number> = { [A]: 0, [B]: 3, [C]: 3 };
  const counts = [440100, A, B, C].map((district) => ({
    ...nothing(district),
    elevators: { ...nothing(district).elevators, overdue: overdue[district] ?? 6, on_time: 10 },
  }));
  /** A and B are dense, C is not. */
  const coverage = [
    people(440100),
    people(A, { total: 1_000_000, covered: 900_000, share: 0.9, low: 850_000, high: 950_000 }),
    people(B, { total: 1_000_000, covered: 860_000, share: 0.86, low: 800_000, high: 900_000 }),
    people(C, { total: 1_000, covered: 100, share: 0.1, low: 50, high: 200 }),
  ];
  const target: TargetRow = {
    ...{
      key: 'overdue_equipment',
      year: 2025,
      kind: 'target',
      name_zh: '',
      name_en: '',
      sentence: '',
      value: 0,
    },
    ...{
      comparator: '=',
      unit: '台',
      scope: 'city',
      district: null,
      semantics: 'stated',
      source: '',
      verified: false,
    },
  };
  const settings = { as_of: '2026-11-20', ratings: 'current' } as const;
  const cards = scorecards({ counts, coverage, targets: [target], settings });
  const of = (district: number, key: IndicatorKey) => {
    const card = cards.find((one) => one.district === district) as Scorecard; // one of the four
    return card.indicators.find((one) => one.key === key);
  };

  it('rank overlapping bands and equal values as tied, by the direction of the indicator', () => {
    expect(of(A, 'coverage')?.rank).toEqual({ best: 1, worst: 2, of: 3 });
    expect(of(B, 'coverage')?.rank).toEqual({ best: 1, worst: 2, of: 3 });
    expect(of(C, 'coverage')?.rank).toEqual({ best: 3, worst: 3, of: 3 });
    expect(of(C, 'uncovered')?.rank).toEqual({ best: 1, worst: 1, of: 3 });
    expect(of(A, 'overdue_equipment')?.rank).toEqual({ best: 1, worst: 1, of: 3 });
    expect(of(B, 'overdue_equipment')?.rank).toEqual({ best: 2, worst: 3, of: 3 });
    expect(of(A, 'food_pass')?.rank).toBeNull();
  });

  it('rank peers of the same density among themselves, and never the city', () => {
    expect(cards.map(({ band }) => band)).toEqual([null, 'core', 'core', 'rural']);
    expect(of(B, 'overdue_equipment')?.peer_rank).toEqual({ best: 2, worst: 2, of: 2 });
    expect(of(C, 'overdue_equipment')?.peer_rank).toEqual({ best: 1, worst: 1, of: 1 });
    expect(of(440100, 'overdue_equipment')).toMatchObject({ rank: null, peer_rank: null });
  });

  it('hold every figure against its target, and count the verdicts', () => {
    expect(of(A, 'overdue_equipment')).toMatchObject({
      target: 'overdue_equipment',
      verdict: { state: 'met' },
    });
    expect(of(440100, 'overdue_equipment')?.verdict).toEqual({ state: 'short', by: 6 });
    expect(of(A, 'coverage')).toMatchObject({ target: null, verdict: { state: 'no_target' } });
    expect(cards[1]?.verdicts).toEqual({ met: 1, short: 0, unstated: 0, no_data: 0 });
    expect(cards[0]?.verdicts).toEqual({ met: 0, short: 1, unstated: 0, no_data: 0 });
  });
});

describe('density', () => {
  it('has limits that belong to the band above', () => {
    expect(densityBand(CORE_FROM * 10, 10)).toBe('core');
    expect(densityBand(CORE_FROM * 10 - 1, 10)).toBe('urban');
    expect(densityBand(URBAN_FROM * 10, 10)).toBe('urban');
    expect(densityBand(URBAN_FROM * 10 - 1, 10)).toBe('rural');
  });

  it('rests on areas of the boundaries, which the yearbook defines otherwise', () => {
    // Measured before the boundaries were simplified: 136.7 and 664.1; tests/db/scorecard.test.ts asks PostGIS.
    expect(districtAreaKm2(440106)).toBeCloseTo(136.7, 0);
    expect(districtAreaKm2(440111)).toBeCloseTo(664.1, 0);
    expect(districtAreaKm2(440116)).toBe(0);
    const bands = DISTRICTS.map(({ code, population2020 }) =>
      densityBand(population2020, districtAreaKm2(code)),
    );
    expect(new Set(bands)).toEqual(new Set(['core', 'urban', 'rural']));
  });
});

describe('food samples', () => {
  const months = ['2025-12-01', '2026-01-01', '2026-02-01'].map((month, at) => ({
    month,
    sampled: 10 * 10 ** at,
    passed: 9,
  }));

  it('count the months of the year that have ended by the day', () => {
    expect(foodSamples(months, '2026-02-28')).toEqual({ sampled: 1_100, passed: 18 });
    expect(foodSamples(months, '2026-02-27')).toEqual({ sampled: 100, passed: 9 });
    expect(foodSamples(months, '2026-01-30')).toEqual({ sampled: 0, passed: 0 });
  });
});

describe('stars granted in a year', () => {
  it('count a market once a year, from the day on and until it is withdrawn', () => {
    const ratings = [
      { market: 1, ratedOn: '2025-03-01', revokedOn: null },
      { market: 1, ratedOn: '2025-09-01', revokedOn: null },
      { market: 1, ratedOn: '2026-09-01', revokedOn: null },
      { market: 2, ratedOn: '2025-04-01', revokedOn: '2026-05-01' },
    ];
    const on = (day: string) =>
      Object.fromEntries([...grantedByYear(ratings, day)].map(([year, markets]) => [year, [...markets]]));
    expect(on('2026-04-30')).toEqual({ 2025: [1, 2] });
    expect(on('2026-09-01')).toEqual({ 2025: [1], 2026: [1] });
    expect(on('2025-02-28')).toEqual({});
  });
});
