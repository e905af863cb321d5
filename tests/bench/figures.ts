/** The district share by the engine against the same question in SQL, on one database, in one run. */
import type { Database } from '../../db/connect.ts';
import { coverageByDistrict as coverageInSql, measureDistances } from '../../db/queries/coverage.ts';
import {
  createCoverageRelations,
  fillPeople,
  fillRegister,
  fillSupply,
} from '../../db/queries/coverage-relations.ts';
import { columnsOn, loadSnapshot } from '../../db/snapshot.ts';
import { selectFacilities } from '../../geo/columns/filters.ts';
import { coverageByDistrict } from '../../geo/coverage/coverage.ts';
import { nearestSquaredCm, supplyPoints } from '../../geo/coverage/nearest.ts';
import { measure, median, ratio, spread } from './statistics.ts';

const RADIUS_M = 1_000;
const TIMES = 5;

/** Prints one line for the database; cells of the whole city against the markets with three stars or more. */
export async function benchFigures(database: Database, version: number): Promise<void> {
  const data = await loadSnapshot(database, version);
  const { as_of: day } = data.version;
  const markets = columnsOn(data, 'market', day);
  const cells = data.population?.cells;
  if (!cells) throw new Error('The database holds no population.');
  const supply = supplyPoints(markets, selectFacilities(markets, { starsMin: 3, located: true }));
  const engine = await measure(TIMES * 4, () =>
    coverageByDistrict(cells, nearestSquaredCm(cells, supply), RADIUS_M),
  );
  const sql = await database.sql.begin(async (tx) => {
    await createCoverageRelations(tx);
    await fillRegister(tx, { kind: 'market', version, day, ratings: 'current' });
    await fillPeople(tx, data.version.population_grid ?? '');
    await fillSupply(tx, { starsMin: 3, types: null });
    return measure(TIMES, async () => {
      await measureDistances(tx);
      await coverageInSql(tx, RADIUS_M);
    });
  });
  console.log(
    `district share, ${cells.count} cells × ${supply.count} markets, ${database.engine}: engine ` +
      `${spread(engine, 'ms')}, SQL ${spread(sql, 'ms')}: SQL takes ${ratio(median(sql), median(engine))} the engine`,
  );
}
