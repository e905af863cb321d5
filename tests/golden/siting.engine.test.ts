import { expect, it } from 'vitest';
import { nearestSquaredCm } from '../../geo/coverage/nearest.ts';
import { solveMaximalCovering } from '../../geo/siting/maximal-covering.ts';
import { sitingProblem } from '../../geo/siting/problem.ts';
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
interface SitingFile {
  maximal_covering: MaximalCase[];
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
});
