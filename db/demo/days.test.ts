import { describe, expect, it } from 'vitest';
import { dayOf, dayText } from './days.ts';

describe('days of the demonstration', () => {
  it('count from 2000-01-01, across leap days and before it', () => {
    expect(dayOf('2000-01-01')).toBe(0);
    expect(dayOf('2000-03-01')).toBe(60);
    expect(dayOf('1999-12-31')).toBe(-1);
    expect(dayOf('2026-11-20') - dayOf('2025-11-20')).toBe(365);
  });

  it('come back as text', () => {
    for (const text of ['1988-02-29', '2024-02-29', '2026-12-31']) expect(dayText(dayOf(text))).toBe(text);
  });

  it('are refused when they are none', () => {
    expect(() => dayOf('2026-13-01')).toThrow('"2026-13-01" is no day');
  });
});
