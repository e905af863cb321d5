import { describe, expect, it } from 'vitest';
import type { TargetRow } from './scorecard.ts';
import { targetOf, targetRow, targetRows } from './target-row.ts';

const row = (key: string, year: number, rest: Partial<TargetRow> = {}): TargetRow => ({
  ...{ key, year, kind: 'target', name_zh: key, name_en: key, sentence: key, value: 1, comparator: '>=' },
  ...{ unit: null, scope: 'city', district: null, semantics: 'stated', source: '', verified: false, ...rest },
});

describe('the target of an indicator', () => {
  const city2025 = row('star_markets_2025', 2025);
  const city2026 = row('star_markets_2026', 2026);
  const own2025 = row('star_markets_2025', 2025, { district: 440111, scope: 'district' });
  const schools = row('school_canteens', 2025);
  const all = [city2026, own2025, schools, city2025];

  it('is the newest of its year or an earlier one, whatever year its key names', () => {
    expect(targetRow(all, 'star_markets', 440100, 2026)).toBe(city2026);
    expect(targetRow(all, 'star_markets', 440100, 2025)).toBe(city2025);
    expect(targetRow(all, 'star_markets', 440100, 2024)).toBeNull();
    expect(targetRow(all, 'school_canteens', 440106, 2030)).toBe(schools);
    expect(targetRow(all, 'coverage', 440100, 2026)).toBeNull();
  });

  it('is that of the district before that of the city, in the same year only, and in any order', () => {
    for (const rows of [all, all.toReversed()]) {
      expect(targetRow(rows, 'star_markets', 440111, 2025)).toBe(own2025);
      expect(targetRow(rows, 'star_markets', 440106, 2025)).toBe(city2025);
      expect(targetRow(rows, 'star_markets', 440111, 2026)).toBe(city2026);
    }
  });

  it('is a reported result only where there is nothing else', () => {
    const result = row('star_markets_2026', 2026, { kind: 'result' });
    expect(targetRow([result, city2025], 'star_markets', 440100, 2026)).toBe(city2025);
    expect(targetRow([city2025, result], 'star_markets', 440100, 2026)).toBe(city2025);
    const rescue = row('rescue_2024', 2024, { kind: 'result' });
    expect(targetRow([rescue], 'rescue_2024', 440100, 2026)).toBe(rescue);
  });

  it('is found again from an answer, which holds no other rows', () => {
    const rows = targetRows(all, 2025);
    expect(rows).toEqual([own2025, schools, city2025]);
    expect(targetOf(rows, 'star_markets_2025', 440111)).toBe(own2025);
    expect(targetOf(rows, 'star_markets_2025', 440106)).toBe(city2025);
    expect(targetOf(rows, null, 440106)).toBeNull();
  });
});
