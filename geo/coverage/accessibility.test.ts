import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessibility, type AccessibilitySettings } from './accessibility.ts';

const place = fc.tuple(
  fc.nat(30).map((n) => n * 10_000),
  fc.nat(30).map((n) => n * 10_000),
);
const weighted = fc.array(fc.tuple(place, fc.nat(500)), { maxLength: 40, size: 'max' });
const settings: fc.Arbitrary<AccessibilitySettings> = fc.record({
  radiusM: fc.constantFrom(100, 141.42, 500, 1_000),
  decay: fc.constantFrom('gaussian' as const, [
    { upToM: 200, weight: 1 },
    { upToM: 500, weight: 0.5 },
    { upToM: 2_000, weight: 0.1 },
  ]),
});

function pointsOf(list: readonly (readonly [readonly [number, number], number])[]) {
  return {
    count: list.length,
    xCm: Int32Array.from(list, ([[x]]) => x),
    yCm: Int32Array.from(list, ([[, y]]) => y),
    weight: list.map(([, weight]) => weight),
    capacity: list.map(([, weight]) => weight),
  };
}

describe('accessibility', () => {
  it('is the formula of the paper over all pairs, and capacity is conserved', () => {
    fc.assert(
      fc.property(weighted, weighted, settings, (people, facilities, asked) => {
        const f = ([x, y]: readonly [number, number], [u, v]: readonly [number, number]) => {
          const d = Math.hypot(x - u, y - v) / 100; // all distances that equal a limit are whole metres here
          if (d > asked.radiusM) return 0;
          if (asked.decay !== 'gaussian') return asked.decay.find(({ upToM }) => d <= upToM)?.weight ?? 0;
          return (Math.exp(-((d / asked.radiusM) ** 2) / 2) - Math.exp(-0.5)) / (1 - Math.exp(-0.5));
        };
        const { demandSum, ratio, access } = accessibility(pointsOf(people), pointsOf(facilities), asked);
        const sums = facilities.map(([at]) => people.reduce((sum, [from, w]) => sum + w * f(from, at), 0));
        sums.forEach((sum, j) => expect(demandSum[j]).toBeCloseTo(sum, 8));
        people.forEach(([from], i) => {
          const shares = facilities.map(([at, capacity], j) =>
            (sums[j] ?? 0) > 1e-9 ? (capacity / (sums[j] ?? NaN)) * f(from, at) : 0,
          );
          expect(access[i]).toBeCloseTo(
            shares.reduce((sum, share) => sum + share, 0),
            8,
          );
        });
        const given = people.reduce((sum, [, w], i) => sum + w * (access[i] ?? NaN), 0);
        const shared = facilities.reduce(
          (sum, [, capacity], j) => sum + (demandSum[j] === 0 ? 0 : capacity),
          0,
        );
        expect(given).toBeCloseTo(shared, 6);
        expect(Array.from(ratio, Number.isNaN)).toEqual(Array.from(demandSum, (sum) => sum === 0));
      }),
    );
  });

  const at = (xCm: number, amount = 10) => pointsOf([[[xCm, 0], amount]]);

  it('includes the upper limit of a step and the radius, and nothing a centimetre beyond', () => {
    const decay = [
      { upToM: 300, weight: 1 },
      { upToM: 900, weight: 0.25 },
    ];
    const sum = (xCm: number) => accessibility(at(xCm), at(0), { radiusM: 500, decay }).demandSum[0];
    expect([30_000, 30_001, 50_000, 50_001].map(sum)).toEqual([10, 2.5, 2.5, 0]);
  });

  it('is 1 at the place and exactly 0 at the radius by the Gaussian', () => {
    const ask = (xCm: number) => accessibility(at(xCm), at(0), { radiusM: 500, decay: 'gaussian' });
    expect(ask(0).demandSum[0]).toBe(10);
    expect(ask(50_000)).toEqual({
      demandSum: Float64Array.of(0),
      ratio: Float64Array.of(NaN),
      access: Float64Array.of(0),
    });
  });

  it('is nothing without supply, and a facility without demand has no ratio', () => {
    const question = { radiusM: 500, decay: 'gaussian' as const };
    expect(accessibility(at(0), pointsOf([]), question).access).toEqual(Float64Array.of(0));
    expect(accessibility(pointsOf([]), at(0), question).ratio).toEqual(Float64Array.of(NaN));
  });

  it.each([
    [{ radiusM: 0, decay: 'gaussian' as const }, /radius is 0 m/],
    [{ radiusM: 200_001, decay: [{ upToM: 1, weight: 1 }] }, /200001 m/],
    [{ radiusM: 500, decay: [{ upToM: 100, weight: -1 }] }, /Step 1 has weight -1/],
    [
      {
        radiusM: 500,
        decay: [
          { upToM: 100, weight: 1 },
          { upToM: 100, weight: 0.5 },
        ],
      },
      /Step 2 goes to 100 m/,
    ],
  ])('is refused for %j', (asked, message) => {
    expect(() => accessibility(at(0), at(0), asked)).toThrow(message);
  });
});
