/**
 * The frame of every import: one transaction that compares, publishes a version and writes, or does nothing at
 * all. What the file holds is up to an `ImportSource`.
 */
import type { CellReject } from '../../geo/kinds/content.ts';
import type { Day } from '../../geo/kinds/day.ts';
import type { ContentName } from '../../geo/kinds/index.ts';
import type { Datum } from '../../geo/kinds/vocabulary.ts';
import type { DatumEvidence } from '../../geo/place/datum-detection.ts';
import type { Database, Sql } from '../connect.ts';
import { publish } from '../publish.ts';
import type { ImportCounts, ImportReport, RowFlag } from './report.ts';
import type { SourceFile } from './source.ts';
import { jsonBatches } from './write-facilities.ts';

/** Options with their defaults filled in. */
export interface ImportSettings {
  readonly content: ContentName;
  readonly datum: 'auto' | Datum;
  readonly origin: 'official' | 'open';
  readonly mode: 'merge' | 'register';
  readonly asOf: Day;
  readonly dryRun: boolean;
  readonly onProgress: (text: string) => void;
}

/** Where the writing of a plan stands. */
export interface WriteScope {
  readonly version: number;
  readonly batch: number;
}

/** What an import will do, once compared with the database. */
export interface ImportPlan {
  readonly counts: Omit<ImportCounts, 'rejected'>;
  readonly rejects: readonly CellReject[];
  readonly flags: readonly RowFlag[];
  readonly notes: readonly string[];
  /** False: nothing to write, so nothing is published. */
  readonly changes: boolean;
  /** Brings what the version itself refers to; gives the population grid in force from now on. */
  readonly prepare?: (sql: Sql) => Promise<string>;
  write(sql: Sql, scope: WriteScope): Promise<void>;
}

/** A file that has been read and judged as far as that goes without the database. */
export interface ImportSource {
  readonly rows: number;
  readonly datum: Datum | null;
  readonly datumDeclared: boolean;
  readonly datumEvidence: DatumEvidence | null;
  readonly rejects: readonly CellReject[];
  readonly notes: readonly string[];
  plan(sql: Sql): Promise<ImportPlan>;
}

/** Counts of an import that has done nothing yet. */
export const NO_COUNTS: Omit<ImportCounts, 'rejected'> = {
  added: 0,
  changed: 0,
  unchanged: 0,
  unlocated: 0,
  flagged: 0,
  replacedSynthetic: 0,
  closed: 0,
  missing: 0,
};

/** From so many rows on the statistics of the tables are renewed before the facts are checked. */
const MANY_ROWS = 5_000;

/** Flags kept with the stored report; all of them are in the report that is returned. */
const STORED_FLAGS = 1_000;

async function storeBatch(sql: Sql, report: ImportReport, version: number): Promise<number> {
  const { rejects: _rejects, flags, ...stored } = report;
  const json = JSON.stringify({ ...stored, version, flags: flags.slice(0, STORED_FLAGS) });
  const evidence =
    report.datumEvidence && JSON.stringify({ ...report.datumEvidence, declared: report.datumDeclared });
  const [row] = await sql<{ id: number }[]>`
    insert into import_batch (
      content, file_name, file_sha256, file_bytes, data_origin, mode, datum, datum_evidence, version, report
    )
    values (
      ${report.content}, ${report.file}, ${report.sha256}, ${report.bytes}, ${report.origin}, ${report.mode},
      ${report.datum}, ${evidence}::text::jsonb, ${version}, ${json}::text::jsonb
    )
    returning id`;
  return row?.id ?? 0;
}

async function storeRejects(sql: Sql, batch: number, rejects: readonly CellReject[]): Promise<void> {
  for (const json of jsonBatches(rejects)) {
    await sql`
      insert into import_reject (batch, row_number, column_name, value, reason)
      select ${batch}::int, "row", "column", value, reason
      from jsonb_to_recordset(${json}::text::jsonb) as given ("row" int, "column" text, value text, reason text)
      on conflict (batch, row_number, column_name) do nothing`;
  }
}

/**
 * Runs an import. All of its good rows are written and published in one transaction, or, when it fails or is
 * killed, none. Without changes, and with `dryRun`, nothing is written and `version` is null.
 */
export async function runImport(
  database: Pick<Database, 'sql'>,
  file: SourceFile,
  source: ImportSource,
  settings: ImportSettings,
): Promise<ImportReport> {
  const { content, origin, mode, asOf, dryRun, onProgress } = settings;
  let report: ImportReport | null = null;
  await database.sql.begin(async (sql) => {
    // The lock of publish(), taken before reading: what is compared is what will be written upon.
    await sql`lock table data_version in share row exclusive mode`;
    onProgress('Comparing with the database.');
    const plan = await source.plan(sql);
    const rejects = [...source.rejects, ...plan.rejects].sort((a, b) => a.row - b.row);
    const draft: ImportReport = {
      content,
      file: file.name,
      sha256: file.sha256,
      bytes: file.bytes.length,
      rows: source.rows,
      origin,
      mode,
      asOf,
      dryRun,
      version: null,
      datum: source.datum,
      datumDeclared: source.datumDeclared,
      datumEvidence: source.datumEvidence,
      ...plan.counts,
      rejected: new Set(rejects.map(({ row }) => row)).size,
      rejects,
      flags: plan.flags,
      notes: [...source.notes, ...plan.notes],
    };
    report = draft;
    if (dryRun || !plan.changes) return;
    onProgress('Writing.');
    const populationGrid = await plan.prepare?.(sql);
    const note = `Import of ${file.name} (${content}, ${origin}): ${draft.added} added, ${draft.changed} changed.`;
    const version = await publish(sql, { asOf, cause: 'import', note, populationGrid }, async (number) => {
      const batch = await storeBatch(sql, draft, number);
      await storeRejects(sql, batch, rejects);
      await plan.write(sql, { version: number, batch });
      // What follows joins the new rows, of which the planner knows nothing yet.
      if (draft.rows >= MANY_ROWS) await sql`analyze`;
      onProgress('Checking, and computing the stored coverage.');
    });
    report = { ...draft, version };
  });
  if (report === null) throw new Error('The import ended without a report.');
  return report;
}
