/** A file of targets and service radii to entries: all of its rows, or none. */
import { InputError } from '../../geo/errors.ts';
import { readTable } from '../../geo/files/index.ts';
import type { CellReject } from '../../geo/kinds/content.ts';
import { COMPARATOR_WORDS } from '../../geo/regulatory/comparators.ts';
import { targetContent, type TargetFields } from '../../geo/regulatory/target-file.ts';
import { entryOf, identityOf, type TargetEntry } from '../../geo/regulatory/target-file-entry.ts';
import { readRows } from '../import/read-rows.ts';
import { readSource } from '../import/source.ts';

const SHOWN = 50;

export interface TargetFile {
  readonly entries: readonly TargetEntry[];
  readonly notes: readonly string[];
}

/**
 * Reads CSV or XLSX.
 * @param sheet of a workbook, by name or number from 1
 * @throws InputError for a file that cannot be read, and `targets_rejected` naming every bad cell
 */
export async function readTargetFile(path: string, sheet?: string): Promise<TargetFile> {
  const file = await readSource(path);
  const table = await readTable(file.bytes, file.name, { sheet });
  const read = readRows(targetContent, table);
  const rejects: CellReject[] = [...read.rejects];
  const entries: TargetEntry[] = [];
  const rowOf = new Map<string, number>();
  for (const row of read.rows) {
    const judged = entryOf(row.values);
    if ('faults' in judged) {
      for (const { field, reason } of judged.faults)
        rejects.push(read.reject(row, field, cellOf(row.values, field), reason));
      continue;
    }
    const identity = identityOf(judged.entry);
    const earlier = rowOf.get(identity);
    if (earlier !== undefined)
      rejects.push(
        read.reject(
          row,
          'key',
          row.values.key,
          `stands in row ${earlier} already, with the same year and district`,
        ),
      );
    rowOf.set(identity, row.number);
    entries.push(judged.entry);
  }
  if (rejects.length > 0) throw new InputError('targets_rejected', rejection(file.name, rejects));
  if (entries.length === 0)
    throw new InputError('targets_rejected', `${file.name} has no rows below its header.`);
  return { entries, notes: read.notes };
}

/** The comparator is a word in the file and a sign behind it. */
function cellOf(values: TargetFields, field: keyof TargetFields) {
  const value = values[field];
  return field === 'comparator' && values.comparator ? COMPARATOR_WORDS[values.comparator] : value;
}

function rejection(name: string, rejects: readonly CellReject[]): string {
  const sorted = rejects.toSorted((a, b) => a.row - b.row);
  const lines = sorted
    .slice(0, SHOWN)
    .map(({ row, column, value, reason }) => `  row ${row}, ${column}: "${value}" ${reason}`);
  if (sorted.length > SHOWN) lines.push(`  and ${sorted.length - SHOWN} more`);
  const rows = new Set(sorted.map(({ row }) => row)).size;
  return [
    `${name}: ${rows} ${rows === 1 ? 'row' : 'rows'} cannot be taken, so nothing was changed.`,
    ...lines,
  ].join('\n');
}
