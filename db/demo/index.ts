/** Loads the demonstration city into an empty database: three published versions in one transaction. */
import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import { InputError } from '../../geo/errors.ts';
import { KINDS } from '../../geo/kinds/vocabulary.ts';
import { bulkLoad } from '../bulk-load.ts';
import type { Database } from '../connect.ts';
import { completeVersion, currentVersion, publish } from '../publish.ts';
import { describeFactTable, type FactTable, resetIdentity } from '../queries/whole-table.ts';
import { generateCity } from './generate.ts';
import { generateInspections, type Term } from './inspections.ts';
import { DEMO_GRID, DEMO_VERSIONS, demoCounts, type DemoSize } from './plan.ts';
import { generateSamplings } from './sampling.ts';
import type { DemoCell } from './surface.ts';
import { tableWriter, type TableWriter } from './write.ts';

export type { DemoSize } from './plan.ts';

const NUMBERED: readonly FactTable[] = [
  'import_batch',
  'facility_identity',
  'facility',
  'market_rating',
  'elevator_due',
  'inspection',
  'followup',
];
const SOURCE =
  'Synthetic surface of the demonstration; people per district are the census of 2020 (synthetic inside districts).';

/**
 * Loads the city. One transaction: a load that is interrupted leaves the database as empty as it was.
 * @param size `city` or `small`, one in fifty
 * @returns the newest version
 * @throws InputError `not_empty` when the database holds facts
 */
export async function loadDemo(
  database: Pick<Database, 'sql' | 'engine'>,
  size: DemoSize,
  onProgress: (text: string) => void = () => {},
): Promise<{ version: number }> {
  const existing = await currentVersion(database);
  if (existing !== null)
    throw new InputError(
      'not_empty',
      `The database holds facts (version ${existing}); the demonstration needs an empty one.`,
    );
  onProgress('Inventing the city …');
  const city = generateCity(size);
  const version = await database.sql.begin(async (tx) => {
    const write = tableWriter(tx, database.engine);
    const { versions } = await bulkLoad(tx, () => loadFacts(tx, write, city, size, onProgress));
    onProgress('Checking the facts and computing coverage …');
    for (const number of versions) await completeVersion(tx, number, number === versions.at(-1));
    return Math.max(...versions);
  });
  return { version };
}

async function loadFacts(
  tx: postgres.TransactionSql,
  write: TableWriter,
  city: ReturnType<typeof generateCity>,
  size: DemoSize,
  onProgress: (text: string) => void,
): Promise<{ versions: number[] }> {
  const { register } = city;
  onProgress(`Writing ${city.cells.length} population cells …`);
  await write('population_grid', [
    {
      grid: DEMO_GRID.grid,
      origin_x_cm: DEMO_GRID.originX * 100,
      origin_y_cm: DEMO_GRID.originY * 100,
      step_cm: DEMO_GRID.stepM * 100,
      data_origin: 'synthetic',
      source: SOURCE,
    },
  ]);
  await write('population_cell', city.cells.map(cellRow));
  const versions: number[] = [];
  for (const { asOf, note } of DEMO_VERSIONS)
    versions.push(await publish(tx, { asOf, note, cause: 'demo', populationGrid: DEMO_GRID.grid }));
  await write('import_batch', batchRows(size));
  onProgress(`Writing ${register.kinds.length} facilities …`);
  await write(
    'facility_identity',
    register.kinds.map((kind, i) => ({ id: i + 1, kind })),
  );
  await write('facility', register.facilities);
  onProgress('Writing details, ratings and due dates …');
  for (const kind of KINDS) await write(kind, register.details.get(kind) ?? []);
  await write('market_rating', city.ratings);
  await write('elevator_due', city.dues);
  const terms = await tx<Term[]>`select first_day, last_day from term order by first_day`;
  const done = generateInspections(city, terms, demoCounts(size));
  onProgress(`Writing ${done.inspections.length} inspections …`);
  await write('inspection', done.inspections);
  await write('followup', done.followups);
  await write('food_sampling', generateSamplings());
  for (const table of NUMBERED) await resetIdentity(tx, await describeFactTable(tx, table));
  return { versions };
}

function cellRow(cell: DemoCell) {
  return {
    grid: DEMO_GRID.grid,
    col: cell.col,
    row: cell.row,
    id: cell.id,
    district: cell.district,
    people: cell.people,
    x_cm: cell.x * 100,
    y_cm: cell.y * 100,
    geom: `SRID=4326;POINT(${cell.lng} ${cell.lat})`,
    geom_4547: `SRID=4547;POINT(${cell.x} ${cell.y})`,
  };
}

function batchRows(size: DemoSize) {
  const name = `demonstration ${size} (synthetic)`;
  return DEMO_VERSIONS.map(({ version, note, asOf }) => ({
    id: version,
    content: 'demo',
    file_name: name,
    file_sha256: createHash('sha256').update(`${name} ${version}`).digest('hex'),
    file_bytes: 0,
    data_origin: 'synthetic',
    mode: 'load',
    datum: null,
    datum_evidence: null,
    version,
    started_at: `${asOf}T12:00:00+08:00`,
    report: { notes: [note] },
  }));
}
