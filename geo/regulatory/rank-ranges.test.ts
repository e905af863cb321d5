import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankRangesOf } from './rank-ranges.ts';

describe('rank ranges', () => {
  it('are shared by equal values, and leave no rank out', () => {
    expect(rankRangesOf([5, 9, 5, 1])).toEqual([
      { best: 2, worst: 3 },
      { best: 1, worst: 1 },
      { best: 2, worst: 3 },
      { best: 4, worst: 4 },
    ]);
    fc.assert(
      fc.property(fc.array(fc.nat(5)), (values) => {
        rankRangesOf(values).forEach(({ best, worst }, at) => {
          expect(best).toBe(1 + values.filter((one) => one > (values[at] ?? NaN)).length);
          expect(worst).toBe(values.filter((one) => one >= (values[at] ?? NaN)).length);
        });
      }),
    );
  });
});
