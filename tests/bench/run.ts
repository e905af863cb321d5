/**
 * Measurements, never tests: prints ratios of figures taken in one run, since machines are shared and noisy.
 *
 *   npm run bench                      everything
 *   npm run bench -- tiles figures     some of: starts, finder, map, what-if, siting, districts, figures, tiles
 */
import { connect } from '../../db/connect.ts';
import { loadDemo } from '../../db/demo/index.ts';
import { migrate } from '../../db/migrate.ts';
import { findServer, startServer } from '../db/server-cluster.ts';
import { benchCounts, benchDistricts } from './districts.ts';
import { benchFigures } from './figures.ts';
import { benchFinder } from './finder.ts';
import { benchMap } from './map.ts';
import { benchSiting } from './siting.ts';
import { benchStarts } from './starts.ts';
import { benchTiles } from './tiles.ts';
import { benchWhatIf } from './what-if.ts';

const PARTS = ['starts', 'finder', 'map', 'what-if', 'siting', 'districts', 'figures', 'tiles'];
const asked = process.argv.slice(2);
const unknown = asked.filter((part) => !PARTS.includes(part));
if (unknown.length) {
  console.error(`Unknown: ${unknown.join(', ')}. Parts are ${PARTS.join(', ')}.`);
  process.exit(2);
}
const wants = (part: string) => asked.length === 0 || asked.includes(part);

if (wants('starts')) await benchStarts();
if (wants('finder')) await benchFinder();
if (wants('map')) await benchMap();
if (wants('what-if')) await benchWhatIf();
if (wants('siting')) await benchSiting();
if (wants('districts')) await benchDistricts(null);
if (wants('districts') || wants('figures') || wants('tiles')) await onServer();

/** A throw-away server with the whole city. */
async function onServer(): Promise<void> {
  const binaries = findServer();
  if (!binaries) {
    console.log(
      'No PostGIS server on this machine: districts, figures and tiles are not measured (apt: postgresql-15-postgis-3).',
    );
    return;
  }
  const cluster = await startServer(binaries);
  try {
    const url = cluster.url('postgres');
    const database = await connect({ url });
    await migrate(database);
    const began = performance.now();
    const { version } = await loadDemo(database, 'city');
    console.log(`the whole city loads on a server in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    if (wants('figures')) await benchFigures(database, version);
    const [row] = await database.sql<{ as_of: string }[]>`
      select as_of
      from data_version
      where version = ${version}`;
    if (wants('districts')) await benchCounts(database, version, row?.as_of ?? '');
    await database.close();
    if (wants('districts')) await benchDistricts(url);
    if (wants('tiles')) await benchTiles(url, version, row?.as_of ?? '');
  } finally {
    await cluster.stop();
  }
}
