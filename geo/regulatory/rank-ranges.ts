/** Ranks of counts. */
import type { RankRange } from './ranks.ts';

/** For each value the range of its rank, the largest first. No values give none. */
export function rankRangesOf(values: readonly number[]): RankRange[] {
  const sorted = values.toSorted((a, b) => b - a);
  const ranges = new Map<number, RankRange>();
  sorted.forEach((value, at) => {
    const best = ranges.get(value)?.best ?? at + 1;
    ranges.set(value, { best, worst: at + 1 });
  });
  return values.map((value) => ranges.get(value) as RankRange); // a value among those ranked
}
