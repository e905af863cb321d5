import loadHighs from 'highs';
import { expect, it } from 'vitest';
import { nearestSquaredCm } from '../../geo/coverage/nearest.ts';
import { solveFrontier } from '../../geo/siting/frontier.ts';
import { solveMaximalCovering } from '../../geo/siting/maximal-covering.ts';
import { sitingProblem } from '../../geo/siting/problem.ts';
import { solveTargetCovering } from '../../geo/siting/target-covering.ts';
import { centimetres, describeGolden, type GoldenTable, numbers, report, values } from './golden-files.ts';

interface Instance {
  name: string;
  radius_m: number;
  demand: GoldenTable;
  existing: GoldenTable;
  candidates: GoldenTable;
}
interface MaximalCase extends Instance {
  p: number;
  expected: {
    total: number;
    covered_before: number;
    covered: number;
    gain: number;
    max_reachable: number;
    a_best_set: number[];
    frontier?: GoldenTable;
  };
}
interface TargetCase extends Instance {
  tau: number;
  expected: {
    total: number;
    covered_before: number;
    needed: number;
    max_reachable: number;
    feasible: boolean;
    sites: number | null;
    covered_by_a_best_set?: number;
    unreachable_demand_ids?: number[];
  };
}
interface SitingFile {
  maximal_covering: MaximalCase[];
  target_covering: TargetCase[];
}

const pointsOf = (table: GoldenTable) => ({
  count: table.rows.length,
  xCm: centimetres(table, 'x'),
  yCm: centimetres(table, 'y'),
});

/** The problem with the candidates that are not forbidden, and their ids in the file. */
function problemOf(instance: Instance) {
  const demand = { ...pointsOf(instance.demand), weight: Int32Array.from(numbers(instance.demand, 'w')) };
  const isForbidden = values(instance.candidates, 'forbidden');
  const rows = instance.candidates.rows.filter((_, i) => isForbidden[i] === false);
  const allowed = { columns: instance.candidates.columns, rows };
  const problem = sitingProblem({
    demand,
    d2: nearestSquaredCm(demand, pointsOf(instance.existing)),
    sites: pointsOf(allowed),
    radiusM: instance.radius_m,
  });
  return { problem, ids: numbers(allowed, 'id') };
}

/** Fewer sites first, then lexicographically; 0 for the same set. */
function compareSets(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((one, i) => one !== b[i]);
  return a.length - b.length || (at < 0 ? 0 : (a[at] ?? NaN) - (b[at] ?? NaN));
}

describeGolden<SitingFile>('siting', 'engine', (file) => {
  it('is met by maximal covering', async () => {
    for (const one of file.maximal_covering) {
      const { problem, ids } = problemOf(one);
      const { total, covered_before, covered, gain, max_reachable, a_best_set } = one.expected;
      const answer = await solveMaximalCovering(problem, one.p);
      expect({ ...answer, maxReachable: problem.maxReachable }, one.name).toMatchObject({
        total,
        coveredBefore: covered_before,
        covered,
        gain,
        bound: covered,
        status: 'proved',
        isSmallestSet: true,
        maxReachable: max_reachable,
      });
      const set = answer.sites.map((site) => ids[site] ?? NaN);
      expect(compareSets(set, a_best_set), `${one.name}: ${set.join()}`).toBeLessThanOrEqual(0);
    }
    report('siting, maximal covering', 'engine', file.maximal_covering.length);
  });

  it('is met by the frontier', async () => {
    const cases = file.maximal_covering.filter(({ expected }) => expected.frontier);
    for (const one of cases) {
      const { points } = await solveFrontier(problemOf(one).problem, one.p);
      expect(points.map(({ p, covered, marginal }) => [p, covered, marginal])).toEqual(
        one.expected.frontier?.rows,
      );
      expect(points.every(({ status }) => status === 'proved')).toBe(true);
    }
    report('siting, frontier', 'engine', cases.length);
  });

  it('is met by target covering, with the solver and without', async () => {
    for (const one of file.target_covering) {
      const { problem } = problemOf(one);
      const { expected } = one;
      for (const options of [{}, { loadSolver: () => loadHighs() }]) {
        const answer = await solveTargetCovering(problem, String(one.tau), options);
        expect(answer, one.name).toMatchObject({
          total: expected.total,
          coveredBefore: expected.covered_before,
          needed: expected.needed,
          maxReachable: expected.max_reachable,
          feasible: expected.feasible,
          status: 'proved',
        });
        expect(answer.sites.length, one.name).toBe(expected.sites ?? 0);
        expect(answer.atLeast, one.name).toBe(expected.sites);
        // Of the sets with the fewest sites the answer covers most.
        if (expected.feasible)
          expect(answer.covered, one.name).toBeGreaterThanOrEqual(
            expected.covered_by_a_best_set ?? expected.covered_before,
          );
        const ids = numbers(one.demand, 'id');
        if (expected.unreachable_demand_ids)
          expect(Array.from(answer.unreachable, (i) => ids[i])).toEqual(expected.unreachable_demand_ids);
      }
    }
    report('siting, target covering', 'engine', file.target_covering.length);
  });
});
