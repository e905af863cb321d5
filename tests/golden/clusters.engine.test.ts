import { it } from 'vitest';
import { pointClusters } from '../../geo/regulatory/clusters.ts';
import { borderByRule, type ClustersFile, expectClusters } from './cluster-cases.ts';
import { centimetres, describeGolden, numbers, report } from './golden-files.ts';

describeGolden<ClustersFile>('clusters', 'engine', ({ cases }) => {
  it('is met by every case, in any order of the points', () => {
    for (const one of cases)
      for (const reversed of [false, true]) {
        const take = (values: ArrayLike<number>) => {
          const column = Int32Array.from(values);
          return reversed ? column.reverse() : column;
        };
        const points = {
          count: one.points.rows.length,
          id: take(numbers(one.points, 'id')),
          xCm: take(centimetres(one.points, 'x')),
          yCm: take(centimetres(one.points, 'y')),
        };
        const clusters = pointClusters(points, { radiusM: one.eps_m, minPoints: one.min_samples });
        const found = clusters.map(({ members, core }) => ({
          ids: Array.from(members, (at) => points.id[at] ?? NaN),
          core,
        }));
        expectClusters(one, found, borderByRule(one));
      }
    report('clusters', 'engine', cases.length);
  });
});
