/** Writes many rows the fastest way that each engine has: COPY on a server, JSON in batches on the embedded one. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type postgres from 'postgres';
import type { Engine } from '../connect.ts';
import { describeFactTable, type FactTable, writeRows } from '../queries/whole-table.ts';

type Rows = readonly object[];
export type TableWriter = (table: FactTable, rows: Rows) => Promise<void>;

/** Messages to the embedded engine are put together from pieces: larger ones cost more than their rows. */
const BATCH = 4_000;
/** Lines that go into one piece of a COPY stream. */
const PIECE = 1_000;

/** Rows have members named like the columns; a column without a member becomes null. */
export function tableWriter(tx: postgres.TransactionSql, engine: Engine): TableWriter {
  return engine === 'server'
    ? (table, rows) => copyRows(tx, table, rows)
    : (table, rows) => insertRows(tx, table, rows);
}

async function insertRows(tx: postgres.TransactionSql, table: FactTable, rows: Rows): Promise<void> {
  const description = await describeFactTable(tx, table);
  for (let i = 0; i < rows.length; i += BATCH)
    await writeRows(tx, description, JSON.stringify(rows.slice(i, i + BATCH)));
}

async function copyRows(tx: postgres.TransactionSql, table: FactTable, rows: Rows): Promise<void> {
  const { columns } = await describeFactTable(tx, table);
  const names = columns.map(({ name }) => name);
  const target = await tx`copy ${tx(table)} (${tx(names)}) from stdin`.writable();
  await pipeline(Readable.from(copyPieces(rows, names)), target);
}

function* copyPieces(rows: Rows, names: readonly string[]): Generator<string> {
  for (let i = 0; i < rows.length; i += PIECE)
    yield rows
      .slice(i, i + PIECE)
      .map((row) => `${names.map((name) => copyCell((row as Record<string, unknown>)[name])).join('\t')}\n`) // by name
      .join('');
}

/** A value in the text format of COPY. */
export function copyCell(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}
