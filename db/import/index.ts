/**
 * From a file to published facts: read → check → compare → write, in one transaction, with a report in which
 * every row is added, changed, unchanged or rejected.
 */
import { InputError } from '../../geo/errors.ts';
import { readTable } from '../../geo/files/index.ts';
import { dayInGuangzhou, readDay, type Day } from '../../geo/kinds/day.ts';
import type { ContentName } from '../../geo/kinds/index.ts';
import type { Datum } from '../../geo/kinds/vocabulary.ts';
import type { Database } from '../connect.ts';
import { facilitySource } from './import-facilities.ts';
import type { ImportReport } from './report.ts';
import { runImport, type ImportSettings, type ImportSource } from './run.ts';
import { readSource } from './source.ts';
import type { Table } from '../../geo/files/table.ts';

export { DatumUndecidedError } from './import-datum.ts';
export { formatReport, type ImportReport } from './report.ts';

/** What to import, and how. */
export interface ImportOptions {
  /** Path of the file. */
  readonly file: string;
  readonly content: ContentName;
  /** Datum of the coordinates; `auto` (the default) decides by the rows or refuses. */
  readonly datum?: 'auto' | Datum | undefined;
  /** Sheet of a workbook, by name or number from 1. */
  readonly sheet?: string | undefined;
  /** Compare and report, write nothing. */
  readonly dryRun?: boolean | undefined;
  readonly origin: 'official' | 'open';
  /** `merge` (the default) leaves what the file does not list; `register` closes it on `asOf`. */
  readonly mode?: 'merge' | 'register' | undefined;
  /** The day that the file speaks of; today in Guangzhou by default. */
  readonly asOf?: Day | undefined;
  readonly onProgress?: ((text: string) => void) | undefined;
}

function sourceOf(
  content: ContentName,
  fileName: string,
  table: Table,
  settings: ImportSettings,
): ImportSource {
  switch (content) {
    case 'market':
    case 'canteen':
    case 'elevator':
    case 'station':
      return facilitySource(content, fileName, table, settings);
    default:
      throw new InputError('content_unknown', `${content} files cannot be imported.`);
  }
}

/**
 * Imports a file. Importing the same file again changes nothing and publishes nothing.
 * @throws InputError for a file that cannot be used: one sentence, exit code 2
 * @throws DatumUndecidedError when `auto` cannot decide the datum: exit code 3
 */
export async function importFile(
  database: Pick<Database, 'sql'>,
  options: ImportOptions,
): Promise<ImportReport> {
  const onProgress = options.onProgress ?? (() => {});
  const asOf = options.asOf ?? dayInGuangzhou(new Date());
  if (readDay(asOf) !== asOf)
    throw new InputError('as_of_invalid', `The day "${asOf}" is not a date; write it as YYYY-MM-DD.`);
  const settings: ImportSettings = {
    content: options.content,
    datum: options.datum ?? 'auto',
    origin: options.origin,
    mode: options.mode ?? 'merge',
    asOf,
    dryRun: options.dryRun ?? false,
    onProgress,
  };
  const file = await readSource(options.file);
  onProgress(`Reading ${file.name}.`);
  const table = await readTable(file.bytes, file.name, { sheet: options.sheet });
  const source = sourceOf(options.content, file.name, table, settings);
  onProgress(`${source.rows} rows read, ${source.rejects.length} cells rejected.`);
  return runImport(database, file, source, settings);
}
