import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestSquaredCm, nearestSupply, type PlanePoints, type SupplyPoints } from './nearest.ts';

/** Half of the points on a coarse lattice, so that equal distances and shared places are common. */
const point = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
    .map(([x, y]) => [x * 50_000, y * 50_000]),
  fc.tuple(fc.integer({ min: -1_000_000, max: 3_000_000 }), fc.integer({ min: 0, max: 2_000_000 })),
) as fc.Arbitrary<[number, number]>;

function pointsOf(list: readonly (readonly [number, number])[]): PlanePoints {
  return {
    count: list.length,
    xCm: Int32Array.from(list, ([x]) => 42_000_000 + x),
    yCm: Int32Array.from(list, ([, y]) => 255_000_000 + y),
  };
}

/** Every pair, in whole numbers; ties go to the smaller id. */
function bruteForce(demand: PlanePoints, supply: Required<SupplyPoints>) {
  return Array.from(demand.xCm, (x, i) => {
    let best = { squared: Infinity, id: -1 };
    supply.xCm.forEach((supplyX, j) => {
      const dx = BigInt(x - supplyX);
      const dy = BigInt((demand.yCm[i] ?? 0) - (supply.yCm[j] ?? 0));
      const squared = Number(dx * dx + dy * dy);
      const id = supply.id[j] ?? 0;
      if (squared < best.squared || (squared === best.squared && id < best.id)) best = { squared, id };
    });
    return best;
  });
}

describe('the nearest of many', () => {
  const many = fc.array(point, { minLength: 150, maxLength: 300 });
  const supplied = fc.array(point, { minLength: 5, maxLength: 80 });
  const permuted = (list: readonly unknown[], seed: number) =>
    Int32Array.from(list, (_, i) => ((i + 1) * 7_919 * (2 * seed + 1)) % 104_729);

  it('is what trying all pairs gives, ties to the smaller id wherever it stands', () => {
    fc.assert(
      fc.property(many, supplied, fc.nat(50), (cells, places, seed) => {
        const demand = pointsOf(cells);
        const supply = { ...pointsOf(places), id: permuted(places, seed) };
        const { d2, index } = nearestSupply(demand, supply);
        const found = Array.from(d2, (squared, i) => ({ squared, id: supply.id[index[i] ?? -1] ?? -1 }));
        expect(found).toEqual(bruteForce(demand, supply));
      }),
      { numRuns: 60 },
    );
  });

  it('leaves out what is farther than asked, and keeps what is exactly as far', () => {
    fc.assert(
      fc.property(many, supplied, fc.constantFrom(0, 500, 1_000, 707.11), (cells, places, maxM) => {
        const demand = pointsOf(cells);
        const supply = pointsOf(places);
        const limit = Math.round(maxM * 100) ** 2;
        const expected = nearestSquaredCm(demand, supply).map((squared) =>
          squared <= limit ? squared : Infinity,
        );
        expect(nearestSquaredCm(demand, supply, maxM)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('stays exact for a supply point 600 km away', () => {
    const demand = pointsOf([[1, 2]]);
    const supply = pointsOf([[42_426_409, 42_426_407]]);
    const [dx, dy] = [42_426_408n, 42_426_405n];
    expect(nearestSquaredCm(demand, supply)[0]).toBe(Number(dx * dx + dy * dy));
  });

  it('is nothing without supply, and no answer without demand', () => {
    expect(nearestSupply(pointsOf([[0, 0]]), pointsOf([]))).toEqual({
      d2: Float64Array.of(Infinity),
      index: Int32Array.of(-1),
    });
    expect(nearestSupply(pointsOf([]), pointsOf([[0, 0]])).d2).toHaveLength(0);
  });
});
