import { describe, expect, it } from 'vitest';
import { rankRanges, rankText } from './ranks.ts';

describe('rank ranges', () => {
  it('ties rows whose bands overlap', () => {
    const rows = [
      { share: 0.9, low: 0.85, high: 0.95 },
      { share: 0.6, low: 0.55, high: 0.65 },
      { share: 0.56, low: 0.5, high: 0.61 },
      { share: 0.2, low: 0.1, high: 0.3 },
    ];
    expect(rankRanges(rows).map(rankText)).toEqual(['1', '2–3', '2–3', '4']);
  });

  it('ties bands that only touch', () => {
    const rows = [
      { share: 0.5, low: 0.4, high: 0.6 },
      { share: 0.7, low: 0.6, high: 0.8 },
    ];
    expect(rankRanges(rows).map(rankText)).toEqual(['1–2', '1–2']);
  });

  it('leaves rows without data out of the ranking', () => {
    const rows = [
      { share: null, low: null, high: null },
      { share: 0, low: 0, high: 0 },
    ];
    expect(rankRanges(rows).map(rankText)).toEqual(['—', '1']);
  });

  it('gives nothing for nothing', () => {
    expect(rankRanges([])).toEqual([]);
  });
});
