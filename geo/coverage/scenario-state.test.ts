import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DemandColumns } from '../columns/columns.ts';
import { LOCATION_QUALITIES, RATING_STATES, STATUSES } from '../kinds/vocabulary.ts';
import { coverageByDistrict } from './coverage.ts';
import { nearestSupply } from './nearest.ts';
import type { ScenarioOperation, ScenarioPlace, ScenarioQuestion } from './scenario.ts';
import type { ScenarioFacilities } from './scenario-roster.ts';
import { replay, ScenarioState } from './scenario-state.ts';
import { questionSupply } from './scenario-supply.ts';

const WEST_CM = 42_000_000;
const SOUTH_CM = 255_000_000;

/** Mostly on a coarse lattice, so that equal distances and shared places are common. Degrees play no part here. */
const place: fc.Arbitrary<ScenarioPlace> = fc
  .oneof(
    { weight: 3, arbitrary: fc.tuple(lattice(), lattice()) },
    { weight: 1, arbitrary: fc.tuple(fc.nat(1_000_000), fc.nat(1_000_000)) },
  )
  .map(([x, y]) => ({ lng: 113, lat: 23, xCm: WEST_CM + x, yCm: SOUTH_CM + y }));
function lattice() {
  return fc.nat(8).map((step) => step * 100_000);
}

const point = fc.record({ place, district: fc.constantFrom(0, 3, 4, 11), weight: fc.nat(3_000) });
const market = fc.record({
  place,
  status: fc.constantFrom('open', 'open', 'open', 'suspended', 'planned'),
  stars: fc.nat(5),
  ratingState: fc.constantFrom('rated', 'expired'),
  located: fc.constantFrom(true, true, true, false),
});
type Market = typeof market extends fc.Arbitrary<infer Value> ? Value : never;
const points = fc.array(point, { maxLength: 60 });
/** Enough points and markets that boxes are parted. */
const manyPoints = fc.array(point, { minLength: 150, maxLength: 250, size: 'max' });
const markets = fc.array(market, { maxLength: 12 });
const manyMarkets = fc.array(market, { minLength: 40, maxLength: 60, size: 'max' });
const question = fc.record({
  supply: fc.constant('market' as const),
  demand: fc.constant('people' as const),
  weight: fc.constant('count' as const),
  starsMin: fc.constantFrom(null, null, 1, 3, 5),
  types: fc.constant(null),
  ratings: fc.constantFrom('current' as const, 'valid' as const),
  radiusM: fc.constantFrom(0, 500, 1_000, 1_414.21, 3_000),
}) satisfies fc.Arbitrary<ScenarioQuestion>;

/** Operations by numbers that are turned into ids and letters of what there is. */
const moves = fc.array(
  fc.record({
    op: fc.constantFrom('add', 'add', 'move', 'close', 'restar'),
    which: fc.nat(1_000),
    place,
    stars: fc.constantFrom(null, 1, 2, 3, 4, 5),
  }),
  { maxLength: 14 },
);
type Moves = typeof moves extends fc.Arbitrary<infer Value> ? Value : never;
const seed = fc.nat(50);

function demandOf(
  list: readonly { place: ScenarioPlace; district: number; weight: number }[],
): DemandColumns {
  return {
    count: list.length,
    xCm: Int32Array.from(list, (one) => one.place.xCm),
    yCm: Int32Array.from(list, (one) => one.place.yCm),
    district: Uint8Array.from(list, (one) => one.district),
    weight: Int32Array.from(list, (one) => one.weight),
  };
}

/** Markets with ids in no order. */
function facilitiesOf(list: readonly Market[], mixed: number): ScenarioFacilities {
  const bytes = (of: (one: Market) => number) => Uint8Array.from(list, of);
  return {
    kind: 'market',
    count: list.length,
    id: Int32Array.from(list, (_, i) => 1 + (((i + 1) * 7_919 * (2 * mixed + 1)) % 104_729)),
    xCm: Int32Array.from(list, (one) => (one.located ? one.place.xCm : 0)),
    yCm: Int32Array.from(list, (one) => (one.located ? one.place.yCm : 0)),
    locationQuality: bytes((one) => LOCATION_QUALITIES.indexOf(one.located ? 'other_district' : 'none')),
    status: bytes((one) => STATUSES.findIndex((status) => status === one.status)),
    type: bytes(() => 0),
    stars: bytes((one) => one.stars),
    ratingState: bytes((one) =>
      one.stars === 0
        ? RATING_STATES.indexOf('unrated')
        : RATING_STATES.findIndex((state) => state === one.ratingState),
    ),
    district: bytes(() => 3),
  };
}

function operationsOf(list: Moves, facilities: ScenarioFacilities): ScenarioOperation[] {
  let sites = 0;
  return list.flatMap(({ op, which, place: to, stars }): ScenarioOperation[] => {
    if (op === 'add') {
      const site = String.fromCharCode(65 + sites++);
      return [{ op, site, name: '', place: to, kind: 'market', stars, type: null }];
    }
    const all = facilities.count + sites;
    if (all === 0) return [];
    const at = which % all;
    const facility =
      at < facilities.count
        ? (facilities.id[at] as number) // at < count
        : String.fromCharCode(65 + at - facilities.count);
    if (op === 'move') return [{ op, facility, place: to }];
    return op === 'close' ? [{ op: 'close', facility }] : [{ op: 'restar', facility, stars }];
  });
}

/** The whole supply after the operations by plain objects, and everything searched anew. */
function recomputed(
  demand: DemandColumns,
  facilities: ScenarioFacilities,
  asked: ScenarioQuestion,
  operations: readonly ScenarioOperation[],
) {
  const all = Array.from({ length: facilities.count }, (_, i) => ({
    key: i as number | string,
    id: facilities.id[i] ?? 0,
    xCm: facilities.xCm[i] ?? 0,
    yCm: facilities.yCm[i] ?? 0,
    open: STATUSES[facilities.status[i] ?? 0] === 'open',
    located: facilities.locationQuality[i] !== 0,
    stars: facilities.stars[i] ?? 0,
    expired: RATING_STATES[facilities.ratingState[i] ?? 0] === 'expired',
  }));
  for (const operation of operations) {
    if (operation.op === 'add') {
      const { site, place: to, stars } = operation;
      const id = 1_000_000 + all.length;
      all.push({ key: site, id, ...to, open: true, located: true, stars: stars ?? 0, expired: false });
      continue;
    }
    const one = all.find(({ key, id }) => operation.facility === (typeof key === 'string' ? key : id));
    if (!one) throw new Error('The test names what is not there.');
    if (operation.op === 'move') Object.assign(one, { ...operation.place, located: true });
    else if (operation.op === 'close') one.open = false;
    else Object.assign(one, { stars: operation.stars ?? 0, expired: false });
  }
  const { starsMin, ratings } = asked;
  const supply = all.filter(
    ({ open, located, stars, expired }) =>
      open && located && (starsMin === null || (stars >= starsMin && !(ratings === 'valid' && expired))),
  );
  const { d2, index } = nearestSupply(demand, {
    count: supply.length,
    id: Int32Array.from(supply, ({ id }) => id),
    xCm: Int32Array.from(supply, ({ xCm }) => xCm),
    yCm: Int32Array.from(supply, ({ yCm }) => yCm),
  });
  return { d2, facilities: Array.from(index, (at) => supply[at]?.key) };
}

const scenarioOf = (asked: ScenarioQuestion, operations: readonly ScenarioOperation[]) => ({
  name: '',
  dataVersion: 1,
  asOf: '2025-11-24',
  question: asked,
  operations,
});
const facilitiesNow = (state: ScenarioState) =>
  Array.from(state.nearest().index, (slot) => state.facilityAt(slot));
const coveredAt = (demand: DemandColumns, d2: Float64Array, radiusM: number) =>
  coverageByDistrict(demand, d2, radiusM).map(({ district, covered, total }) => ({
    district,
    covered,
    total,
  }));

describe('a scenario', () => {
  it.each([
    ['few', points, markets, 150],
    ['many', manyPoints, manyMarkets, 30],
  ] as const)(
    'gives after %s operations what searching everything anew gives',
    (_n, cells, register, numRuns) => {
      fc.assert(
        fc.property(cells, register, question, moves, seed, (list, given, asked, wanted, mixed) => {
          const demand = demandOf(list);
          const facilities = facilitiesOf(given, mixed);
          const operations = operationsOf(wanted, facilities);
          const state = new ScenarioState({ demand, facilities }, asked);
          const before = coveredAt(demand, state.nearest().d2, asked.radiusM);
          operations.forEach((operation, done) => {
            state.apply(operation);
            const anew = recomputed(demand, facilities, asked, operations.slice(0, done + 1));
            expect(state.nearest().d2).toEqual(anew.d2);
            expect(facilitiesNow(state)).toEqual(anew.facilities);
            const after = coveredAt(demand, anew.d2, asked.radiusM);
            expect(state.lines()).toEqual(
              after.map(({ district, covered, total }, row) => ({
                district,
                total,
                before: before[row]?.covered,
                after: covered,
                change: covered - (before[row]?.covered ?? NaN),
              })),
            );
          });
        }),
        { numRuns },
      );
    },
  );

  it('is undone and redone to the very same bytes, and previews leave no trace', () => {
    fc.assert(
      fc.property(
        points,
        markets,
        question,
        moves,
        moves,
        seed,
        (list, given, asked, wanted, others, mixed) => {
          const facilities = facilitiesOf(given, mixed);
          const state = new ScenarioState({ demand: demandOf(list), facilities }, asked);
          const operations = operationsOf(wanted, facilities);
          const bytes = () => ({ ...state.nearest(), lines: state.lines(), operations: state.operations });
          const trail = [bytes()];
          for (const operation of operations) {
            const preview = state.preview(operation);
            expect(bytes()).toEqual(trail.at(-1));
            const changed = state.apply(operation);
            expect(preview).toMatchObject({ lines: state.lines(), changed: { points: changed } });
            const { d2, index } = state.nearest();
            expect(preview.changed.d2).toEqual(Float64Array.from(changed, (at) => d2[at] ?? NaN));
            expect(preview.changed.index).toEqual(changed.map((at) => index[at] ?? NaN));
            trail.push(bytes());
          }
          for (const past of trail.slice(0, -1).toReversed()) {
            state.undo();
            expect(bytes()).toEqual(past);
          }
          expect(state.undo()).toBeUndefined();
          for (const later of trail.slice(1)) {
            state.redo();
            expect(bytes()).toEqual(later);
          }
          expect(state.redo()).toBeUndefined();
          // What is undone and then done otherwise is as if it had never been.
          while (state.undo());
          const otherwise = operationsOf(others, facilities);
          for (const operation of otherwise) state.apply(operation);
          const fresh = replay({ demand: demandOf(list), facilities }, scenarioOf(asked, otherwise));
          expect(bytes()).toEqual({ ...fresh.nearest(), lines: fresh.lines(), operations: otherwise });
        },
      ),
    );
  });

  it('asked at another radius gives what it gives when asked so from the start', () => {
    fc.assert(
      fc.property(
        points,
        markets,
        question,
        question,
        moves,
        seed,
        (list, given, asked, other, wanted, mixed) => {
          const facilities = facilitiesOf(given, mixed);
          const operations = operationsOf(wanted, facilities);
          const ground = { demand: demandOf(list), facilities };
          const state = replay(ground, scenarioOf(asked, operations));
          state.setRadius(other.radiusM);
          const question = { ...asked, radiusM: other.radiusM };
          expect(state.lines()).toEqual(replay(ground, scenarioOf(question, operations)).lines());
          state.undo();
          expect(state.lines()).toEqual(
            replay(ground, scenarioOf(question, operations.slice(0, -1))).lines(),
          );
        },
      ),
    );
  });

  it('covers no less with a site more, and the same whatever the order of added sites', () => {
    fc.assert(
      fc.property(
        points,
        markets,
        question,
        fc.array(place, { maxLength: 8 }),
        (list, given, asked, places) => {
          const ground = { demand: demandOf(list), facilities: facilitiesOf(given, 0) };
          const add = (to: ScenarioPlace, i: number): ScenarioOperation => {
            const site = String.fromCharCode(65 + i);
            return { op: 'add', site, name: '', place: to, kind: 'market', stars: 5, type: null };
          };
          const state = new ScenarioState(ground, asked);
          places.map(add).forEach((operation) => {
            const before = state.lines();
            state.apply(operation);
            state
              .lines()
              .forEach(({ after }, row) => expect(after).toBeGreaterThanOrEqual(before[row]?.after ?? NaN));
          });
          const reordered = replay(ground, scenarioOf(asked, places.toReversed().map(add)));
          expect(reordered.lines()).toEqual(state.lines());
          expect(reordered.nearest().d2).toEqual(state.nearest().d2);
        },
      ),
    );
  });

  it('takes distances known before, whatever the order of the register', () => {
    fc.assert(
      fc.property(points, markets, question, moves, seed, (list, given, asked, wanted, mixed) => {
        const demand = demandOf(list);
        const facilities = facilitiesOf(given, mixed);
        const selection = questionSupply(facilities, asked);
        const take = (column: Int32Array) => selection.map((at) => column[at] ?? 0);
        const nearest = nearestSupply(demand, {
          count: selection.length,
          id: take(facilities.id),
          xCm: take(facilities.xCm),
          yCm: take(facilities.yCm),
        });
        const scenario = scenarioOf(asked, operationsOf(wanted, facilities));
        const known = structuredClone(nearest);
        expect(replay({ demand, facilities, nearest }, scenario).nearest()).toEqual(
          replay({ demand, facilities }, scenario).nearest(),
        );
        expect(nearest).toEqual(known);
      }),
    );
  });
});

describe('an operation', () => {
  const asked: ScenarioQuestion = {
    supply: 'market',
    demand: 'people',
    weight: 'count',
    starsMin: 3,
    types: null,
    ratings: 'current',
    radiusM: 500,
  };
  const at = (xM: number): ScenarioPlace => ({ lng: 113, lat: 23, xCm: WEST_CM + xM * 100, yCm: SOUTH_CM });
  const demand = demandOf([
    { place: at(0), district: 3, weight: 10 },
    { place: at(2_000), district: 4, weight: 20 },
    { place: at(4_000), district: 0, weight: 40 },
  ]);
  const one: Market = { place: at(0), status: 'open', stars: 3, ratingState: 'rated', located: true };
  const state = (list: Market[], change: Partial<ScenarioQuestion> = {}) => {
    const facilities = { ...facilitiesOf(list, 0), id: Int32Array.from(list, (_, i) => i + 1) };
    return new ScenarioState({ demand, facilities }, { ...asked, ...change });
  };
  const city = (one: ScenarioState) => one.lines()[0];

  it('counts a place exactly on the radius, and demand outside the districts in no line', () => {
    const here = state([]);
    here.apply({ op: 'add', site: 'A', name: '', place: at(500), kind: 'market', stars: 3, type: null });
    expect(city(here)).toEqual({ district: 440_100, total: 30, before: 0, after: 10, change: 10 });
    here.apply({ op: 'move', facility: 'A', place: at(500.01) });
    expect(city(here)).toMatchObject({ after: 0, change: 0 });
  });

  it('that gives too few stars takes a market out, and one that gives enough brings it in', () => {
    const here = state([one, { ...one, place: at(2_000), stars: 0 }]);
    expect(city(here)).toMatchObject({ before: 10, after: 10 });
    here.apply({ op: 'restar', facility: 2, stars: 3 });
    expect(city(here)).toMatchObject({ before: 10, after: 30 });
    here.apply({ op: 'restar', facility: 1, stars: 2 });
    expect(city(here)).toMatchObject({ before: 10, after: 20, change: 10 });
    here.apply({ op: 'restar', facility: 1, stars: null });
    expect(city(here)).toMatchObject({ after: 20 });
  });

  it('that gives an expired market its stars anew brings it in where only valid ones count', () => {
    const here = state([{ ...one, ratingState: 'expired' }], { ratings: 'valid' });
    expect(city(here)).toMatchObject({ before: 0 });
    here.apply({ op: 'restar', facility: 1, stars: 3 });
    expect(city(here)).toMatchObject({ after: 10 });
  });

  it('gives a market without coordinates its place', () => {
    const here = state([{ ...one, located: false }]);
    here.apply({ op: 'move', facility: 1, place: at(100) });
    expect(city(here)).toMatchObject({ before: 0, after: 10 });
  });

  it('leaves a closed or suspended market out wherever it moves, and the last one closed leaves none', () => {
    const here = state([one, { ...one, status: 'suspended' }]);
    here.apply({ op: 'close', facility: 1 });
    here.apply({ op: 'move', facility: 1, place: at(1) });
    here.apply({ op: 'move', facility: 2, place: at(1) });
    here.apply({ op: 'close', facility: 1 });
    expect(here.nearest()).toEqual({
      d2: new Float64Array(3).fill(Infinity),
      index: new Int32Array(3).fill(-1),
    });
  });

  it('on what is not there is refused and changes nothing', () => {
    const here = state([one]);
    const before = { ...here.nearest(), lines: here.lines() };
    for (const [operation, code] of [
      [{ op: 'close', facility: 99 }, 'unknown_facility'],
      [{ op: 'close', facility: 'A' }, 'bad_scenario'],
      [
        { op: 'add', site: 'A', name: '', place: at(0), kind: 'canteen', stars: null, type: null },
        'bad_scenario',
      ],
    ] as [ScenarioOperation, string][])
      expect(() => here.apply(operation)).toThrow(expect.objectContaining({ code }));
    expect({ ...here.nearest(), lines: here.lines(), operations: here.operations }).toEqual({
      ...before,
      operations: [],
    });
  });

  it('of a canteen passes a filter of types only with one of them', () => {
    const canteens = { ...facilitiesOf([], 0), kind: 'canteen' as const };
    const question = { ...asked, supply: 'canteen' as const, starsMin: null, types: ['elderly'] };
    const here = new ScenarioState({ demand, facilities: canteens }, question);
    const add = (site: string, type: string | null) =>
      here.apply({ op: 'add', site, name: '', place: at(0), kind: 'canteen', stars: null, type });
    add('A', null);
    add('B', 'school');
    expect(city(here)).toMatchObject({ after: 0 });
    add('C', 'elderly');
    expect(city(here)).toMatchObject({ after: 10 });
  });

  it('more than 500 times is refused', () => {
    const here = state([one]);
    for (let i = 0; i < 500; i++) here.apply({ op: 'restar', facility: 1, stars: 3 });
    for (const ask of [
      () => here.apply({ op: 'close', facility: 1 }),
      () => here.preview({ op: 'close', facility: 1 }),
    ])
      expect(ask).toThrow(/501 operations; allowed are 500/);
  });

  it('finds distances of another demand out', () => {
    const nearest = nearestSupply(demandOf([]), { count: 0, xCm: new Int32Array(), yCm: new Int32Array() });
    expect(() => new ScenarioState({ demand, facilities: facilitiesOf([], 0), nearest }, asked)).toThrow(
      /0 points; the demand has 3/,
    );
  });
});
