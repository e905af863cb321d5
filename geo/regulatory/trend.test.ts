import { describe, expect, it } from 'vitest';
import { trendDays } from './trend.ts';

describe('the days of a trend', () => {
  it('are the last five month ends before the day, and the day', () => {
    expect(trendDays('2026-11-20')).toEqual([
      ...['2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31'],
      '2026-11-20',
    ]);
  });

  it('never name a day twice, and know leap years and the turn of the year', () => {
    expect(trendDays('2024-03-31')).toEqual([
      ...['2023-10-31', '2023-11-30', '2023-12-31', '2024-01-31', '2024-02-29'],
      '2024-03-31',
    ]);
    expect(trendDays('2026-01-01').at(-2)).toBe('2025-12-31');
  });

  it('begin no earlier than days that can be asked for', () => {
    expect(trendDays('2000-02-29')).toEqual(['2000-01-31', '2000-02-29']);
    expect(trendDays('2000-01-01')).toEqual(['2000-01-01']);
  });
});
