import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TargetRow } from './scorecard.ts';
import { type HeldIn, shortOf, verdictOf } from './target-verdict.ts';

const row = (rest: Partial<TargetRow>): TargetRow => ({
  key: 'key',
  year: 2026,
  kind: 'target',
  name_zh: '目标',
  name_en: 'Target',
  sentence: '句',
  value: 100,
  comparator: '>=',
  unit: '%',
  scope: rest.district ? 'district' : 'city',
  district: null,
  semantics: 'stated',
  source: '来源',
  verified: false,
  ...rest,
});
const share = (numerator: number, denominator: number, district = 440100): HeldIn => ({
  ...{ district, unit: 'share', numerator, denominator, grantedInYear: null },
  value: denominator === 0 ? null : numerator / denominator,
});
const count = (value: number | null, district = 440100, grantedInYear: number | null = null): HeldIn => ({
  ...{ district, unit: 'facilities', value, numerator: value, denominator: 999, grantedInYear },
});

describe('how much a figure is short of its target', () => {
  it.each([
    ['49 of 50 for 98 %', share(49, 50), row({ value: 98 }), 0],
    ['48 of 50 for 98 %', share(48, 50), row({ value: 98 }), 1],
    ['54 of 100 for 55 %, which doubles take for 56', share(54, 100), row({ value: 55 }), 1],
    ['55 of 100 for 55 %', share(55, 100), row({ value: 55 }), 0],
    ['0 of 7 for 98.5 %', share(0, 7), row({ value: 98.5 }), 7],
    ['a part of 1 where the unit is not %', share(48, 50), row({ value: 0.98, unit: null }), 1],
    ['3 of 50 for at most 5 %', share(3, 50), row({ value: 5, comparator: '<=' }), 1],
    ['2 of 50 for at most 5 %', share(2, 50), row({ value: 5, comparator: '<=' }), 0],
    ['12 for none', count(12), row({ value: 0, comparator: '=', unit: '台' }), 12],
    ['0 for none', count(0), row({ value: 0, comparator: '=', unit: '台' }), 0],
    ['16 for exactly 18', count(16), row({ value: 18, comparator: '=' }), 2],
    ['20 for exactly 18', count(20), row({ value: 18, comparator: '=' }), 2],
    ['89 for at least 90', count(89), row({ value: 90, unit: '家' }), 1],
    ['91 for at least 90', count(91), row({ value: 90, unit: '家' }), 0],
    [
      '10.7 minutes for at most 10.6',
      { ...count(10.7), unit: 'minutes' as const },
      row({ value: 10.6, comparator: '<=' }),
      1,
    ],
    [
      '10.6 minutes for at most 10.6',
      { ...count(10.6), unit: 'minutes' as const },
      row({ value: 10.6, comparator: '<=' }),
      0,
    ],
    ['no figure', share(0, 0), row({}), null],
    ['no target', count(5), row({ value: null, comparator: null }), null],
  ])('%s', (_, figure, target, expected) => {
    expect(shortOf(figure, target)).toBe(expected);
  });

  it('is the least number that would meet a percentage with two decimals', () => {
    const counts = fc
      .integer({ min: 1, max: 100_000 })
      .chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total)));
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 10_000 }), ([numerator, total], hundredths) => {
        const short = shortOf(share(numerator, total), row({ value: hundredths / 100 })) ?? NaN;
        const isMet = (some: number) => BigInt(some) * 10_000n >= BigInt(hundredths) * BigInt(total);
        expect(isMet(numerator + short)).toBe(true);
        if (short > 0) expect(isMet(numerator + short - 1)).toBe(false);
      }),
    );
  });
});

describe('a verdict', () => {
  const stars = row({ value: 90, unit: '家', semantics: 'unstated', year: 2025 });
  const city = count(768, 440100, 74);

  it('is met, short, without data or without a target', () => {
    expect(verdictOf(share(5, 5), share(9, 10), row({}))).toEqual({ state: 'met' });
    expect(verdictOf(share(4, 5), share(9, 10), row({}))).toEqual({ state: 'short', by: 1 });
    expect(verdictOf(share(0, 0), share(9, 10), row({}))).toEqual({ state: 'no_data' });
    expect(verdictOf(share(5, 5), share(9, 10), null)).toEqual({ state: 'no_target' });
    expect(verdictOf(count(5), count(9), row({ value: null, comparator: null }))).toEqual({
      state: 'no_target',
    });
  });

  it('of an unstated sentence has both readings and decides nothing', () => {
    const readings = [
      { district: 440100, reading: 'stock', value: 768, target: 90, short: 0 },
      { district: 440100, reading: 'granted_in_year', value: 74, target: 90, short: 16 },
    ];
    expect(verdictOf(city, city, stars)).toEqual({ state: 'unstated', readings });
    // No split by district was entered: the readings are the city's.
    expect(verdictOf(count(36, 440111, 4), city, stars)).toEqual({ state: 'unstated', readings });
  });

  it("holds a district's own split against its own counts", () => {
    const split = { ...stars, value: 40, district: 440111 };
    expect(verdictOf(count(36, 440111, 4), city, split)).toEqual({
      state: 'unstated',
      readings: [
        { district: 440111, reading: 'stock', value: 36, target: 40, short: 4 },
        { district: 440111, reading: 'granted_in_year', value: 4, target: 40, short: 36 },
      ],
    });
    expect(verdictOf(count(36, 440111, 4), city, { ...split, semantics: 'stated' })).toEqual({
      state: 'short',
      by: 4,
    });
  });

  it('of a city number that is not split shows that of the city, even where it is stated', () => {
    expect(verdictOf(count(36, 440111, 4), city, { ...stars, semantics: 'stated' })).toEqual({
      state: 'unstated',
      readings: [{ district: 440100, reading: 'stock', value: 768, target: 90, short: 0 }],
    });
    expect(verdictOf(count(36, 440111), count(null), stars)).toEqual({ state: 'no_data' });
  });

  it('of a share, or of none at all, binds every district', () => {
    const none = row({ value: 0, comparator: '=', unit: '台' });
    expect(verdictOf(count(3, 440111), count(9), none)).toEqual({ state: 'short', by: 3 });
    expect(verdictOf(count(0, 440111), count(9), none)).toEqual({ state: 'met' });
    expect(verdictOf(share(3, 4, 440111), share(9, 9), row({}))).toEqual({ state: 'short', by: 1 });
  });
});
