/**
 * Loading a whole city at once. Checking every foreign key row by row and growing every index entry by entry
 * takes two thirds of the time of the embedded engine (measured for 252,000 facilities: 27 s with, 10 s
 * without). So keys and indexes are taken off for the load and put back in the same transaction: PostgreSQL then
 * checks all rows at once, and a row without its partner, or twice the same truth, fails the transaction as it
 * would have before.
 */
import type postgres from 'postgres';
import type { Sql } from './connect.ts';

const TABLES = [
  'population_cell',
  'facility',
  'market',
  'canteen',
  'elevator',
  'station',
  'market_rating',
  'elevator_due',
  'inspection',
  'followup',
];

/**
 * Runs a load without foreign keys and without indexes other than those of primary keys and unique constraints,
 * then puts them back, which checks every row.
 * Other connections to a server wait until the transaction ends; meant for an empty database.
 * @param tx a transaction
 * @throws PostgresError 23503 when a row has no partner, 23505 when two rows are the same truth
 */
export async function bulkLoad<T>(tx: postgres.TransactionSql, work: () => Promise<T>): Promise<T> {
  const keys = await foreignKeys(tx);
  const indexes = await plainIndexes(tx);
  for (const { table, name } of keys) await tx`alter table ${tx(table)} drop constraint ${tx(name)}`;
  for (const { name } of indexes) await tx`drop index ${tx(name)}`;
  const value = await work();
  // The definitions come from the catalog, in PostgreSQL's own words.
  for (const { definition } of indexes) await tx.unsafe(definition);
  for (const { table, name, definition } of keys)
    await tx`alter table ${tx(table)} add constraint ${tx(name)} ${tx.unsafe(definition)}`;
  await tx`analyze`;
  return value;
}

function foreignKeys(sql: Sql) {
  return sql<{ table: string; name: string; definition: string }[]>`
    select c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    where k.contype = 'f'
      and k.connamespace = 'public'::regnamespace
      and c.relname = any (${TABLES})
    order by c.relname, k.conname`;
}

/** Indexes that no constraint stands on. */
function plainIndexes(sql: Sql) {
  return sql<{ name: string; definition: string }[]>`
    select i.relname as name, pg_get_indexdef(i.oid) as definition
    from pg_index x
    join pg_class i on i.oid = x.indexrelid
    join pg_class c on c.oid = x.indrelid
    where c.relnamespace = 'public'::regnamespace
      and c.relname = any (${TABLES})
      and not exists (select from pg_constraint k where k.conindid = x.indexrelid)
    order by i.relname`;
}
