import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listsOf, transposed } from './cover-instance.ts';
import { essentialDemand } from './dominance.ts';

describe('essential demand', () => {
  it('is the demand whose candidates do not include all of another', () => {
    // The bits of a number are the candidates of a demand.
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 127 }), { maxLength: 12 }), (masks) => {
        const coveredBy = listsOf(
          masks.map((mask) => [0, 1, 2, 3, 4, 5, 6].filter((bit) => mask & (1 << bit))),
        );
        const instance = {
          weight: new Float64Array(masks.length).fill(1),
          site: Int32Array.of(0, 1, 2, 3, 4, 5, 6),
          coveredBy,
          covers: transposed(coveredBy, 7),
          conflicts: null,
          base: 0,
        };
        const isImplied = (mask: number) => masks.some((other) => other !== mask && (other & mask) === other);
        expect(essentialDemand(instance)).toEqual([...masks.keys()].filter((i) => !isImplied(masks[i] ?? 0)));
      }),
    );
  });
});
