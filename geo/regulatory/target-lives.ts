/** The rows of one target or service radius, one after the other, and what changed from each to the next. */
import type { TargetEntry } from './target-file-entry.ts';
import { identityOf } from './target-file-entry.ts';
import { type CellDifference, differencesBetween } from './target-file-diff.ts';
import type { RecordOf } from './target-records.ts';

export interface Life<Row> {
  /** What its rows share: key, year, district. */
  readonly identity: string;
  /** The row in force; null = retired, and nothing took its place. */
  readonly now: Row | null;
  /** The latest row: the one in force, or the last that was. */
  readonly last: Row;
  /** All its rows, the latest first. */
  readonly rows: readonly Row[];
}

export interface LifeEvent {
  /** In Guangzhou, YYYY-MM-DDTHH:MM:SS+08:00. */
  readonly at: string;
  /** Null = nobody gave a name. */
  readonly by: string | null;
  /** Newest data version at that moment; 0 = none was published yet. */
  readonly after: number;
  readonly what: 'entered' | 'changed' | 'retired';
  /** Of a change, cell by cell; else empty. */
  readonly differences: readonly CellDifference[];
}

/** Times are told to the second; a change retires a row and enters the next one at once. */
const AT_ONCE_MS = 1_000;

/**
 * Puts the rows of each target together.
 * @param records with the latest row of each first, as they are answered
 */
export function livesOf<Row extends RecordOf<TargetEntry>>(records: readonly Row[]): readonly Life<Row>[] {
  const found = new Map<string, Row[]>();
  for (const record of records) {
    const identity = identityOf(record);
    const rows = found.get(identity);
    if (rows) rows.push(record);
    else found.set(identity, [record]);
  }
  return [...found].flatMap(([identity, rows]) => {
    const [last] = rows;
    return last ? [{ identity, rows, last, now: last.retired_at === null ? last : null }] : [];
  });
}

/** What happened to a target, the latest first: entered, changed cell by cell, retired, perhaps entered again. */
export function eventsOf<Row extends RecordOf<TargetEntry>>({ rows }: Pick<Life<Row>, 'rows'>): LifeEvent[] {
  return rows.flatMap((row, at) => {
    const [next, before] = [rows[at - 1], rows[at + 1]];
    const retired = row.retired_at !== null && !(next && follows(next, row)) ? [retirementOf(row)] : [];
    return [...retired, entranceOf(row, before)];
  });
}

function entranceOf<Row extends RecordOf<TargetEntry>>(row: Row, before: Row | undefined): LifeEvent {
  const { entered_at: at, entered_by: by, entered_after: after } = row;
  if (before && follows(row, before))
    return { at, by, after, what: 'changed', differences: differencesBetween(before, row) };
  return { at, by, after, what: 'entered', differences: [] };
}

const retirementOf = <Row extends RecordOf<TargetEntry>>(row: Row): LifeEvent => ({
  at: row.retired_at ?? '',
  by: row.retired_by,
  after: row.retired_after ?? 0,
  what: 'retired',
  differences: [],
});

const follows = <Row extends RecordOf<TargetEntry>>(next: Row, row: Row): boolean =>
  row.retired_at !== null && Date.parse(next.entered_at) - Date.parse(row.retired_at) <= AT_ONCE_MS;
