import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestOf, coveredBy, problemOf, smallCity } from '../../tests/small-siting.ts';
import { solveFrontier } from './frontier.ts';

const MOST = 5;

describe('frontier', () => {
  it('has the best value and the smallest set of every number of sites', async () => {
    await fc.assert(
      fc.asyncProperty(smallCity, async (city) => {
        const { points, coveredBefore, stoppedBy } = await solveFrontier(problemOf(city), MOST);
        expect(stoppedBy).toBe('proof');
        expect(points.map(({ p }) => p)).toEqual([1, 2, 3, 4, 5]);
        let before = coveredBefore;
        for (const { p, sites, covered, marginal, bound, isSmallestSet } of points) {
          expect({ sites, covered }).toEqual(bestOf(city, p));
          expect({ bound, marginal, isSmallestSet }).toEqual({
            bound: covered,
            marginal: covered - before,
            isSmallestSet: true,
          });
          before = covered;
        }
      }),
    );
  });

  it('never falls when there is no time', async () => {
    await fc.assert(
      fc.asyncProperty(smallCity, async (city) => {
        const { points, coveredBefore } = await solveFrontier(problemOf(city), MOST, { timeLimitS: 1e-9 });
        expect(points).toHaveLength(MOST);
        for (const { p, sites, covered, marginal, bound } of points) {
          expect(marginal).toBeGreaterThanOrEqual(0);
          expect(coveredBy(city, sites)).toBe(covered);
          expect(bound).toBeGreaterThanOrEqual(bestOf(city, p).covered);
        }
        const sum = points.reduce((all, { marginal }) => all + marginal, coveredBefore);
        expect(points.at(-1)?.covered).toBe(sum);
      }),
    );
  });

  it('takes over what is known, and still never falls', async () => {
    await fc.assert(
      fc.asyncProperty(smallCity, fc.boolean(), async (city, isBest) => {
        const problem = problemOf(city);
        const none = { sites: [], covered: problem.coveredBefore };
        const { sites, covered } = isBest ? bestOf(city, 3) : none;
        const bound = bestOf(city, 3).covered;
        const known = { p: 3, sites, covered, bound, isSmallestSet: isBest };
        const { points, coveredBefore } = await solveFrontier(problem, MOST, { timeLimitS: 1e-9, known });
        if (isBest) expect(points[2]).toMatchObject({ covered, bound, status: 'proved' });
        expect(points.map((point) => coveredBy(city, point.sites))).toEqual(
          points.map((point) => point.covered),
        );
        let before = coveredBefore;
        for (const point of points) {
          expect(point.covered).toBeGreaterThanOrEqual(before);
          before = point.covered;
        }
      }),
    );
  });

  it('leaves the rest out when it is cancelled', async () => {
    const city = {
      demand: [0, 10, 20].map((x) => ({ x, y: 0, weight: 1 })),
      existing: [],
      sites: [0, 10, 20].map((x) => ({ x, y: 0 })),
      radiusM: 5,
      spacingM: 0,
    };
    const signal = { aborted: false };
    const { points, stoppedBy } = await solveFrontier(problemOf(city), 3, {
      signal,
      onPoint: ({ p }) => (signal.aborted = p === 2),
    });
    expect(points.map(({ covered }) => covered)).toEqual([1, 2]);
    expect(stoppedBy).toBe('cancelled');
  });
});
