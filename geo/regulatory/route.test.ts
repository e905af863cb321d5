import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanePoint } from '../place/crs.ts';
import { byNeed, officeRoute, type RouteItem } from './route.ts';
import { RouteGround } from './route-ground.ts';
import { nearestFirst, withoutDetours } from './route-improve.ts';
import { EXACT_STOPS, shortestOrder } from './route-shortest.ts';
import { roundTrip } from './route-trip.ts';

/** Half of the places on a coarse lattice, so that equal ways and shared places are common. */
const place: fc.Arbitrary<PlanePoint> = fc
  .oneof(
    fc.tuple(fc.nat(6), fc.nat(6)).map(([x, y]) => [x * 50_000, y * 50_000] as const),
    fc.tuple(fc.nat(3_000_000), fc.nat(2_000_000)),
  )
  .map(([x, y]) => ({ xCm: 42_000_000 + x, yCm: 255_000_000 + y }));
const places = (minLength: number, maxLength: number) => fc.array(place, { minLength, maxLength });
const OFFICE: PlanePoint = { xCm: 43_000_000, yCm: 256_000_000 };

const sorted = (order: ArrayLike<number>) => Array.from(order).sort((a, b) => a - b);
const stopsOf = (ground: RouteGround) => Array.from({ length: ground.count - 1 }, (_, i) => i + 1);

/** Every order of the stops. */
function* permutations(stops: readonly number[]): Generator<number[]> {
  if (stops.length === 0) yield [];
  for (const first of stops)
    for (const rest of permutations(stops.filter((stop) => stop !== first))) yield [first, ...rest];
}

/** Every order that one turned stretch makes of an order. */
function* turned(order: readonly number[]): Generator<number[]> {
  for (let from = 0; from < order.length; from++)
    for (let end = from + 2; end <= order.length; end++)
      yield [...order.slice(0, from), ...order.slice(from, end).reverse(), ...order.slice(end)];
}

describe('the shortest trip through few places', () => {
  it('is as short as the best of all orders', () => {
    fc.assert(
      fc.property(place, places(0, 6), (start, stops) => {
        const ground = new RouteGround(start, stops);
        const order = shortestOrder(ground);
        const lengths = [...permutations(stopsOf(ground))].map((one) => ground.lengthCm(one));
        expect(sorted(order)).toEqual(stopsOf(ground));
        expect(ground.lengthCm(order)).toBe(Math.min(...lengths));
      }),
      { numRuns: 60 },
    );
  });

  it('is refused for more', () => {
    const many = Array.from({ length: EXACT_STOPS + 1 }, () => OFFICE);
    expect(() => shortestOrder(new RouteGround(OFFICE, many))).toThrow(RangeError);
  });
});

describe('a trip through many places', () => {
  it('goes on to the nearest place first, on ties to the smaller number', () => {
    const at = (metres: number) => ({ xCm: OFFICE.xCm + metres * 100, yCm: OFFICE.yCm });
    const ground = new RouteGround(OFFICE, [at(300), at(-100), at(100), at(250)]);
    expect([...nearestFirst(ground)]).toEqual([2, 3, 4, 1]);
  });

  it('visits each once, is no longer than going to the nearest, and no turned stretch makes it shorter', () => {
    fc.assert(
      fc.property(place, places(0, 40), (start, stops) => {
        const ground = new RouteGround(start, stops);
        const nearest = nearestFirst(ground);
        const order = withoutDetours(ground, nearest);
        const length = ground.lengthCm(order);
        expect(sorted(nearest)).toEqual(stopsOf(ground));
        expect(sorted(order)).toEqual(stopsOf(ground));
        expect(length).toBeLessThanOrEqual(ground.lengthCm(nearest));
        for (const other of turned([...order])) expect(ground.lengthCm(other)).toBeGreaterThanOrEqual(length);
      }),
      { numRuns: 80 },
    );
  });

  it('is shorter than going to the nearest where that crosses its own way', () => {
    const stops = Array.from({ length: 60 }, (_, i) => ({
      xCm: OFFICE.xCm + ((i * 7_919) % 997) * 1_000,
      yCm: OFFICE.yCm + ((i * 104_729) % 991) * 1_000,
    }));
    const ground = new RouteGround(OFFICE, stops);
    const nearest = nearestFirst(ground);
    const whole = ground.lengthCm(withoutDetours(ground, nearest));
    expect(whole).toBeLessThan(0.95 * ground.lengthCm(nearest));
    expect(ground.lengthCm(withoutDetours(ground, nearest, 3))).toBeGreaterThan(whole);
    expect([...withoutDetours(ground, nearest, 0)]).toEqual([...nearest]);
  });
});

describe('a round trip', () => {
  it('has legs that add up to its length, and begins at its nearer end', () => {
    fc.assert(
      fc.property(place, places(1, 25), (start, stops) => {
        const { order, legsCm, backCm, lengthCm } = roundTrip(start, stops);
        const ground = new RouteGround(start, stops);
        const nodes = order.map((at) => at + 1);
        expect(sorted(nodes)).toEqual(stopsOf(ground));
        expect(legsCm.reduce((sum, leg) => sum + leg, backCm)).toBe(lengthCm);
        expect(lengthCm).toBe(ground.lengthCm(nodes));
        expect(lengthCm).toBeLessThanOrEqual(ground.lengthCm(nearestFirst(ground)));
        expect(legsCm[0]).toBeLessThanOrEqual(backCm);
      }),
      { numRuns: 80 },
    );
  });

  it('is empty without places', () => {
    expect(roundTrip(OFFICE, [])).toEqual({ order: [], legsCm: [], backCm: 0, lengthCm: 0 });
  });
});

const item = fc.record({
  place: fc.option(place, { freq: 6 }),
  urgency: fc.nat(2),
  days: fc.oneof(fc.nat(400), fc.constant(Infinity)),
});
const items = fc
  .array(item, { maxLength: 30 })
  .map((list) => list.map((one, i): RouteItem => ({ ...one, id: ((i + 1) * 7_919) % 104_729 })));

describe('the route of an office', () => {
  it('has every item once: in a trip of its class, or without a place at the end', () => {
    fc.assert(
      fc.property(items, (list) => {
        const { trips, nowhere, lengthCm } = officeRoute(OFFICE, list);
        for (const { urgency, stops } of trips)
          for (const stop of stops) {
            expect(stop.items.every((one) => one.urgency === urgency)).toBe(true);
            const spots = new Set(stop.items.map((one) => `${one.place?.xCm} ${one.place?.yCm}`));
            expect(spots.size).toBe(1);
          }
        const visited = trips.flatMap(({ stops }) => stops.flatMap((stop) => stop.items));
        expect([...visited, ...nowhere].sort((a, b) => a.id - b.id)).toEqual(
          list.toSorted((a, b) => a.id - b.id),
        );
        expect(nowhere).toEqual(list.filter((one) => one.place === null).sort(byNeed));
        expect(trips.map(({ urgency }) => urgency)).toEqual(
          [...new Set(visited.map(({ urgency }) => urgency))].sort(),
        );
        expect(trips.reduce((sum, trip) => sum + trip.lengthCm, 0)).toBe(lengthCm);
      }),
    );
  });

  it('does not change with the order of its items', () => {
    fc.assert(
      fc.property(items, fc.infiniteStream(fc.nat()), (list, keys) => {
        const shuffled = list
          .map((one) => ({ one, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(officeRoute(OFFICE, shuffled)).toEqual(officeRoute(OFFICE, list));
      }),
    );
  });

  it('stops once where several are, the longest waiting first, and numbers the stops of each trip from 1', () => {
    const at = (metres: number) => ({ xCm: OFFICE.xCm + metres * 100, yCm: OFFICE.yCm });
    const list: RouteItem[] = [
      { id: 1, place: at(200), urgency: 1, days: 9 },
      { id: 2, place: at(100), urgency: 0, days: 99 },
      { id: 3, place: at(200), urgency: 1, days: 12 },
      { id: 4, place: null, urgency: 0, days: 100 },
      { id: 5, place: at(400), urgency: 1, days: 10 },
    ];
    const { trips, nowhere, lengthCm } = officeRoute(OFFICE, list);
    const told = trips.map(({ stops, ...trip }) => ({
      ...trip,
      stops: stops.map(({ number, legCm, items: there }) => [number, legCm, there.map(({ id }) => id)]),
    }));
    expect(told).toEqual([
      { urgency: 0, backCm: 10_000, lengthCm: 20_000, stops: [[1, 10_000, [2]]] },
      {
        urgency: 1,
        backCm: 40_000,
        lengthCm: 80_000,
        stops: [
          [1, 20_000, [3, 1]],
          [2, 20_000, [5]],
        ],
      },
    ]);
    expect(nowhere.map(({ id }) => id)).toEqual([4]);
    expect(lengthCm).toBe(100_000);
  });

  it('is empty without items', () => {
    expect(officeRoute(OFFICE, [])).toEqual({ trips: [], nowhere: [], lengthCm: 0 });
  });
});
