import { describe, expect, it } from 'vitest';
import type { GapProperties, GapsAnswer } from '$geo/answers.ts';
import { textIn } from '$lib/i18n/index.ts';
import '$lib/i18n/district-page.ts';
import { districtGaps, gapSum } from './gap-sums.ts';

const answer = (people: readonly number[], scattered: number): GapsAnswer => {
  const inAreas = people.reduce((sum, count) => sum + count, 0);
  // Only what the page reads.
  return {
    features: people.map((count, at) => ({ properties: { rank: at + 1, people: count } as GapProperties })),
    totals: {
      people: 10_000,
      covered: 10_000 - inAreas - scattered,
      uncovered: inAreas + scattered,
      in_areas: inAreas,
      scattered: { people: scattered, cells: 1, area_km2: 1 },
    },
    settings: { min_people: 1000 },
  } as unknown as GapsAnswer;
};
const numbersIn = (words: string) =>
  [...words.matchAll(/[\d,]+/g)].map(([digits]) => Number(digits.replaceAll(',', '')));

describe('the sentence on everybody left out', () => {
  it('adds up: listed, others and scattered are all uncovered people', () => {
    const gaps = districtGaps(answer([1200, 1100, ...Array<number>(10).fill(100)], 77));
    expect(gaps.listed).toHaveLength(10);
    const [listed, inListed = NaN, others, inOthers = NaN, scattered = NaN, uncovered] = numbersIn(
      gapSum(gaps, textIn('zh')),
    );
    expect([listed, others]).toEqual([10, 2]);
    expect([inListed, inOthers, scattered]).toEqual([3100, 200, 77]);
    expect(inListed + inOthers + scattered).toBe(uncovered);
    expect(numbersIn(gapSum(gaps, textIn('en')))).toEqual([10, 3100, 2, 200, 77, 3377]);
  });

  it('names no other areas where all are listed', () => {
    expect(gapSum(districtGaps(answer([1500, 1000], 0)), textIn('zh'))).toBe(
      '2 片合计 2,500 人；零散网格 0 人。两者合计 2,500 人。',
    );
  });
});
