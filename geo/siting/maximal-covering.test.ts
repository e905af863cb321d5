import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  greedyTrap,
  triangles,
  bestOf,
  coveredBy,
  problemOf,
  setsOf,
  smallCity,
  type SmallCity,
} from '../../tests/small-siting.ts';
import { InputError } from '../errors.ts';
import { greedyWithSwap } from './greedy.ts';
import { solveMaximalCovering } from './maximal-covering.ts';
import { reducedInstance } from './reduce.ts';
import { Run } from './run.ts';

const p = fc.integer({ min: 1, max: 4 });

/** What greedy choice covers, recounted for every candidate at every turn; ties by position. */
function greedyCovered(city: SmallCity, count: number): number {
  let sites: number[] = [];
  for (let turn = 0; turn < count; turn++) {
    const sets = setsOf(city, city.sites.length);
    const next = city.sites
      .map((_, site) => [...sites, site])
      .filter((set) => sets.some((other) => other.join() === set.toSorted((a, b) => a - b).join()))
      .toSorted((a, b) => coveredBy(city, b) - coveredBy(city, a))[0];
    if (!next || coveredBy(city, next) === coveredBy(city, sites)) break;
    sites = next;
  }
  return coveredBy(city, sites);
}

describe('maximal covering', () => {
  it('finds the value and the smallest set that trying every set finds', async () => {
    await fc.assert(
      fc.asyncProperty(smallCity, p, async (city, sites) => {
        const answer = await solveMaximalCovering(problemOf(city), sites);
        const best = bestOf(city, sites);
        expect(answer).toMatchObject({ ...best, bound: best.covered, status: 'proved', stoppedBy: 'proof' });
        expect(answer.isSmallestSet).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('finds what greedy choice with swaps does not, and branches where bounds leave a gap', async () => {
    const instance = reducedInstance(problemOf(greedyTrap));
    expect((await greedyWithSwap(instance, 2, [], new Run())).covered).toBe(5);
    expect(await solveMaximalCovering(problemOf(greedyTrap), 2)).toMatchObject({
      covered: 6,
      status: 'proved',
    });
    expect(await solveMaximalCovering(problemOf(triangles), 5)).toMatchObject(bestOf(triangles, 5));
    expect(await solveMaximalCovering(problemOf(triangles), 5)).toMatchObject({ covered: 8, bound: 8 });
  });

  it('covers as much whatever the order of demand and candidates', async () => {
    await fc.assert(
      fc.asyncProperty(smallCity, p, async (city, sites) => {
        const turned = { ...city, demand: city.demand.toReversed(), sites: city.sites.toReversed() };
        const [one, other] = await Promise.all(
          [city, turned].map((each) => solveMaximalCovering(problemOf(each), sites)),
        );
        expect(other?.covered).toBe(one?.covered);
      }),
    );
  });

  it('gives the gain of each site, the largest first, adding up to what is gained', async () => {
    await fc.assert(
      fc.asyncProperty(smallCity, p, async (city, count) => {
        const { orderOfGain, sites, gain, covered, coveredBefore } = await solveMaximalCovering(
          problemOf(city),
          count,
        );
        expect(orderOfGain.map(({ site }) => site).sort((a, b) => a - b)).toEqual(sites);
        expect(coveredBefore + gain).toBe(covered);
        const gains = orderOfGain.map((one) => one.gain);
        expect(gains).toEqual(gains.toSorted((a, b) => b - a));
        expect(gains.reduce((sum, one) => sum + one, 0)).toBe(gain);
        orderOfGain.forEach((_, i) => {
          const first = orderOfGain.slice(0, i + 1);
          const sum = first.reduce((all, one) => all + one.gain, coveredBefore);
          expect(
            coveredBy(
              city,
              first.map(({ site }) => site),
            ),
          ).toBe(sum);
        });
      }),
    );
  });

  it('keeps the spacing, and a distance equal to it is allowed', async () => {
    const row = (spacingM: number): SmallCity => ({
      demand: [0, 5, 10].map((x) => ({ x, y: 0, weight: 1 })),
      existing: [],
      sites: [0, 5, 10].map((x) => ({ x, y: 0 })),
      radiusM: 1,
      spacingM,
    });
    expect((await solveMaximalCovering(problemOf(row(5)), 3)).sites).toEqual([0, 1, 2]);
    expect((await solveMaximalCovering(problemOf(row(5.01)), 3)).sites).toEqual([0, 2]);
  });

  it('answers inside its bound when it is stopped at once', async () => {
    await fc.assert(
      fc.asyncProperty(smallCity, p, async (city, count) => {
        const answer = await solveMaximalCovering(problemOf(city), count, { signal: { aborted: true } });
        const best = bestOf(city, count);
        expect(setsOf(city, count)).toContainEqual(answer.sites);
        expect(coveredBy(city, answer.sites)).toBe(answer.covered);
        expect(answer.covered).toBeLessThanOrEqual(best.covered);
        expect(answer.bound).toBeGreaterThanOrEqual(best.covered);
        expect(answer.status).toBe(answer.bound === answer.covered ? 'proved' : 'bounded');
      }),
    );
  });

  it('never covers less than greedy choice, even when it is stopped at once', async () => {
    await fc.assert(
      fc.asyncProperty(smallCity, p, async (city, count) => {
        const answer = await solveMaximalCovering(problemOf(city), count, { signal: { aborted: true } });
        expect(answer.covered).toBeGreaterThanOrEqual(greedyCovered(city, count));
      }),
    );
  });

  it('says why an answer is trivial', async () => {
    const city: SmallCity = {
      demand: [
        { x: 0, y: 0, weight: 7 },
        { x: 9, y: 0, weight: 2 },
      ],
      existing: [{ x: 0, y: 0 }],
      sites: [{ x: 9, y: 5 }],
      radiusM: 5,
      spacingM: 0,
    };
    const reasonOf = async (change: Partial<SmallCity>, count: number) =>
      (await solveMaximalCovering(problemOf({ ...city, ...change }), count)).reason;
    expect(await reasonOf({}, 1)).toBeNull();
    expect(await reasonOf({}, 3)).toEqual({ code: 'p_too_large', value: 1 });
    expect(await reasonOf({ sites: [] }, 1)).toEqual({ code: 'no_candidates', value: 2 });
    expect(await reasonOf({ radiusM: 4 }, 1)).toEqual({ code: 'nothing_to_gain', value: 2 });
  });

  it('refuses a number of sites that is none', async () => {
    const problem = problemOf({ demand: [], existing: [], sites: [], radiusM: 5, spacingM: 0 });
    for (const wrong of [0, -1, 1.5, NaN])
      await expect(solveMaximalCovering(problem, wrong)).rejects.toThrow(InputError);
  });
});
