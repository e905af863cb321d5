import { expect, it } from 'vitest';
import { INDICATORS, type IndicatorFigure, type Scorecard, type Verdict } from '$geo/regulatory/scorecard.ts';
import { columnsOf } from './columns.ts';

const figures = (values: Partial<Record<string, Partial<IndicatorFigure>>>): IndicatorFigure[] =>
  INDICATORS.map((key) => ({
    key,
    unit: key === 'overdue_equipment' ? 'facilities' : 'share',
    value: null,
    numerator: null,
    denominator: null,
    low: null,
    high: null,
    apart: null,
    rank: null,
    peer_rank: null,
    target: null,
    verdict: { state: 'no_data' },
    trend: [],
    worklist: null,
    ...values[key],
  }));
const scorecard = (district: number, indicators: IndicatorFigure[]): Scorecard => ({
  district,
  name_zh: '',
  name_en: '',
  people: 0,
  area_km2: 1,
  band: null,
  facilities: {
    market: { open: 0, located: 0 },
    canteen: { open: 0, located: 0 },
    elevator: { open: 0, located: 0 },
    station: { open: 0, located: 0 },
  },
  indicators,
  verdicts: { met: 0, short: 0, unstated: 0, no_data: 0 },
});
const overdue = (count: number, verdict: Verdict = { state: 'short', by: count }) => ({
  overdue_equipment: { value: count, numerator: count, denominator: 10, verdict },
});
const columnOf = (counts: readonly number[], city: number) =>
  columnsOf({
    city: scorecard(440_100, figures(overdue(city))),
    districts: counts.map((count, at) =>
      scorecard(at, figures(overdue(count, count < 2 ? { state: 'met' } : undefined))),
    ),
    targets: [],
  }).find(({ key }) => key === 'overdue_equipment');

it('says of the districts whether they add up to the city', () => {
  const counts = [0, 1, 2, 3];
  // The denominators are 4 × 10 against the city's 10: a sum of the counts alone is no sum.
  expect(columnOf(counts, 6)?.addsUp).toBe(false);
  const [column] = columnsOf({ city: scorecard(1, figures({})), districts: [], targets: [] });
  expect(column?.addsUp).toBeNull();
  expect(columnOf([6], 6)?.addsUp).toBe(true);
  expect(columnOf([5], 6)?.addsUp).toBe(false);
});

it('names nobody among the worst whose target is met', () => {
  const cells = columnOf([0, 0, 0, 0, 1], 1)?.cells;
  expect(cells?.get(4)).toMatchObject({ shade: 4, isWorst: false });
  expect(columnOf([0, 0, 0, 0, 2], 2)?.cells.get(4)).toMatchObject({ shade: 4, isWorst: true });
});
