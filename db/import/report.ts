/** What became of a file: the report that is stored with the import, written as JSON and printed. */
import type { Day } from '../../geo/kinds/day.ts';
import type { CellReject } from '../../geo/kinds/content.ts';
import type { ContentName } from '../../geo/kinds/index.ts';
import type { Datum, LocationQuality } from '../../geo/kinds/vocabulary.ts';
import type { CandidateDatum, DatumEvidence } from '../../geo/place/datum-detection.ts';

/** A row that was kept and needs a look: outside the city, in another district, or without a usable position. */
export interface RowFlag {
  readonly row: number;
  readonly name: string;
  readonly quality: Exclude<LocationQuality, 'exact'>;
  readonly reason: string;
}

/** Counts of rows unless said otherwise; every row of the file is added, changed, unchanged or rejected. */
export interface ImportCounts {
  added: number;
  changed: number;
  unchanged: number;
  rejected: number;
  /** Kept rows whose facility has no usable position. */
  unlocated: number;
  /** Kept rows located outside the city or in another district than declared. */
  flagged: number;
  /** Synthetic facilities (or ratings, inspections …) that this import replaced. */
  replacedSynthetic: number;
  /** Facilities missing from the file that mode `register` closed. */
  closed: number;
  /** Facilities known before and missing from the file. */
  missing: number;
}

/** The report of one import. `version` is null when nothing was published. */
export interface ImportReport extends ImportCounts {
  readonly content: ContentName;
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
  readonly origin: 'official' | 'open';
  readonly mode: 'merge' | 'register';
  readonly asOf: Day;
  readonly dryRun: boolean;
  readonly version: number | null;
  /** Datum of the coordinates; null when the file has none. */
  readonly datum: Datum | null;
  /** The operator said which datum it is; else it was detected. */
  readonly datumDeclared: boolean;
  /** What the rows themselves say about their datum; null when the file has no coordinates. */
  readonly datumEvidence: DatumEvidence | null;
  readonly rejects: readonly CellReject[];
  readonly flags: readonly RowFlag[];
  readonly notes: readonly string[];
}

const DATUM_NAMES: Readonly<Record<Datum, string>> = {
  wgs84: 'WGS 84 (= CGCS2000)',
  cgcs2000: 'CGCS2000',
  gcj02: 'GCJ-02',
  bd09: 'BD-09',
};

/** The counts behind a decision or a refusal, as one sentence. */
export function describeEvidence(evidence: DatumEvidence): string {
  const { rows, agreeing } = evidence;
  const counts = (['wgs84', 'gcj02', 'bd09'] as const satisfies readonly CandidateDatum[])
    .map((datum) => `${agreeing[datum]} as ${DATUM_NAMES[datum]}`)
    .join(', ');
  const contests = evidence.contests
    .map(({ against, forBest, forOther }) => `${forBest} to ${forOther} against ${DATUM_NAMES[against]}`)
    .join(', ');
  const duel =
    evidence.best && contests
      ? ` Rows that tell the datums apart: ${DATUM_NAMES[evidence.best]} ${contests}.`
      : '';
  return `Of ${rows} rows with a position and a district agree with their district: ${counts}.${duel}`;
}

const SHOWN = 20;

function shorten<T>(items: readonly T[], line: (item: T) => string): string[] {
  const more = items.length - SHOWN;
  const lines = items.slice(0, SHOWN).map((item) => `  ${line(item)}`);
  return more > 0 ? [...lines, `  and ${more} more, see --report`] : lines;
}

/** The report as lines for a terminal: counts, datum, then the first 20 rejects and flags. */
export function formatReport(report: ImportReport): string {
  const { version, dryRun } = report;
  const published = version === null ? 'nothing published' : `published as data version ${version}`;
  const lines = [
    `${report.file}: ${report.rows} rows of ${report.content}, ${dryRun ? 'dry run, nothing written' : published}.`,
    `  added ${report.added}, changed ${report.changed}, unchanged ${report.unchanged}, rejected ${report.rejected}`,
    `  unlocated ${report.unlocated}, flagged ${report.flagged}, missing from the file ${report.missing}, closed ${report.closed}`,
  ];
  if (report.replacedSynthetic > 0) {
    lines.push(`  replaced ${report.replacedSynthetic} synthetic records of the demonstration`);
  }
  if (report.datum !== null) {
    const evidence = report.datumEvidence;
    const how =
      report.datumDeclared || !evidence ? 'as declared.' : `detected, p = ${evidence.p.toPrecision(2)}.`;
    lines.push(
      `Datum: ${DATUM_NAMES[report.datum]}, ${how}${evidence ? ` ${describeEvidence(evidence)}` : ''}`,
    );
  }
  for (const note of report.notes) lines.push(note);
  if (report.rejects.length > 0) {
    lines.push('Rejected:');
    lines.push(
      ...shorten(report.rejects, ({ row, column, value, reason }) =>
        column === '' ? `row ${row}: ${reason}` : `row ${row}, ${column}: "${value}" ${reason}`,
      ),
    );
  }
  if (report.flags.length > 0) {
    lines.push('Kept, but look at:');
    lines.push(...shorten(report.flags, ({ row, name, reason }) => `row ${row}, ${name}: ${reason}`));
  }
  return lines.join('\n');
}
