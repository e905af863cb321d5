import { expect, it } from 'vitest';
import { accessibility, type Decay } from '../../geo/coverage/accessibility.ts';
import { centimetres, describeGolden, type GoldenTable, numbers, report } from './golden-files.ts';

interface Expected {
  R_j: GoldenTable;
  A_i: GoldenTable;
  identity: { sum_w_A: number; facilities_without_demand: number[] };
}
interface SfcaFile {
  radius_m: number;
  steps: GoldenTable;
  demand: GoldenTable;
  supply: GoldenTable;
  expected: { step: Expected; gaussian: Expected };
}

/** What the file allows: 1e-9 of the value, nothing at 0. */
function expectClose(found: ArrayLike<number>, expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    if (Number.isNaN(value)) expect(found[i]).toBeNaN();
    else expect(Math.abs((found[i] ?? NaN) - value)).toBeLessThanOrEqual(1e-9 * Math.abs(value));
  });
}

describeGolden<SfcaFile>('sfca', 'engine', ({ radius_m, steps, demand, supply, expected }) => {
  const points = (table: GoldenTable) => ({
    count: table.rows.length,
    xCm: centimetres(table, 'x'),
    yCm: centimetres(table, 'y'),
  });
  const weight = numbers(demand, 'w');
  const decays: Record<keyof typeof expected, Decay> = {
    step: numbers(steps, 'up_to_m').map((upToM, i) => ({
      upToM,
      weight: numbers(steps, 'weight')[i] ?? NaN,
    })),
    gaussian: 'gaussian',
  };

  it.each(['step', 'gaussian'] as const)('is met with %s weights, and capacity is conserved', (name) => {
    const { R_j, A_i, identity } = expected[name];
    const { demandSum, ratio, access } = accessibility(
      { ...points(demand), weight },
      { ...points(supply), capacity: numbers(supply, 'S') },
      { radiusM: radius_m, decay: decays[name] },
    );
    expectClose(demandSum, numbers(R_j, 'demand_sum'));
    expectClose(ratio, numbers(R_j, 'R'));
    expectClose(access, numbers(A_i, 'A'));
    const ids = numbers(supply, 'id');
    expect(ids.filter((_, j) => demandSum[j] === 0)).toEqual(identity.facilities_without_demand);
    expectClose([weight.reduce((sum, w, i) => sum + w * (access[i] ?? NaN), 0)], [identity.sum_w_A]);
    report(`sfca ${name}`, 'engine', R_j.rows.length + A_i.rows.length);
  });
});
