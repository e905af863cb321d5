/** What entries of targets change in those in force. */
import type { TargetRow } from './scorecard.ts';
import { targetContent, type TargetFields } from './target-file.ts';
import { cellsOf, identityOf, type TargetEntry } from './target-file-entry.ts';

/** An entry in force, with the number of its row. */
export interface StoredEntry {
  readonly id: number;
  readonly entry: TargetEntry;
}

/** The row that ends, if any, and the one that takes its place. */
export interface EntryChange {
  readonly retire: StoredEntry | null;
  readonly add: TargetEntry;
}

/** Entries that say what is in force already are only counted; those in force and not given stay. */
export function diffEntries(
  inForce: readonly StoredEntry[],
  given: readonly TargetEntry[],
): { readonly unchanged: number; readonly changes: readonly EntryChange[] } {
  const stored = new Map(inForce.map((one) => [identityOf(one.entry), one]));
  const changes: EntryChange[] = [];
  for (const add of given) {
    const retire = stored.get(identityOf(add)) ?? null;
    if (retire === null || !saysTheSame(retire.entry, add)) changes.push({ retire, add });
  }
  return { unchanged: given.length - changes.length, changes };
}

const saysTheSame = (a: TargetEntry, b: TargetEntry): boolean =>
  JSON.stringify(cellsOf(a)) === JSON.stringify(cellsOf(b));

/** A cell that two entries of one identity say differently, as a file would have it. */
export interface CellDifference {
  readonly column: keyof TargetFields;
  readonly before: string | number | boolean | null;
  readonly after: string | number | boolean | null;
}

/** What an entry says otherwise than the one before it, in the order of the columns of a file. */
export function differencesBetween(before: TargetEntry, after: TargetEntry): readonly CellDifference[] {
  const [was, is] = [cellsOf(before), cellsOf(after)];
  const columns = Object.keys(targetContent.fields) as (keyof TargetFields)[]; // the keys of just that object
  return columns
    .filter((column) => was[column] !== is[column])
    .map((column) => ({ column, before: was[column], after: is[column] }));
}

/** A target that somebody entered for districts, too. */
export interface Split {
  readonly key: string;
  readonly year: number;
  /** The city's row; null where only districts have one. */
  readonly city: TargetRow | null;
  /** By district code. */
  readonly districts: readonly TargetRow[];
  /** Sum over the districts; null where one of them has no number, and of shares, which do not add up. */
  readonly sum: number | null;
}

/** The splits among targets in force, by year and key. */
export function splitsOf(targets: readonly TargetRow[]): readonly Split[] {
  const found = new Map<string, TargetRow[]>();
  for (const row of targets) {
    if (row.scope === 'city') continue;
    const name = `${row.year} ${row.key}`;
    found.set(name, [...(found.get(name) ?? []), row]);
  }
  return [...found]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, rows]) => rows.slice(0, 1).map(({ key, year }) => splitOf(key, year, rows, targets)));
}

function splitOf(key: string, year: number, rows: readonly TargetRow[], all: readonly TargetRow[]): Split {
  return {
    key,
    year,
    city: all.find((one) => one.scope === 'city' && one.key === key && one.year === year) ?? null,
    districts: rows.toSorted((a, b) => (a.district ?? 0) - (b.district ?? 0)),
    sum: rows.some(({ value, unit }) => value === null || unit === '%')
      ? null
      : rows.reduce((sum, { value }) => sum + (value ?? 0), 0),
  };
}

/** Districts' rows that compare otherwise than their city's, or in another unit: they could not be read together. */
export function unlikeTheirCity(
  targets: readonly TargetRow[],
): readonly { part: TargetRow; city: TargetRow }[] {
  return splitsOf(targets).flatMap(({ city, districts }) =>
    city === null
      ? []
      : districts
          .filter(({ unit, comparator }) => unit !== city.unit || comparator !== city.comparator)
          .map((part) => ({ part, city })),
  );
}
