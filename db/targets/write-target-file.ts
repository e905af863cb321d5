/** Targets and service radii in force as a file that `suitu targets import` takes back without a change. */
import { writeFile } from 'node:fs/promises';
import { targetContent, type TargetFields } from '../../geo/regulatory/target-file.ts';
import { cellsOf, type TargetEntry } from '../../geo/regulatory/target-file-entry.ts';
import { csvCell } from '../export.ts';

const COLUMNS = Object.keys(targetContent.fields) as (keyof TargetFields)[]; // the keys of just that object

/** The entries as CSV, with a byte-order mark for spreadsheets. */
export function targetCsv(entries: readonly TargetEntry[]): string {
  const lines = entries.map((entry) => {
    const cells = cellsOf(entry);
    return COLUMNS.map((column) => csvCell(cells[column])).join();
  });
  return `\uFEFF${[COLUMNS.join(), ...lines].map((line) => `${line}\r\n`).join('')}`;
}

/** Writes a file: a workbook where its name ends in .xlsx, else CSV. */
export async function writeTargetFile(path: string, entries: readonly TargetEntry[]): Promise<void> {
  if (!path.toLowerCase().endsWith('.xlsx')) return writeFile(path, targetCsv(entries));
  const { default: writeWorkbook } = await import('write-excel-file/node'); // CSV does without it
  const rows = entries.map((entry) => {
    const cells = cellsOf(entry);
    return COLUMNS.map((column) => ({ value: cells[column] ?? undefined }));
  });
  const head = COLUMNS.map((value) => ({ value, fontWeight: 'bold' as const }));
  await writeWorkbook([head, ...rows]).toFile(path);
}
