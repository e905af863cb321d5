import { describe, expect, it } from 'vitest';
import { rankRanges, rankRangesOfLeast } from './ranks.ts';

const value = (share: number | null) => ({ share, low: null, high: null });
const range = (best: number, worst = best) => ({ best, worst });

describe('rank ranges', () => {
  it('ties rows whose bands overlap', () => {
    const rows = [
      { share: 0.9, low: 0.85, high: 0.95 },
      { share: 0.6, low: 0.55, high: 0.65 },
      { share: 0.56, low: 0.5, high: 0.61 },
      { share: 0.2, low: 0.1, high: 0.3 },
    ];
    expect(rankRanges(rows)).toEqual([range(1), range(2, 3), range(2, 3), range(4)]);
    expect(rankRangesOfLeast(rows)).toEqual([range(4), range(2, 3), range(2, 3), range(1)]);
  });

  it('ties bands that only touch, and equal values', () => {
    const rows = [
      { share: 0.5, low: 0.4, high: 0.6 },
      { share: 0.7, low: 0.6, high: 0.8 },
    ];
    expect(rankRanges(rows)).toEqual([range(1, 2), range(1, 2)]);
    expect(rankRangesOfLeast([value(3), value(0), value(3)])).toEqual([range(2, 3), range(1), range(2, 3)]);
  });

  it('leaves rows without data out of the ranking', () => {
    expect(rankRanges([value(null), value(0)])).toEqual([null, range(1)]);
    expect(rankRangesOfLeast([value(0), value(null), value(2)])).toEqual([range(1), null, range(2)]);
  });

  it('gives nothing for nothing', () => {
    expect(rankRanges([])).toEqual([]);
  });
});
