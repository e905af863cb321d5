/** Taking back what newer versions brought: a new version that holds what an older one held. Nothing is deleted. */
import { InputError, NotFoundError } from '../geo/errors.ts';
import { KINDS } from '../geo/kinds/vocabulary.ts';
import type { Database } from './connect.ts';
import { publish } from './publish.ts';
import {
  copyDetails,
  endUnknown,
  PLAIN_HISTORIES,
  type Restoration,
  sayAgain,
  sayInspectionsAgain,
} from './queries/restore-version.ts';
import { newestVersion, versions } from './queries/versions.ts';

/**
 * Publishes a version whose facts, day and population are those of an older one.
 * @param version a published version other than the newest
 * @returns the number of the new version
 * @throws NotFoundError `version_unknown`; InputError `version_current`
 */
export async function rollBack(database: Pick<Database, 'sql'>, version: number): Promise<number> {
  return database.sql.begin(async (tx) => {
    await tx`lock table data_version in share row exclusive mode`;
    const [target] = await versions(tx, { version });
    const newest = await newestVersion(tx);
    if (!target)
      throw new NotFoundError(
        'version_unknown',
        `There is no data version ${version}; ${newest ? `versions are 1 to ${newest.version}` : 'nothing was published yet'}.`,
      );
    if (version === newest?.version)
      throw new InputError(
        'version_current',
        `Version ${version} is the current one; there is nothing to take back.`,
      );
    return publish(
      tx,
      {
        asOf: target.as_of,
        cause: 'rollback',
        note: `Rolled back: holds what version ${version} held.`,
        populationGrid: target.population_grid,
      },
      async (into) => {
        const restoration: Restoration = { from: version, into };
        await endUnknown(tx, 'facility', restoration);
        await sayAgain(tx, 'facility', restoration);
        for (const kind of KINDS) await copyDetails(tx, kind, restoration);
        for (const table of PLAIN_HISTORIES) {
          await endUnknown(tx, table, restoration);
          await sayAgain(tx, table, restoration);
        }
        await endUnknown(tx, 'inspection', restoration);
        await sayInspectionsAgain(tx, restoration);
      },
    );
  });
}
