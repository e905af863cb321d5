import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISTRICTS } from '../kinds/vocabulary.ts';
import { nearestSquaredCm } from '../coverage/nearest.ts';
import {
  LAST_MINUTE,
  RESCUE_LIMITS_MIN,
  rescueByDistrict,
  rescueMinutes,
  squaredCmWithin,
} from './rescue.ts';
import { RESCUE_DEFAULTS, type RescueModel } from './rescue-model.ts';

const hundredths = (least: number, greatest: number) =>
  fc.integer({ min: least * 100, max: greatest * 100 }).map((n) => n / 100);
const models = fc.record({
  dispatchMin: hundredths(0, 30),
  readinessMin: hundredths(0, 5),
  accessMin: hundredths(0, 5),
  speedKmh: hundredths(1, 120),
  detour: fc.integer({ min: 100, max: 200 }).map((n) => String(n / 100)),
});
/** Few places on a coarse lattice: distances and ties repeat. Place 0 = outside every district. */
const elevator = fc.record({
  x: fc.nat(40).map((n) => n * 25_000),
  y: fc.nat(40).map((n) => n * 25_000),
  district: fc.constantFrom(0, 3, 11, 18),
});
const elevators = fc.array(elevator, { maxLength: 40 });
const stations = fc.array(fc.record({ x: fc.nat(1_000_000), y: fc.nat(1_000_000) }), { maxLength: 4 });
type Place = { x: number; y: number; district?: number };

function columns(list: readonly Place[]) {
  return {
    count: list.length,
    xCm: Int32Array.from(list, ({ x }) => 42_000_000 + x),
    yCm: Int32Array.from(list, ({ y }) => 255_000_000 + y),
    district: Uint8Array.from(list, ({ district }) => district ?? 0),
    weight: new Int32Array(list.length).fill(1),
  };
}
const FAR_FROM_BORDER = (count: number) => new Float64Array(count).fill(1e9);
const table = (list: readonly Place[], from: readonly Place[], model: RescueModel) =>
  rescueByDistrict(
    columns(list),
    nearestSquaredCm(columns(list), columns(from)),
    model,
    FAR_FROM_BORDER(list.length),
  );

/** By the definition, in whole numbers: 60 κ d / (1000 v) ≤ minutes − fixed parts, both sides times all denominators. */
function isWithin(squaredCm: number, model: RescueModel, minutes: number, tenths = 10): boolean {
  if (squaredCm === Infinity) return false;
  const whole = (value: number) => BigInt(Math.round(value * 100));
  const left = whole(minutes) - whole(model.dispatchMin) - whole(model.readinessMin) - whole(model.accessMin);
  if (left < 0n) return false;
  const way = 60n * whole(Number(model.detour)) * 10n;
  const most = left * whole(model.speedKmh) * 1000n * BigInt(tenths);
  return BigInt(squaredCm) * way * way <= most * most;
}

describe('response times', () => {
  it('are what the definition gives, elevator by elevator', () => {
    fc.assert(
      fc.property(elevators, stations, models, (list, from, model) => {
        const rows = table(list, from, model);
        expect(rows.map(({ district }) => district)).toEqual([440_100, ...DISTRICTS.map(({ code }) => code)]);
        for (const row of rows) {
          const own = list.filter(({ district }) =>
            row.district === 440_100 ? district > 0 : district === row.district - 440_100,
          );
          const d2 = own.map((a) =>
            Math.min(Infinity, ...from.map((b) => (a.x - b.x) ** 2 + (a.y - b.y) ** 2)),
          );
          const count = (minutes: number, tenths = 10) =>
            d2.filter((one) => isWithin(one, model, minutes, tenths)).length;
          expect(row.elevators).toBe(own.length);
          expect(row.within).toEqual(RESCUE_LIMITS_MIN.map((minutes) => count(minutes)));
          expect(row.low).toEqual(RESCUE_LIMITS_MIN.map((minutes) => count(minutes, 9)));
          expect(row.high).toEqual(RESCUE_LIMITS_MIN.map((minutes) => count(minutes, 11)));
          const upTo = Array.from({ length: LAST_MINUTE }, (_, n) => count(n + 1));
          expect(row.byMinute).toEqual([
            ...upTo.map((sum, n) => sum - (upTo[n - 1] ?? 0)),
            own.length - (upTo.at(-1) ?? 0),
          ]);
          const minutes = d2.map((one) => rescueMinutes(model, Math.sqrt(one) / 100)).sort((a, b) => a - b);
          const percentile = (percent: number) => {
            const found = minutes.find((_, at) => (at + 1) * 100 >= minutes.length * percent);
            return found === undefined || found === Infinity ? null : found;
          };
          expect([row.p50Min, row.p90Min, row.worstMin]).toEqual([50, 90, 100].map(percentile));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('do not get longer with speed, and add up to the city', () => {
    fc.assert(
      fc.property(elevators, stations, models, hundredths(1, 120), (list, from, model, other) => {
        const [slow, fast] = [model.speedKmh, other]
          .sort((a, b) => a - b)
          .map((speedKmh) => table(list, from, { ...model, speedKmh }));
        slow?.forEach((row, at) => {
          const quick = fast?.[at];
          row.within.forEach((count, limit) => expect(quick?.within[limit]).toBeGreaterThanOrEqual(count));
          for (const key of ['p50Min', 'p90Min', 'worstMin'] as const)
            if (row[key] !== null) expect(quick?.[key]).toBeLessThanOrEqual(row[key]);
        });
        const [city, ...districts] = slow ?? [];
        expect(districts.reduce((sum, row) => sum + row.elevators, 0)).toBe(city?.elevators);
        for (const band of ['within', 'low', 'high', 'byMinute'] as const)
          expect(
            city?.[band].map((_, at) => districts.reduce((sum, row) => sum + (row[band][at] ?? 0), 0)),
          ).toEqual(city?.[band]);
      }),
    );
  });

  it('do not depend on the order of elevators or stations', () => {
    fc.assert(
      fc.property(elevators, stations, models, (list, from, model) => {
        expect(table(list.toReversed(), from.toReversed(), model)).toEqual(table(list, from, model));
      }),
    );
  });

  it('count an elevator exactly at the limit, and not the one a centimetre farther', () => {
    // 5.6 min at 39 km/h are 3,640 m of way, at 1.3 times the straight line 2,800 m of it.
    const model = { ...RESCUE_DEFAULTS, speedKmh: 39 };
    expect(squaredCmWithin(model, 10.6)).toBe(280_000 ** 2);
    const at = (x: number) => table([{ x, y: 0, district: 3 }], [{ x: 0, y: 0 }], model)[0]?.within[0];
    expect([at(280_000), at(280_001)]).toEqual([1, 0]);
    expect(rescueMinutes(model, 2_800)).toBeCloseTo(10.6, 12);
  });

  it('say nothing without stations or elevators', () => {
    const nobody = { p50Min: null, p90Min: null, worstMin: null, within: [0, 0] };
    expect(table([{ x: 0, y: 0, district: 3 }], [], RESCUE_DEFAULTS)[0]).toMatchObject({
      ...nobody,
      elevators: 1,
    });
    expect(table([], [{ x: 0, y: 0 }], RESCUE_DEFAULTS)[0]).toMatchObject({ ...nobody, elevators: 0 });
  });

  it('reach nobody within less than the fixed parts, and only the station itself within exactly them', () => {
    const model = { ...RESCUE_DEFAULTS, dispatchMin: 6.6 };
    expect(squaredCmWithin(model, 10.6)).toBe(0);
    expect(squaredCmWithin({ ...model, dispatchMin: 6.61 }, 10.6)).toBe(-1);
    expect(table([{ x: 0, y: 0, district: 3 }], [{ x: 0, y: 0 }], model)[0]?.within).toEqual([1, 1]);
  });

  it('tell elevators near the border of the city apart', () => {
    const two = columns([
      { x: 0, y: 0, district: 3 },
      { x: 1, y: 0, district: 3 },
    ]);
    const reach = Math.sqrt(squaredCmWithin(RESCUE_DEFAULTS, 10.6));
    const edges = (edgeCm: number) =>
      rescueByDistrict(two, new Float64Array(2), RESCUE_DEFAULTS, Float64Array.of(edgeCm, 1e9))[0]?.edge;
    expect([edges(reach), edges(reach + 1)]).toEqual([1, 0]);
  });

  it.each([
    ['dispatchMin', -1],
    ['dispatchMin', 30.01],
    ['readinessMin', NaN],
    ['accessMin', 1.234],
    ['speedKmh', 0],
    ['speedKmh', 121],
    ['detour', '0.9'],
  ])('are refused for %s %s', (name, value) => {
    const model = { ...RESCUE_DEFAULTS, [name]: value };
    expect(() => squaredCmWithin(model, 10.6)).toThrow(new RegExp(`${name} is "?${value}"?; allowed are`));
    expect(() => table([], [], model)).toThrow(/allowed are/);
  });
});
