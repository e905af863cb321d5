import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CITY_CODE } from '../coverage/coverage.ts';
import { DISTRICTS } from '../kinds/vocabulary.ts';
import { districtIndexOf } from '../place/districts.ts';
import { loadSums, officeLoads, twelveMonthsTo, UNKNOWN_INSPECTORS } from './workload.ts';
import { WORKLOAD_KINDS } from './workload-kinds.ts';
import { nearestOffices, type Offices } from './workload-offices.ts';

const coordinate = fc.oneof(
  fc.nat(8).map((step) => step * 40_000),
  fc.nat(400_000),
);
const district = fc.constantFrom(0, ...DISTRICTS.slice(0, 3).map(({ code }) => districtIndexOf(code)));
const spot = fc.record({ x: coordinate, y: coordinate, district });
const office = fc.record({
  ...{ x: coordinate, y: coordinate, district },
  type: fc.nat(1),
  inspectors: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(0, UNKNOWN_INSPECTORS)),
});
type Spot = { x: number; y: number; district: number };
type Office = Spot & { type: number; inspectors: number };

const pointsOf = (list: readonly Spot[], firstId: number) => ({
  count: list.length,
  id: Int32Array.from(list, (_, i) => firstId + i),
  xCm: Int32Array.from(list, ({ x }) => 42_000_000 + x),
  yCm: Int32Array.from(list, ({ y }) => 255_000_000 + y),
  district: Uint8Array.from(list, (one) => one.district),
});
const officesOf = (list: readonly Office[]): Offices & { inspectors: Int32Array } => ({
  ...pointsOf(list, 1),
  at: Int32Array.from(list.keys()),
  type: Uint8Array.from(list, ({ type }) => type),
  inspectors: Int32Array.from(list, ({ inspectors }) => inspectors),
});

/** The rule as it is written, one facility at a time. */
function chargeOf(kind: string, facility: Spot, offices: readonly Office[]) {
  const isTechnical =
    kind === 'elevator' &&
    facility.district !== 0 &&
    offices.some((one) => one.type === 1 && one.district === facility.district);
  let best = { squared: Infinity, index: -1 };
  offices.forEach((one, index) => {
    if ((one.type === 1) !== isTechnical) return;
    const squared = (one.x - facility.x) ** 2 + (one.y - facility.y) ** 2;
    if (squared < best.squared) best = { squared, index };
  });
  return best;
}

describe('the office of a facility', () => {
  it('is the nearest of its type, elevators belong to the inspection station where their district has one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...WORKLOAD_KINDS),
        fc.array(spot, { maxLength: 60 }),
        fc.array(office, { maxLength: 8 }),
        (kind, facilities, offices) => {
          const { index, d2 } = nearestOffices({ kind, ...pointsOf(facilities, 100) }, officesOf(offices));
          const expected = facilities.map((one) => chargeOf(kind, one, offices));
          expect([...index]).toEqual(expected.map((one) => one.index));
          expect([...d2]).toEqual(expected.map(({ squared }) => squared));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the workload of offices', () => {
  const facilities = fc.array(fc.record({ spot, inspections: fc.nat(3) }), { maxLength: 25 });

  it('has every facility once, with its inspections, and the farthest of each office', () => {
    fc.assert(
      fc.property(
        fc.array(facilities, { minLength: 3, maxLength: 3 }),
        fc.array(office, { maxLength: 6 }),
        (lists, list) => {
          const offices = officesOf(list);
          const work = lists.map((own, at) => {
            const kind = WORKLOAD_KINDS[at] ?? 'market';
            const points = pointsOf(
              own.map((one) => one.spot),
              1_000 * (at + 1),
            );
            const nearest = nearestOffices({ kind, ...points }, offices);
            return { kind, id: points.id, nearest, inspections: own.map(({ inspections }) => inspections) };
          });
          const loads = officeLoads(offices, work);
          list.forEach(({ inspectors }, at) => {
            const charged = work.flatMap(({ kind, id, nearest, inspections }) =>
              [...id].flatMap((one, i) =>
                nearest.index[i] === at
                  ? [{ kind, id: one, d2: nearest.d2[i] ?? 0, visits: inspections[i] ?? 0 }]
                  : [],
              ),
            );
            const visits = charged.reduce((total, one) => total + one.visits, 0);
            const [farthest] = charged.toSorted((a, b) => b.d2 - a.d2 || a.id - b.id);
            const per = (count: number) => (inspectors > 0 ? count / inspectors : null);
            expect(loads[at]).toEqual({
              facilities: Object.fromEntries(
                WORKLOAD_KINDS.map((kind) => [kind, charged.filter((one) => one.kind === kind).length]),
              ),
              inspections: visits,
              inspectors: inspectors === UNKNOWN_INSPECTORS ? null : inspectors,
              facilitiesPerInspector: per(charged.length),
              inspectionsPerInspector: per(visits),
              farthest: farthest ? { id: farthest.id, squaredCm: farthest.d2 } : null,
            });
          });
        },
      ),
      { numRuns: 150 },
    );
  });

  it('adds up: districts to the city, unknown inspectors apart and out of what comes to one', () => {
    const counts = (market: number) => ({ market, canteen: 0, elevator: 0 });
    const load = (market: number, inspections: number, inspectors: number | null) => ({
      ...{ facilities: counts(market), inspections, inspectors, farthest: null },
      ...{ facilitiesPerInspector: null, inspectionsPerInspector: null },
    });
    const offices = { type: Uint8Array.of(0, 0, 0, 0, 1), district: Uint8Array.of(3, 3, 3, 0, 3) };
    const loads = [load(10, 20, 4), load(5, 7, null), load(3, 1, 0), load(2, 2, 1), load(99, 99, 9)];
    const [city, liwan, yuexiu] = loadSums(offices, loads, 'supervision_office');
    expect(city).toEqual({
      ...{
        district: CITY_CODE,
        offices: 4,
        unknown: 1,
        facilities: counts(20),
        inspections: 30,
        inspectors: 5,
      },
      ...{ facilitiesPerInspector: 12 / 5, inspectionsPerInspector: 22 / 5 },
    });
    expect(liwan).toMatchObject({
      district: 440_103,
      offices: 3,
      facilities: counts(18),
      facilitiesPerInspector: 10 / 4,
    });
    expect(yuexiu).toMatchObject({ offices: 0, inspectors: 0, facilitiesPerInspector: null });
  });
});

describe('twelve months', () => {
  it('end with the day and begin the day after the same one a year before', () => {
    expect(twelveMonthsTo('2026-11-20')).toBe('2025-11-21');
    expect(twelveMonthsTo('2026-12-31')).toBe('2026-01-01');
    expect(twelveMonthsTo('2028-02-29')).toBe('2027-03-01');
    expect(twelveMonthsTo('2029-02-28')).toBe('2028-02-29');
  });
});
