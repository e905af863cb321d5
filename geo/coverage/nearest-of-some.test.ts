import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearestSupply, type PlanePoints } from './nearest.ts';
import { nearestOfSome } from './nearest-of-some.ts';

/** Half of the points on a coarse lattice, so that equal distances and shared places are common. */
const point = fc.oneof(
  fc.tuple(fc.nat(20), fc.nat(20)).map(([x, y]) => [x * 50_000, y * 50_000] as const),
  fc.tuple(fc.nat(3_000_000), fc.nat(2_000_000)),
);
const few = fc.array(point, { maxLength: 6 });
const many = fc.array(point, { minLength: 120, maxLength: 300, size: 'max' });
const supplied = fc.array(point, { minLength: 20, maxLength: 80, size: 'max' });

function pointsOf(list: readonly (readonly [number, number])[]): PlanePoints {
  return {
    count: list.length,
    xCm: Int32Array.from(list, ([x]) => 42_000_000 + x),
    yCm: Int32Array.from(list, ([, y]) => 255_000_000 + y),
  };
}

it.each([
  ['few points and supply', few, few],
  ['many points and supply', many, supplied],
])('%s: the points listed get what searching everything gives, the others stay', (_name, cells, places) => {
  fc.assert(
    fc.property(cells, places, fc.nat(4), (list, supply, left) => {
      const demand = pointsOf(list);
      const all = pointsOf(supply);
      const expected = nearestSupply(demand, all);
      const listed = Int32Array.from(list, (_, i) => i).filter((i) => left === 0 || i % (left + 1) !== 0);
      const asked = new Set(listed);
      const found = { d2: new Float64Array(list.length).fill(7), index: new Int32Array(list.length).fill(9) };
      const slots = Int32Array.from(supply, (_, slot) => slot);
      nearestOfSome(demand, listed.reverse(), { ...all, slots }, found);
      list.forEach((_, i) => {
        const wanted = asked.has(i) ? [expected.d2[i], expected.index[i]] : [7, 9];
        expect([found.d2[i], found.index[i]]).toEqual(wanted);
      });
    }),
    { numRuns: 60 },
  );
});

it('finds the one usable supply of many points at one place', () => {
  const demand = pointsOf(Array.from({ length: 3_000 }, () => [0, 0] as const));
  const supply = pointsOf([
    [0, 0],
    [300, 400],
    [300, 400],
  ]);
  const found = { d2: new Float64Array(3_000), index: new Int32Array(3_000) };
  nearestOfSome(
    demand,
    Int32Array.from({ length: 3_000 }, (_, i) => i),
    { ...supply, slots: Int32Array.of(1, 2) },
    found,
  );
  expect(new Set(found.d2)).toEqual(new Set([250_000]));
  expect(new Set(found.index)).toEqual(new Set([1]));
});
