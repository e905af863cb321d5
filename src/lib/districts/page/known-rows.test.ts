import { describe, expect, it } from 'vitest';
import type { IndicatorFigure, IndicatorKey } from '$geo/regulatory/scorecard.ts';
import { knownRows } from './known-rows.ts';

const figure = (
  key: IndicatorKey,
  value: number | null,
  numerator: number | null = value,
): IndicatorFigure => ({
  key,
  unit: 'share',
  value,
  numerator,
  denominator: value === null ? null : 10,
  low: null,
  high: null,
  apart: null,
  rank: null,
  peer_rank: null,
  target: null,
  verdict: { state: 'no_target' },
  trend: [],
  worklist: null,
});

describe('what was known then beside what is known now', () => {
  it('marks a figure whose value or counts differ, and leaves out what neither knows', () => {
    const then = {
      indicators: [figure('coverage', 0.5), figure('p90', null), figure('star_markets', 0.5, 5)],
    };
    const now = {
      indicators: [figure('coverage', 0.5), figure('p90', null), figure('star_markets', 0.5, 6)],
    };
    expect(knownRows(then, now).map(({ now: { key }, isSame }) => [key, isSame])).toEqual([
      ['coverage', true],
      ['star_markets', false],
    ]);
  });

  it('keeps what was not known then', () => {
    const rows = knownRows(
      { indicators: [figure('coverage', null)] },
      { indicators: [figure('coverage', 0.1)] },
    );
    expect(rows.map(({ isSame }) => isSame)).toEqual([false]);
  });
});
