import { expect, it } from 'vitest';
import type { IndicatorFigure, ScorecardAnswer, TargetRow } from '$geo/regulatory/scorecard.ts';
import { textIn } from '$lib/i18n/index.ts';
import { indicatorRows } from './provenance.ts';

const city = {
  ...{ key: 'star_markets_2025', year: 2025, scope: 'city', district: null, sentence: '全市不少于90家' },
  ...{ source: '报告', verified: true },
} as TargetRow; // all that the rows look at
const own: TargetRow = { ...city, scope: 'district', district: 440_111, sentence: '区内不少于12家' };
const answer = {
  settings: { as_of: '2026-11-20', radius_m: 1000, stars_min: 3, ratings: 'current' },
  targets: [city, own],
  provenance: { dataVersion: 3, asOf: '2026-11-20', origin: 'synthetic', engine: 'x' },
} as unknown as ScorecardAnswer; // all that the rows look at
const figure = {
  ...{ key: 'star_markets', unit: 'facilities', value: 5, numerator: 5, denominator: 9, apart: null },
  ...{ low: null, high: null, target: 'star_markets_2025' },
} as IndicatorFigure; // all that the rows look at

it('a figure quotes the target of its own district where one was entered, else that of the city', () => {
  const quoted = (district: number) =>
    indicatorRows(figure, answer, textIn('zh'), district)
      .map(({ value }) => value)
      .join('\n');
  expect(quoted(440_111)).toContain(own.sentence);
  expect(quoted(440_111)).not.toContain(city.sentence);
  for (const district of [440_100, 440_106]) {
    expect(quoted(district)).toContain(city.sentence);
    expect(quoted(district)).not.toContain(own.sentence);
  }
});
