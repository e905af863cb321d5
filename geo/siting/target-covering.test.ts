import fc from 'fast-check';
import loadHighs from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  greedyTrap,
  triangles,
  coveredBy,
  problemOf,
  setsOf,
  smallCity,
  type SmallCity,
} from '../../tests/small-siting.ts';
import { fewestToCoverAll } from './exact.ts';
import { reducedInstance } from './reduce.ts';
import { Run } from './run.ts';
import { solveTargetCovering } from './target-covering.ts';

const share = fc.constantFrom('0.3', '0.5', '0.75', '0.95', '1');

/** The set that target covering must choose, by trying every set; null when none meets the target. */
function expectedOf(city: SmallCity, needed: number): number[] | null {
  const enough = setsOf(city, city.sites.length).filter((sites) => coveredBy(city, sites) >= needed);
  const fewest = enough.filter(({ length }) => length === enough[0]?.length);
  const most = Math.max(...fewest.map((sites) => coveredBy(city, sites)));
  return fewest.find((sites) => coveredBy(city, sites) === most) ?? null;
}

describe('target covering', () => {
  it('finds the fewest sites, and of those sets the best, as trying every set does', async () => {
    await fc.assert(
      fc.asyncProperty(smallCity, share, async (city, tau) => {
        const problem = problemOf(city);
        const answer = await solveTargetCovering(problem, tau);
        const expected = expectedOf(city, answer.needed);
        expect(answer).toMatchObject({ status: 'proved', stoppedBy: 'proof', feasible: expected !== null });
        expect(answer.sites).toEqual(expected ?? []);
        expect(answer.atLeast).toBe(expected?.length ?? null);
        expect(answer.isSmallestSet).toBe(expected !== null);
        expect(answer.covered).toBe(coveredBy(city, answer.sites));
        const most = Math.max(...setsOf(city, city.sites.length).map((sites) => coveredBy(city, sites)));
        if (!expected) expect(answer.reason).toEqual({ code: 'target_out_of_reach', value: most });
      }),
      { numRuns: 300 },
    );
  });

  it('stops with a number that no set is below', async () => {
    await fc.assert(
      fc.asyncProperty(smallCity, share, async (city, tau) => {
        const answer = await solveTargetCovering(problemOf(city), tau, { signal: { aborted: true } });
        const expected = expectedOf(city, answer.needed);
        if (expected) expect(answer.atLeast).toBeLessThanOrEqual(expected.length);
        if (answer.feasible === true) expect(answer.covered).toBeGreaterThanOrEqual(answer.needed);
        if (answer.feasible === false) expect(expected).toBeNull();
        if (answer.feasible === null) expect(answer.status).toBe('bounded');
      }),
    );
  });

  it('proves by branching, or by the solver, what bounds leave open', async () => {
    let loaded = 0;
    const loadSolver = () => {
      loaded++;
      return loadHighs();
    };
    const proved = { feasible: true, atLeast: 6, status: 'proved', covered: 9, isSmallestSet: true };
    const sites = [0, 1, 3, 4, 6, 7];
    expect(await solveTargetCovering(problemOf(triangles), '1')).toMatchObject({ ...proved, sites });
    expect(await solveTargetCovering(problemOf(triangles), '1', { loadSolver })).toMatchObject({
      ...proved,
      sites,
    });
    expect(loaded).toBe(1);
    expect(await solveTargetCovering(problemOf(greedyTrap), '1')).toMatchObject({
      atLeast: 2,
      status: 'proved',
    });
  });

  it('takes the target as a decimal: 0.55 of 100 is 55', async () => {
    const city: SmallCity = {
      demand: [35, 20, 25, 20].map((weight, i) => ({ x: i * 10, y: 0, weight })),
      existing: [],
      sites: [0, 10, 20, 30].map((x) => ({ x, y: 0 })),
      radiusM: 5,
      spacingM: 0,
    };
    expect(await solveTargetCovering(problemOf(city), '0.55')).toMatchObject({ needed: 55, sites: [0, 2] });
    expect(await solveTargetCovering(problemOf(city), { numerator: 3, denominator: 5 })).toMatchObject({
      needed: 60,
      sites: [0, 2],
    });
  });

  it('says that the target is met already, or how far candidates reach', async () => {
    const city: SmallCity = {
      demand: [
        { x: 0, y: 0, weight: 6 },
        { x: 10, y: 0, weight: 3 },
        { x: 30, y: 0, weight: 1 },
      ],
      existing: [{ x: 0, y: 0 }],
      sites: [{ x: 10, y: 0 }],
      radiusM: 5,
      spacingM: 0,
    };
    const problem = problemOf(city);
    expect(await solveTargetCovering(problem, '0.6')).toMatchObject({
      feasible: true,
      sites: [],
      reason: { code: 'target_met_already', value: 6 },
    });
    expect(await solveTargetCovering(problem, '0.91')).toMatchObject({
      feasible: false,
      sites: [],
      reason: { code: 'target_out_of_reach', value: 9 },
      unreachable: Int32Array.of(2),
    });
  });
});

describe('set covering by the solver', () => {
  let highs: Awaited<ReturnType<typeof loadHighs>>;
  beforeAll(async () => {
    highs = await loadHighs();
  });

  it('finds as few sites as trying every set', () => {
    fc.assert(
      fc.property(smallCity, (city) => {
        const problem = problemOf(city);
        fc.pre(problem.demand.length > 0);
        const instance = reducedInstance(problem);
        const { sites, atLeast } = fewestToCoverAll(highs, instance, [], new Run());
        const expected = expectedOf(city, problem.maxReachable);
        expect(atLeast).toBe(expected?.length ?? Infinity);
        expect(sites?.length).toBe(expected?.length);
        const chosen = sites?.map((site) => instance.site[site] ?? NaN);
        if (chosen) expect(coveredBy(city, chosen)).toBe(problem.maxReachable);
      }),
      { numRuns: 200 },
    );
  });
});
