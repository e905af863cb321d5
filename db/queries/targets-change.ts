/** Entering and retiring targets and service radii. Rows are never changed but for the end of their time. */
import type { TargetEntry } from '../../geo/regulatory/target-file-entry.ts';
import type { StoredEntry } from '../../geo/regulatory/target-file-diff.ts';
import type { StandardRecord, TargetRecord } from '../../geo/regulatory/target-records.ts';
import type { Sql } from '../connect.ts';
import { standardRecords, targetRecords } from './targets.ts';

/** Makes changes wait for each other until the transaction ends; reading goes on. */
export async function lockTargets(tx: Sql): Promise<void> {
  await tx`lock table target, standard in share row exclusive mode`;
}

/** Everything in force, with the numbers of the rows. */
export async function storedEntries(sql: Sql): Promise<readonly StoredEntry[]> {
  const records = [...(await targetRecords(sql, 'in force')), ...(await standardRecords(sql, 'in force'))];
  return records.map(({ id, ...record }) => ({ id, entry: entryOfRecord(record) }));
}

function entryOfRecord({
  entered_at: _at,
  retired_at: _end,
  entered_after: _after,
  retired_after: _until,
  entered_by: _by,
  retired_by: _endedBy,
  ...entry
}: Omit<TargetRecord, 'id'> | Omit<StandardRecord, 'id'>): TargetEntry {
  return entry;
}

const newest = (sql: Sql) => sql`(select coalesce(max(version), 0) from data_version)`;
const tableOf = (entry: TargetEntry) => (entry.kind === 'standard' ? 'standard' : 'target');

/**
 * Ends the time of a row that is in force.
 * @param by who says so; null = nobody gave a name
 */
export async function retireEntry(tx: Sql, { id, entry }: StoredEntry, by: string | null): Promise<void> {
  // The clock of the embedded engine may not have moved since the row was entered.
  await tx`
    update ${tx(tableOf(entry))}
    set retired_at = greatest(clock_timestamp(), entered_at + interval '1 microsecond'),
      retired_after = ${newest(tx)},
      retired_by = ${by}
    where id = ${id}
      and retired_at is null`;
}

/**
 * Enters a row; what it replaces must be retired before.
 * @param by who says so; null = nobody gave a name
 */
export async function enterEntry(tx: Sql, entry: TargetEntry, by: string | null): Promise<void> {
  const { key, name_zh, name_en, sentence, source, verified } = entry;
  if (entry.kind === 'standard') {
    await tx`
      insert into standard
        (key, name_zh, name_en, supply, radius_m, sentence, source, verified, entered_at, entered_after, entered_by)
      values (
        ${key}, ${name_zh}, ${name_en}, ${entry.supply}, ${entry.radius_m}, ${sentence}, ${source}, ${verified},
        clock_timestamp(), ${newest(tx)}, ${by}
      )`;
    return;
  }
  const { year, kind, value, comparator, unit, scope, district, semantics } = entry;
  await tx`
    insert into target (
      key, year, kind, name_zh, name_en, sentence, value, comparator, unit, scope, district, semantics, source,
      verified, entered_at, entered_after, entered_by
    )
    values (
      ${key}, ${year}, ${kind}, ${name_zh}, ${name_en}, ${sentence}, ${value}, ${comparator}, ${unit}, ${scope},
      ${district}, ${semantics}, ${source}, ${verified}, clock_timestamp(), ${newest(tx)}, ${by}
    )`;
}
