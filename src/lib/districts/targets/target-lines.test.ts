import { describe, expect, it } from 'vitest';
import type { StandardRecord, TargetRecord } from '$geo/regulatory/target-records.ts';
import { targetLines } from './target-lines.ts';
import { readTargetsPlace } from './target-place.ts';

let id = 0;
const life = { entered_after: 0, retired_after: null, entered_by: null, retired_by: null };
const target = (key: string, year: number, rest: Partial<TargetRecord> = {}): TargetRecord => ({
  ...{ id: ++id, key, year, kind: 'target', name_zh: key, name_en: key, sentence: key, value: 90 },
  ...{ comparator: '>=', unit: '家', scope: 'city', district: null, semantics: 'stated', source: '报告' },
  ...{ verified: false, entered_at: '2026-01-01T08:00:00+08:00', retired_at: null, ...life, ...rest },
});
const standard = (key: string, radius_m: number): StandardRecord => ({
  ...{ id: ++id, kind: 'standard', key, name_zh: key, name_en: key, supply: 'market', radius_m },
  ...{ sentence: null, source: '规范', verified: true },
  ...{ entered_at: '2026-01-01T08:00:00+08:00', retired_at: null, ...life },
});
const own = (district: number, value: number) =>
  target('star_markets_2025', 2025, { scope: 'district', district, value });

const city = target('star_markets_2025', 2025);
const gone = target('labs_2024', 2024, { retired_at: '2026-02-01T08:00:00+08:00', retired_after: 1 });
const whole = {
  revision: 'x',
  targets: [
    gone,
    target('five_star_2024', 2024, { kind: 'result' }),
    target('food_pass', 2025, { kind: 'rate', verified: true }),
    city,
    own(440_106, 9),
    own(440_111, 14),
    target('star_markets_2027', 2027),
  ],
  standards: [standard('far', 1000), standard('near', 300)],
};
const linesOf = (query: string, year = 2026) =>
  targetLines(whole, readTargetsPlace(new URLSearchParams(query)), year);
const keysOf = (query: string, year?: number) =>
  linesOf(query, year).targets.map(({ life: { last } }) => `${last.key} ${last.district ?? ''}`.trim());

describe('the lines of the page of targets', () => {
  it('are empty for nothing', () => {
    const none = targetLines(
      { revision: '', targets: [], standards: [] },
      readTargetsPlace(new URLSearchParams()),
      2026,
    );
    expect(none).toMatchObject({ targets: [], standards: [], retired: [], later: 0 });
    expect(none.all).toEqual({ targets: 0, standards: 0, unverified: 0 });
  });

  it('start with the latest year and with targets, a district after its city, and leave later years out', () => {
    const lines = linesOf('');
    expect(keysOf('')).toEqual([
      'star_markets_2025',
      'star_markets_2025 440106',
      'star_markets_2025 440111',
      'food_pass',
      'five_star_2024',
    ]);
    expect(lines.later).toBe(1);
    expect(lines.all).toEqual({ targets: 5, standards: 2, unverified: 4 });
    expect(lines.standards.map(({ last }) => last.key)).toEqual(['near', 'far']);
    expect(keysOf('', 2027)[0]).toBe('star_markets_2027');
    expect(keysOf('', 2024)).toEqual(['five_star_2024']);
  });

  it('keep what was retired apart, and count it nowhere', () => {
    expect(linesOf('').retired.map(({ last }) => last)).toEqual([gone]);
    expect(linesOf('kind=rate').retired).toEqual([]);
  });

  it('tell of a city’s row how it was split, and of no other', () => {
    const split = linesOf('').targets.map((line) => line.split);
    expect(split[0]).toMatchObject({ sum: 23, districts: [{ district: 440_106 }, { district: 440_111 }] });
    expect(split.slice(1).every((one) => one === null)).toBe(true);
  });

  it('name the indicator that a row is used by: in a district its own, not the city’s', () => {
    const usedIn = (query: string) =>
      linesOf(query)
        .targets.filter(({ indicator }) => indicator === 'star_markets')
        .map(({ life: { last } }) => last.district);
    expect(usedIn('')).toEqual([null, 440_106, 440_111]);
    expect(usedIn('district=440111')).toEqual([440_111]);
    expect(usedIn('district=440105')).toEqual([null]);
  });

  it('are narrowed by the address, and what it says wrongly is left out', () => {
    expect(keysOf('kind=rate')).toEqual(['food_pass']);
    expect(keysOf('scope=district&district=440111')).toEqual(['star_markets_2025 440111']);
    expect(linesOf('scope=district').standards).toEqual([]);
    expect(keysOf('kind=standard')).toEqual([]);
    expect(keysOf('kind=law&scope=town&district=440100&as_of=2025-13-01')).toEqual(keysOf(''));
    expect(linesOf('kind=rate').all).toEqual(linesOf('').all);
  });
});
