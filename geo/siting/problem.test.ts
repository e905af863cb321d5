import { describe, expect, it } from 'vitest';
import { InputError } from '../errors.ts';
import { listAt } from './cover-instance.ts';
import { sitingProblem } from './problem.ts';

const points = (...xM: number[]) => ({
  count: xM.length,
  xCm: Int32Array.from(xM, (x) => Math.round(x * 100)),
  yCm: new Int32Array(xM.length),
});
/** Points on a line at 0, 3, 8, 20 and 60 m; an existing facility stands at 0. */
const input = {
  demand: { ...points(0, 3, 8, 20, 60), weight: Int32Array.of(5, 4, 3, 0, 1) },
  d2: Float64Array.of(0, 300 ** 2, 800 ** 2, 2_000 ** 2, 6_000 ** 2),
  sites: points(5, 8, 20),
  radiusM: 3,
};

describe('the siting problem', () => {
  it('counts what is covered before, what candidates reach and what they do not', () => {
    const problem = sitingProblem(input);
    expect(problem).toMatchObject({ candidates: 3, total: 13, coveredBefore: 9, maxReachable: 12 });
    expect([...problem.demand]).toEqual([2]);
    expect([...problem.weight]).toEqual([3]);
    expect([...problem.unreachable]).toEqual([4]);
    expect([0, 1, 2].map((site) => [...listAt(problem.covers, site)])).toEqual([[0], [0], []]);
    expect([...listAt(problem.coveredBy, 0)]).toEqual([0, 1]);
  });

  it('counts a distance equal to the radius, and not one a centimetre longer', () => {
    expect(sitingProblem({ ...input, radiusM: 2.99 })).toMatchObject({ coveredBefore: 5, maxReachable: 12 });
    expect([...listAt(sitingProblem({ ...input, radiusM: 2.99 }).covers, 0)]).toEqual([0]);
    expect([...listAt(sitingProblem({ ...input, radiusM: 3 }).covers, 0)]).toEqual([0]);
    const { sites, ...rest } = input;
    expect(
      sitingProblem({ ...rest, sites: { ...sites, xCm: Int32Array.of(499, 800, 2_000) } }).covers.starts[1],
    ).toBe(0);
  });

  it('counts only the demand of its scope', () => {
    expect(sitingProblem({ ...input, scope: [2, 2, 4] })).toMatchObject({
      total: 4,
      coveredBefore: 0,
      maxReachable: 3,
    });
  });

  it('holds sites apart that are nearer than the spacing', () => {
    const conflictsOf = (spacingM: number) => {
      const { conflicts } = sitingProblem({ ...input, spacingM });
      return conflicts && [0, 1, 2].map((site) => [...listAt(conflicts, site)]);
    };
    expect(conflictsOf(0)).toBeNull();
    expect(conflictsOf(3)).toEqual([[], [], []]);
    expect(conflictsOf(3.001)).toEqual([[1], [0], []]);
    expect(conflictsOf(12)).toEqual([[1], [0], []]);
    expect(conflictsOf(12.01)).toEqual([[1], [0, 2], [1]]);
  });

  it('is empty without demand or candidates, and refuses a radius out of range', () => {
    expect(sitingProblem({ ...input, demand: { ...points(), weight: new Int32Array(0) } })).toMatchObject({
      total: 0,
      maxReachable: 0,
    });
    expect(sitingProblem({ ...input, sites: points() })).toMatchObject({ candidates: 0, maxReachable: 9 });
    expect(() => sitingProblem({ ...input, radiusM: -1 })).toThrow(InputError);
  });
});
