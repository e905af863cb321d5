import { KINDS } from '$geo/kinds/vocabulary.ts';
import { columns } from './columns.ts';
import { coverage } from './coverage.ts';
import { coverageSchema } from './coverage-parameters.ts';
import { finderBytes } from './finder.ts';
import { log } from './log.ts';
import { readParameters } from './parameters.ts';
import { prepareDistricts } from './prepare-districts.ts';
import { status } from './status.ts';
import type { Snapshot } from './snapshot.ts';
import { prepareTiles } from './tiles.ts';

/** What browsers accept; the columns that they draw are compressed for them. */
const BROWSER = 'gzip, br';

/** Computes what every visitor asks for first, with a turn for the event loop between the pieces. */
export async function prepareSnapshot(snapshot: Snapshot): Promise<void> {
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  status(snapshot);
  for (const kind of KINDS) {
    await turn();
    prepareTiles(snapshot, kind);
    await turn();
    await columns(snapshot, { kind, detail: 'draw' }, BROWSER);
  }
  await turn();
  await finderBytes(snapshot, BROWSER);
  await turn();
  if (snapshot.population) await columns(snapshot, { kind: 'cells', detail: 'draw' }, BROWSER);
  await turn();
  // Measures each cell's distance to the border of the city, which every later table uses again.
  coverage(snapshot, readParameters(new URLSearchParams({ supply: 'market' }), coverageSchema));
  // A version is served without waiting for these.
  void prepareDistricts(snapshot).catch((error: unknown) => {
    log.warn({ err: error, version: snapshot.version }, 'the pages of districts could not be prepared');
  });
}
