import { describe, expect, it } from 'vitest';
import { INDICATORS, type Scorecard } from '$geo/regulatory/scorecard.ts';
import {
  arranged,
  arrangedHref,
  COLUMNS,
  DEFAULT_ARRANGEMENT,
  readArrangement,
  sortedBy,
  type Arrangement,
} from './arrangement.ts';

/** A district of which only the coverage matters. */
const district = (code: number, coverage: number | null, band: Scorecard['band'] = 'core'): Scorecard => ({
  district: code,
  name_zh: '',
  name_en: '',
  people: 1,
  area_km2: 1,
  band,
  facilities: {
    market: { open: 0, located: 0 },
    canteen: { open: 0, located: 0 },
    elevator: { open: 0, located: 0 },
    station: { open: 0, located: 0 },
  },
  indicators: INDICATORS.map((key) => ({
    key,
    unit: 'share',
    value: key === 'coverage' ? coverage : null,
    numerator: null,
    denominator: null,
    low: null,
    high: null,
    apart: null,
    rank: null,
    peer_rank: null,
    target: null,
    verdict: { state: 'no_target' },
    trend: [],
    worklist: null,
  })),
  verdicts: { met: 0, short: 0, unstated: 0, no_data: 0 },
});
const at = (text: string) => readArrangement(new URL(text, 'http://localhost').searchParams);
const codes = (rows: readonly Scorecard[], arrangement: Partial<Arrangement>) =>
  arranged(rows, { ...DEFAULT_ARRANGEMENT, ...arrangement }).map((group) =>
    group.rows.map((row) => row.district),
  );

describe('the arrangement in the address', () => {
  it('comes back as it was written, for every column and direction', () => {
    for (const column of COLUMNS)
      for (const isFalling of [true, false])
        for (const isGrouped of [true, false]) {
          const arrangement: Arrangement = { column, isFalling, by: 'p90', isGrouped };
          expect(at(arrangedHref(new URL('http://localhost/districts'), arrangement))).toEqual(arrangement);
        }
  });

  it('leaves out what is wrong, and does not write what is usual', () => {
    expect(at('/districts?sort=beauty&by=&group=size')).toEqual(DEFAULT_ARRANGEMENT);
    expect(at('/districts?sort=-')).toEqual(DEFAULT_ARRANGEMENT);
    expect(arrangedHref(new URL('http://localhost/districts?sort=p90&by=p90'), DEFAULT_ARRANGEMENT)).toBe(
      '/districts',
    );
  });

  it('keeps the question that the address asks', () => {
    const url = new URL('http://localhost/districts?r=500&min=4&as_of=2026-01-01&lang=en');
    expect(arrangedHref(url, { by: 'p90' })).toBe('/districts?r=500&min=4&as_of=2026-01-01&lang=en&by=p90');
  });
});

describe('the order of the districts', () => {
  const rows = [district(3, 0.5), district(1, null), district(2, 0.5), district(4, 0.9, 'rural')];

  it('has those without a value last in both directions, and equal ones by code', () => {
    expect(codes(rows, { column: 'coverage', isFalling: true })).toEqual([[4, 2, 3, 1]]);
    expect(codes(rows, { column: 'coverage', isFalling: false })).toEqual([[2, 3, 4, 1]]);
    expect(codes(rows, { column: 'p90' })).toEqual([[1, 2, 3, 4]]);
    expect(codes(rows, { column: 'district', isFalling: true })).toEqual([[4, 3, 2, 1]]);
  });

  it('is the same however the rows come', () => {
    expect(codes(rows.toReversed(), {})).toEqual(codes(rows, {}));
  });

  it('keeps bands apart, densest first, without empty ones', () => {
    expect(codes(rows, { isGrouped: true })).toEqual([[2, 3, 1], [4]]);
    expect(codes([], { isGrouped: true })).toEqual([]);
  });

  it('has the best first at the first press on a head, and turns round at the second', () => {
    expect(sortedBy('p90', DEFAULT_ARRANGEMENT)).toEqual({ column: 'p90', isFalling: false });
    expect(sortedBy('food_pass', DEFAULT_ARRANGEMENT)).toEqual({ column: 'food_pass', isFalling: true });
    expect(sortedBy('coverage', DEFAULT_ARRANGEMENT)).toEqual({ column: 'coverage', isFalling: false });
    expect(sortedBy('district', DEFAULT_ARRANGEMENT)).toEqual({ column: 'district', isFalling: false });
  });
});
