/** Changes of targets and service radii: one transaction that compares, retires and enters, or does nothing. */
import { InputError } from '../../geo/errors.ts';
import type { TargetRow } from '../../geo/regulatory/scorecard.ts';
import {
  diffEntries,
  type EntryChange,
  type StoredEntry,
  unlikeTheirCity,
} from '../../geo/regulatory/target-file-diff.ts';
import { identityOf, type TargetEntry } from '../../geo/regulatory/target-file-entry.ts';
import type { Database } from '../connect.ts';
import { enterEntry, lockTargets, retireEntry, storedEntries } from '../queries/targets-change.ts';

export interface TargetChanges {
  readonly changes: readonly EntryChange[];
  readonly unchanged: number;
  /** In force and not among those given. */
  readonly untouched: number;
}

/**
 * Enters what differs from what is in force, and retires what it replaces.
 * @param decide gives the entries, knowing what is in force
 * @param by who says so; null = nobody gave a name
 * @throws InputError `target_unlike_city` when a district's row could not be compared with its city's
 */
export function changeTargets(
  database: Pick<Database, 'sql'>,
  decide: (inForce: readonly StoredEntry[]) => readonly TargetEntry[],
  by: string | null = null,
): Promise<TargetChanges> {
  return database.sql.begin(async (tx) => {
    await lockTargets(tx);
    const inForce = await storedEntries(tx);
    const given = decide(inForce);
    const { changes, unchanged } = diffEntries(inForce, given);
    const named = new Set(given.map(identityOf));
    const left = inForce.map(({ entry }) => entry).filter((entry) => !named.has(identityOf(entry)));
    refuseUnlike([...left, ...given]);
    for (const { retire, add } of changes) {
      if (retire) await retireEntry(tx, retire, by);
      await enterEntry(tx, add, by);
    }
    return { changes, unchanged, untouched: left.length };
  });
}

function refuseUnlike(entries: readonly TargetEntry[]): void {
  const [first] = unlikeTheirCity(entries.filter((entry): entry is TargetRow => entry.kind !== 'standard'));
  if (!first) return;
  const say = ({ comparator, unit }: TargetRow) => `"${comparator ?? ''}" and the unit "${unit ?? ''}"`;
  throw new InputError(
    'target_unlike_city',
    `${first.part.key} ${first.part.year}: district ${first.part.district} has ${say(first.part)}, the city ` +
      `${say(first.city)}; both must be the same. Nothing was changed.`,
  );
}

/**
 * Retires a row without another in its place.
 * @param choose finds it among those in force
 * @param by who says so; null = nobody gave a name
 */
export function retireTarget(
  database: Pick<Database, 'sql'>,
  choose: (inForce: readonly StoredEntry[]) => StoredEntry,
  by: string | null = null,
): Promise<StoredEntry> {
  return database.sql.begin(async (tx) => {
    await lockTargets(tx);
    const chosen = choose(await storedEntries(tx));
    await retireEntry(tx, chosen, by);
    return chosen;
  });
}
