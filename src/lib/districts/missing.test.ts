import { describe, expect, it } from 'vitest';
import type { IndicatorFigure } from '$geo/regulatory/scorecard.ts';
import { missingHref, missingOf } from './missing.ts';

const figure = (more: Partial<IndicatorFigure>): IndicatorFigure => ({
  key: 'school_canteens',
  unit: 'share',
  value: 0.9,
  numerator: 90,
  denominator: 100,
  low: null,
  high: null,
  apart: null,
  rank: null,
  peer_rank: null,
  target: null,
  verdict: { state: 'no_target' },
  trend: [],
  worklist: 'schools',
  ...more,
});
const term = {
  key: '2026-autumn',
  name_zh: '',
  name_en: '',
  first_day: '2026-09-01',
  last_day: '2027-01-20',
  counted_to: '2026-11-20',
};
const place = { district: 440_111, asOf: '2026-10-01', radiusM: 1000, starsMin: 3, comparesKnown: false };
const overdue = figure({
  key: 'overdue_equipment',
  unit: 'facilities',
  value: 27,
  numerator: 27,
  denominator: 28_614,
  apart: 143,
  worklist: 'overdue',
});

describe('what is missing', () => {
  it('is what can still be inspected: not who closed without it', () => {
    expect(missingOf(figure({}))).toBe(10);
    expect(missingOf(figure({ apart: 2 }))).toBe(8);
  });

  it('is the count itself of what should be zero', () => {
    expect(missingOf(overdue)).toBe(27);
  });

  it('of hazards leaves out none of those that were missed: pending ones are in no share', () => {
    const hazards = figure({ key: 'hazard_followup', worklist: 'hazards', apart: 7 });
    expect(missingOf(hazards)).toBe(10);
    expect(missingHref(hazards, { term }, place, null)).toBe(
      '/districts/worklists/hazards?district=440111&as_of=2026-10-01',
    );
  });

  it('is not known without a list or data', () => {
    expect(missingOf(figure({ worklist: null }))).toBeNull();
    expect(missingOf(figure({ value: null, numerator: null, denominator: null }))).toBeNull();
  });
});

describe('the list of what is missing', () => {
  it('is that of the same district, term and day', () => {
    expect(missingHref(figure({}), { term }, place, 'en')).toBe(
      '/districts/worklists/schools?district=440111&term=2026-autumn&as_of=2026-10-01&lang=en',
    );
    expect(missingHref(overdue, { term }, { ...place, asOf: null }, null)).toBe(
      '/districts/worklists/overdue?district=440111',
    );
  });

  it('is not linked when it is empty', () => {
    expect(missingHref(figure({ numerator: 100 }), { term }, place, null)).toBeNull();
    expect(missingHref(figure({ worklist: null }), { term }, place, null)).toBeNull();
  });
});
