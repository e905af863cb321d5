/** Reads a snapshot from the database. */
import type { Database, Sql } from '$db/connect.ts';
import { newestVersion as readNewestVersion } from '$db/queries/versions.ts';
import { columnsOn, loadSnapshot as readFacts, type SnapshotData, textsOn } from '$db/snapshot.ts';
import { KINDS, type Kind } from '$geo/kinds/vocabulary.ts';
import type { KindData, Snapshot } from './snapshot.ts';
import { TextIndex } from './text-index.ts';
import { WeightedCache } from './weighted-cache.ts';

/** The facts of the current and the previous version, from which any day is told without asking again. */
const facts = new WeightedCache<SnapshotData>(2);

/** The newest published version; null while there is none. */
export async function newestVersion(sql: Sql): Promise<{ version: number; publishedAt: string } | null> {
  const newest = await readNewestVersion(sql);
  return newest && { version: newest.version, publishedAt: newest.published_at };
}

/**
 * Everything known at a version, as it is on a day.
 * @param asOf YYYY-MM-DD; the version's own day by default
 * @throws NotFoundError `version_unknown`
 */
export async function loadSnapshot(database: Database, version: number, asOf?: string): Promise<Snapshot> {
  const newest = await readNewestVersion(database.sql);
  // A database that was reset counts its versions anew: the newest publication tells the two apart.
  const data = await facts.getOrCompute(`${version} ${newest?.published_at ?? ''}`, () =>
    readFacts(database, version),
  );
  const { version: row, population } = data;
  const day = asOf ?? row.as_of;
  return {
    version: row.version,
    asOf: day,
    publishedAt: row.published_at,
    cause: row.cause,
    note: row.note,
    previousVersion: row.previous_version,
    engine: data.engine,
    kinds: Object.fromEntries(KINDS.map((kind) => [kind, kindOn(data, kind, day)])) as Snapshot['kinds'], // one each
    population: population && {
      cells: population.cells,
      people: population.cells.weight.reduce((sum, people) => sum + people, 0),
      origin: population.origin,
      source: population.source,
    },
  };
}

function kindOn(data: SnapshotData, kind: Kind, day: string): KindData {
  const columns = columnsOn(data, kind, day);
  return { columns, texts: new TextIndex(textsOn(data, kind, day), columns.count) };
}
