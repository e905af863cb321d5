import { describe, it } from 'vitest';
import { clusters, createClusterRelations } from '../../db/queries/clusters.ts';
import { engine, inRolledBackTransaction, sharedDatabase } from '../db/database.ts';
import { borderByRule, type ClustersFile, expectClusters } from './cluster-cases.ts';
import { centimetres, goldenAbsent, goldenFile, numbers, report } from './golden-files.ts';

const database = await sharedDatabase();
const cases = goldenFile<ClustersFile>('clusters.json')?.cases ?? [];

describe.skipIf(goldenAbsent)(`golden clusters in PostGIS (${engine})`, () => {
  it('has the core points, border points and noise of every case', async () => {
    for (const one of cases)
      await inRolledBackTransaction(database, async ({ sql }) => {
        await createClusterRelations(sql);
        await sql`
          insert into cluster_point (id, x_cm, y_cm, geom)
          select id, x, y, st_makepoint(x, y)
          from unnest(
            ${[...numbers(one.points, 'id')]}::int[], ${[...centimetres(one.points, 'x')]}::bigint[],
            ${[...centimetres(one.points, 'y')]}::bigint[]
          ) as given (id, x, y)`;
        const found = await clusters(sql, { radiusM: one.eps_m, minPoints: one.min_samples });
        expectClusters(
          one,
          found.map(({ ids, core }) => ({ ids, core })),
          borderByRule(one),
        );
      });
    report('clusters.json', engine, cases.length);
  });
});
