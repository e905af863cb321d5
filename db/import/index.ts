/**
 * From a file to published facts: read → check → compare → write, in one transaction, with a report in which
 * every row is added, changed, unchanged or rejected.
 */
import { InputError } from '../../geo/errors.ts';
import { readTable } from '../../geo/files/index.ts';
import { dayInGuangzhou, readDay, type Day } from '../../geo/kinds/day.ts';
import type { ContentName } from '../../geo/kinds/index.ts';
import { KINDS, type Datum } from '../../geo/kinds/vocabulary.ts';
import type { Database } from '../connect.ts';
import { facilitySource } from './import-facilities.ts';
import type { ImportReport } from './report.ts';
import { runImport, type ImportSettings, type ImportSource } from './run.ts';
import { followupSource } from './import-followups.ts';
import { inspectionSource } from './import-inspections.ts';
import { populationSource } from './import-population.ts';
import { ratingSource } from './import-ratings.ts';
import { townSource } from './import-towns.ts';
import { readSource, type SourceFile } from './source.ts';
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

/** Contents of which a file can be the whole register: what it does not list is closed. */
const WITH_REGISTER: ReadonlySet<ContentName> = new Set([...KINDS, 'population', 'town']);

function sourceOf(file: SourceFile, table: Table, settings: ImportSettings): ImportSource {
  const { content } = settings;
  switch (content) {
    case 'market':
    case 'canteen':
    case 'elevator':
    case 'station':
      return facilitySource(content, file.name, table, settings);
    case 'population':
      return populationSource(file, table, settings);
    case 'rating':
      return ratingSource(table, settings);
    case 'inspection':
      return inspectionSource(table, settings);
    case 'followup':
      return followupSource(table, settings);
    case 'town':
      return townSource(file.name, table, settings);
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
  if (settings.mode === 'register' && !WITH_REGISTER.has(settings.content)) {
    throw new InputError(
      'mode_invalid',
      `Mode register is for ${[...WITH_REGISTER].join(', ')}; ${settings.content} files are merged.`,
    );
  }
  const file = await readSource(options.file);
  onProgress(`Reading ${file.name}.`);
  const table = await readTable(file.bytes, file.name, { sheet: options.sheet });
  const source = sourceOf(file, table, settings);
  onProgress(`${source.rows} rows read, ${source.rejects.length} cells rejected.`);
  return runImport(database, file, source, settings);
}
