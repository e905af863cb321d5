import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestSquaredCm } from '../coverage/nearest.ts';
import {
  greedyTrap,
  pointsOf,
  setsOf,
  smallCity,
  type SmallCity,
  squared,
} from '../../tests/small-siting.ts';
import { InputError } from '../errors.ts';
import { solveCenter } from './center.ts';
import { distanceProblem } from './distance-problem.ts';
import { medianBound } from './median-bound.ts';
import { solveMedian } from './median.ts';
import { Run } from './run.ts';

const p = fc.integer({ min: 1, max: 4 });
const CLOSE = 1e-6;

function problemOf({ demand, existing, sites }: SmallCity) {
  const columns = { ...pointsOf(demand), weight: Int32Array.from(demand, ({ weight }) => weight) };
  return distanceProblem({
    demand: columns,
    d2: nearestSquaredCm(columns, pointsOf(existing)),
    sites: pointsOf(sites),
  });
}

/** Mean and largest distance with a set of sites, recounted; NaN without demand, Infinity without facilities. */
function measure({ demand, existing, sites }: SmallCity, chosen: readonly number[]) {
  const open = [...existing, ...sites.filter((_, i) => chosen.includes(i))];
  const counted = demand.filter(({ weight }) => weight > 0);
  const distances = counted.map((one) =>
    Math.sqrt(Math.min(Infinity, ...open.map((other) => squared(one, other)))),
  );
  const total = counted.reduce((sum, { weight }) => sum + weight, 0);
  const sum = distances.reduce((all, metres, i) => all + metres * (counted[i]?.weight ?? NaN), 0);
  return { mean: sum / total, largest: Math.max(...distances) };
}

const free = smallCity.map((city) => ({ ...city, spacingM: 0 }));
const kinds = [
  { name: 'p-median', solve: solveMedian, of: 'mean' },
  { name: 'p-center', solve: solveCenter, of: 'largest' },
] as const;

describe.each(kinds)('$name', ({ solve, of }) => {
  it('gives what its sites have, not below its bound, and the bound is not above the best of all sets', async () => {
    await fc.assert(
      fc.asyncProperty(free, p, async (city, count) => {
        const answer = await solve(problemOf(city), count);
        const values = setsOf(city, count).map((sites) => measure(city, sites)[of]);
        const best = Math.min(...values);
        if (!Number.isFinite(best)) {
          expect(answer.metres).toBeNull();
          return;
        }
        expect(answer.sites.length).toBeLessThanOrEqual(count);
        expect(answer.metres).toBeCloseTo(measure(city, answer.sites)[of], 6);
        expect(answer.boundM).toBeLessThanOrEqual(best + CLOSE);
        expect(answer.metres).toBeGreaterThanOrEqual(best - CLOSE);
        if (answer.status === 'proved') expect(answer.metres).toBeCloseTo(best, 4);
        const before = measure(city, [])[of];
        if (Number.isFinite(before)) expect(answer.beforeM).toBeCloseTo(before, 6);
        else expect(answer.beforeM).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  it('keeps to its bound when it is stopped at once', async () => {
    await fc.assert(
      fc.asyncProperty(free, p, async (city, count) => {
        const answer = await solve(problemOf(city), count, { signal: { aborted: true } });
        const best = Math.min(...setsOf(city, count).map((sites) => measure(city, sites)[of]));
        if (Number.isFinite(best)) expect(answer.boundM).toBeLessThanOrEqual(best + CLOSE);
        if (answer.metres !== null) expect(answer.metres).toBeCloseTo(measure(city, answer.sites)[of], 6);
      }),
    );
  });

  it('says why an answer is trivial', async () => {
    const city = {
      demand: [{ x: 0, y: 0, weight: 2 }],
      existing: [],
      sites: [{ x: 3, y: 4 }],
      radiusM: 0,
      spacingM: 0,
    };
    const answer = (change: Partial<SmallCity>, count: number) =>
      solve(problemOf({ ...city, ...change }), count);
    expect(await answer({}, 1)).toMatchObject({
      sites: [0],
      metres: 5,
      boundM: 5,
      status: 'proved',
      reason: null,
    });
    expect((await answer({}, 2)).reason).toEqual({ code: 'p_too_large', value: 1 });
    expect((await answer({ sites: [] }, 1)).reason).toEqual({ code: 'no_candidates', value: 0 });
    expect((await answer({ demand: [] }, 1)).reason).toEqual({ code: 'no_demand', value: 0 });
    await expect(answer({}, 0)).rejects.toThrow(InputError);
  });
});

describe('p-center', () => {
  it('searches below what greedy choice finds', async () => {
    const answer = await solveCenter(problemOf(greedyTrap), 2);
    const best = Math.min(...setsOf(greedyTrap, 2).map((sites) => measure(greedyTrap, sites).largest));
    expect(answer.metres).toBeCloseTo(best, 6);
    expect(answer.boundM).toBeCloseTo(best, 6);
    expect(answer.status).toBe('proved');
  });
});

describe('p-median', () => {
  it('is bounded from any start and towards any sum', async () => {
    const start = fc.integer({ min: 0, max: 3_000 });
    await fc.assert(
      fc.asyncProperty(
        free,
        p,
        start,
        fc.integer({ min: 100, max: 200 }),
        async (city, count, from, percent) => {
          const problem = problemOf(city);
          const best = Math.min(...setsOf(city, count).map((sites) => measure(city, sites).mean));
          fc.pre(Number.isFinite(best) && best > 0);
          const sum = best * problem.total * 100;
          const bounds: number[] = [];
          const reach = problem.existing.map((cm) => Math.min(cm, from));
          await medianBound(problem, count, reach, (sum * percent) / 100, new Run(), (bound) =>
            bounds.push(bound),
          );
          expect(bounds.length).toBeGreaterThan(0);
          for (const bound of bounds) expect(bound).toBeLessThanOrEqual(sum);
        },
      ),
    );
  });

  it('cannot be made better by exchanging one site', async () => {
    await fc.assert(
      fc.asyncProperty(free, p, async (city, count) => {
        const { sites, metres } = await solveMedian(problemOf(city), count);
        fc.pre(metres !== null);
        for (const out of sites)
          for (let site = 0; site < city.sites.length; site++) {
            const exchanged = [...sites.filter((one) => one !== out), site];
            expect(measure(city, exchanged).mean).toBeGreaterThanOrEqual((metres ?? NaN) - CLOSE);
          }
      }),
    );
  });
});
