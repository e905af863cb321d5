import { expect, it } from 'vitest';
import type { CoverageAnswer, GapsAnswer } from '../../geo/answers.ts';
import { createClusterRelations } from '../../db/queries/clusters.ts';
import { createCoverageRelations } from '../../db/queries/coverage-relations.ts';
import { createGapRelation } from '../../db/queries/gap-areas.ts';
import { createRegulatoryRelations } from '../../db/queries/regulatory.ts';
import { createWorkloadRelations } from '../../db/queries/workload.ts';
import { methods } from '../../src/lib/server/methods/methods.ts';
import { GET as coverageRoute } from '../../src/routes/api/coverage/+server.ts';
import { GET as gapsRoute } from '../../src/routes/api/gaps/+server.ts';
import { CITY_AS_OF } from './fixture-city.ts';
import { get, json, servedCity } from './serving-city.ts';

const { sql } = await servedCity();

it('shows statements that run as they stand and give the figures that are served', async () => {
  const query = 'supply=market&stars_min=3&radius_m=1000';
  const coverage = await json<CoverageAnswer>(await get(coverageRoute, `/api/coverage?${query}`));
  const gaps = await json<GapsAnswer>(await get(gapsRoute, `/api/gaps?${query}`));
  const groups = await methods('en', { version: 1, day: CITY_AS_OF, grid: 'test' });
  /** Rows of the last statement of each query, by its name. */
  const rows = new Map<string, Record<string, unknown>[]>();
  await sql.begin(async (tx) => {
    await createCoverageRelations(tx);
    await createGapRelation(tx);
    await createRegulatoryRelations(tx);
    await createClusterRelations(tx);
    await createWorkloadRelations(tx);
    for (const { sections } of groups)
      for (const { queries } of sections)
        for (const { name, statements } of queries) {
          // People are the demand of the figures compared.
          if (name === 'fillFacilityDemand') continue;
          for (const statement of statements)
            rows.set(name, [...(await tx.unsafe(statement.map(({ text }) => text).join('')))]);
        }
  });
  const lines = rows.get('coverageByDistrict') ?? [];
  for (const [at, line] of [coverage.city, ...coverage.districts].entries())
    expect(lines[at]).toMatchObject({
      district: line.district,
      covered: line.covered,
      total: line.total,
      low: line.low,
      high: line.high,
    });
  expect(coverage.city.covered).toBeGreaterThan(0);
  expect(rows.get('gapTotals')).toMatchObject([
    { people: gaps.totals.people, covered: gaps.totals.covered, uncovered: gaps.totals.uncovered },
  ]);
  expect(rows.get('supplyByDistrict')?.[0]).toMatchObject({
    located: coverage.supply.located,
    unlocated: coverage.supply.unlocated,
  });
  expect(rows.get('projectPoints')).toHaveLength(1);
  expect(rows.get('districtsOfPoints')).toEqual([{ code: 440_105 }]);
  expect(rows.get('overdueByDistrict')).toHaveLength(12);
});
