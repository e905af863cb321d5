import { describe, expect, it } from 'vitest';
import { urgencyOfOverdue, urgencyOfTerms, urgencyOfUnknown } from './route-urgency.ts';

describe('urgency', () => {
  it('grows with the days overdue, the limits themselves belong to the lesser class', () => {
    expect([1, 28, 29, 91, 92].map(urgencyOfOverdue)).toEqual([3, 3, 2, 2, 1]);
  });

  it('grows with the terms in a row that are missing', () => {
    const before = ['2026-02-20', '2025-09-01'];
    expect(urgencyOfTerms('2026-02-20', before)).toBe(3);
    expect(urgencyOfTerms('2026-02-19', before)).toBe(2);
    expect(urgencyOfTerms('2025-09-01', before)).toBe(2);
    expect(urgencyOfTerms('2025-08-31', before)).toBe(1);
    expect(urgencyOfTerms(null, before)).toBe(1);
  });

  it('knows no term before the first', () => {
    expect(urgencyOfTerms('2019-01-01', [])).toBe(3);
    expect(urgencyOfTerms('2019-01-01', ['2026-02-20'])).toBe(2);
    expect(urgencyOfTerms(null, [])).toBe(1);
  });

  it('of equipment without a date grows with the days since its last inspection', () => {
    expect([0, 365, 366, null].map(urgencyOfUnknown)).toEqual([3, 3, 2, 1]);
  });
});
