import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILDING_REACH_M, sharedName, worstPlaces } from './rescue-places.ts';

const elevator = fc.record({
  x: fc.nat(8).map((n) => n * 5_000),
  district: fc.constantFrom(0, 3, 11),
  address: fc.constantFrom('', '甲', '乙'),
  d2: fc.constantFrom(1, 4, 9, 16, 25, Infinity),
});
type Elevator = { x: number; district: number; address: string; d2: number };

function asked(list: readonly Elevator[], ids: readonly number[], count: number, scope: number | null) {
  const columns = {
    count: list.length,
    xCm: Int32Array.from(list, ({ x }) => x),
    yCm: new Int32Array(list.length),
    district: Uint8Array.from(list, ({ district }) => district),
  };
  const same = (a: number, b: number) => list[a]?.address !== '' && list[a]?.address === list[b]?.address;
  return worstPlaces(
    columns,
    Float64Array.from(list, ({ d2 }) => d2),
    Int32Array.from(ids),
    same,
    {
      count,
      scope,
    },
  ).map(({ members, d2 }) => ({ ids: members.map((at) => ids[at]), d2 }));
}

/** The same over a sorted list, taking one building after the other. */
function byDefinition(
  list: readonly Elevator[],
  ids: readonly number[],
  count: number,
  scope: number | null,
) {
  let left = list
    .map((one, at) => ({ ...one, id: ids[at] ?? NaN }))
    .filter(({ district, d2 }) => (scope === null ? district > 0 : district === scope) && d2 < Infinity)
    .sort((a, b) => b.d2 - a.d2 || a.id - b.id);
  const places: { ids: number[]; d2: number }[] = [];
  for (let first = left[0]; first && places.length < count; first = left[0]) {
    const { x, address, district, d2 } = first;
    const isHere = (one: Elevator) =>
      one.district === district &&
      (one.x === x ||
        (address !== '' && one.address === address && Math.abs(one.x - x) <= BUILDING_REACH_M * 100));
    places.push({ ids: left.filter(isHere).map(({ id }) => id), d2 });
    left = left.filter((one) => !isHere(one));
  }
  return places;
}

describe('the worst-served buildings', () => {
  it('are taken one after the other, each with the elevators of its address near by, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(elevator, { maxLength: 30 }),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom(null, 3),
        (list, count, scope) => {
          const ids = list.map((_, i) => 1 + (((i + 1) * 7_919) % 104_729));
          const found = asked(list, ids, count, scope);
          expect(found).toEqual(byDefinition(list, ids, count, scope));
          expect(asked(list.toReversed(), ids.toReversed(), count, scope)).toEqual(found);
        },
      ),
    );
  });
});

describe('the name of a building', () => {
  it.each([
    [['示例花园1栋1号电梯', '示例花园1栋2号电梯', '示例花园3栋1号电梯'], '示例花园'],
    [['示例花园10栋1号电梯', '示例花园12栋1号电梯'], '示例花园'],
    [['Demo Gardens, Block 1, Elevator 1', 'Demo Gardens, Block 2, Elevator 1'], 'Demo Gardens'],
    [['Demo Gardens, Block 1, Elevator 1', 'Demo Gardens, Block 1, Elevator 2'], 'Demo Gardens, Block 1'],
    [['一号电梯', '一号电梯'], '一号电梯'],
    [['甲梯', '乙梯'], '甲梯'],
    [['唯一'], '唯一'],
    [[], ''],
  ])('of %j is "%s"', (names, name) => expect(sharedName(names)).toBe(name));
});
