import { type VersionChanges, versionChanges } from '$db/changes.ts';
import type { TwoVersions } from '$db/queries/changes-candidates.ts';
import { type VersionRow, versions } from '$db/queries/versions.ts';
import { CITY_CODE } from '$geo/coverage/coverage.ts';
import { InputError, NotFoundError } from '$geo/errors.ts';
import { KINDS } from '$geo/kinds/vocabulary.ts';
import type { ChangesAnswer } from '$geo/regulatory/changes.ts';
import { MOST_ITEMS } from './changes-parameters.ts';
import { ask } from './database.ts';
import { provenanceOver } from './regulatory.ts';
import type { Snapshot } from './snapshot.ts';
import { WeightedCache } from './weighted-cache.ts';

const KEPT_PAIRS = 8;
const kept = new WeightedCache<VersionChanges>(KEPT_PAIRS);

const DEFINITION = {
  method: 'changes',
  says:
    'The later version against the earlier one. What it says otherwise of the earlier day is a correction; what it ' +
    'says happened from the day after that to the later day is reality. By declared district.',
} as const;

export interface ChangesQuestion {
  /** A code, 440100 = the city. */
  readonly district: number;
  /** Items of each list. */
  readonly limit: number;
}

/** What is different between an earlier version and a snapshot, for the city or a district. */
export async function changes(
  snapshot: Snapshot,
  earlier: VersionRow,
  { district, limit }: ChangesQuestion,
): Promise<ChangesAnswer> {
  const two = {
    before: { version: earlier.version, day: earlier.as_of },
    after: { version: snapshot.version, day: snapshot.asOf },
  };
  const { tally, inUse } = await changesBetween(snapshot, two);
  return {
    ...two,
    district,
    reality: tally.lists(district, 'reality', limit),
    corrections: tally.lists(district, 'correction', limit),
    in_use: inUse.get(district) ?? [],
    population_replaced: earlier.population_grid !== (await versionOf(snapshot.version)).population_grid,
    provenance: provenanceOver(snapshot, DEFINITION, KINDS),
  };
}

/**
 * All differences, remembered.
 * @param snapshot of the later version, on any day
 */
export function changesBetween(snapshot: Snapshot, two: TwoVersions): Promise<VersionChanges> {
  return kept.getOrCompute(pairKey(snapshot, two), () =>
    ask(({ sql }) => sql.begin((tx) => versionChanges(tx, two, MOST_ITEMS))),
  );
}

/** Names two versions with their days in keys of caches. */
export const pairKey = ({ publishedAt }: Snapshot, { before, after }: TwoVersions): string =>
  `${before.version}@${before.day} ${after.version}@${after.day} ${publishedAt}`;

/**
 * The version that a snapshot is compared with.
 * @param since its number; without it the newest earlier one that speaks of no later day
 * @throws NotFoundError `no_earlier_version`, `version_unknown`; InputError `invalid_parameter` for one that is not
 *   earlier, or speaks of a later day
 */
export async function earlierVersion(snapshot: Snapshot, since?: number): Promise<VersionRow> {
  if (since === undefined) {
    const all = await ask(({ sql }) => versions(sql));
    const found = all.find(({ version, as_of }) => version < snapshot.version && as_of <= snapshot.asOf);
    if (found) return found;
    throw new NotFoundError(
      'no_earlier_version',
      `No data version before ${snapshot.version} speaks of ${snapshot.asOf} or an earlier day: there is nothing to compare with.`,
    );
  }
  const found = await versionOf(since);
  if (since >= snapshot.version)
    throw new InputError(
      'invalid_parameter',
      `Parameter "since" is ${since}; allowed: a data version before ${snapshot.version}.`,
    );
  if (found.as_of > snapshot.asOf)
    throw new InputError(
      'invalid_parameter',
      `Parameter "since" is ${since}, which speaks of ${found.as_of}; allowed: a version of ${snapshot.asOf} or an earlier day.`,
    );
  return found;
}

async function versionOf(version: number): Promise<VersionRow> {
  const [found] = await ask(({ sql }) => versions(sql, { version }));
  if (found) return found;
  throw new NotFoundError('version_unknown', `There is no data version ${version}.`);
}

/** The district of a parameter, 440100 without it. */
export const districtOrCity = (district: string | undefined): number =>
  district === undefined ? CITY_CODE : Number(district);
