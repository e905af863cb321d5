/** One target or service radius as it stands with some cells said anew. */
import * as v from 'valibot';
import { InputError, NotFoundError } from '../../geo/errors.ts';
import type { Cell } from '../../geo/kinds/text.ts';
import { targetContent, type TargetFields } from '../../geo/regulatory/target-file.ts';
import type { StoredEntry } from '../../geo/regulatory/target-file-diff.ts';
import { cellsOf, entryOf, type TargetEntry } from '../../geo/regulatory/target-file-entry.ts';

/** Which row is meant. */
export interface TargetName {
  readonly key: string;
  readonly year?: number | undefined;
  /** District code; left out = the city's row. */
  readonly district?: number | undefined;
}
/** Cells as text, as in a file; an empty text empties the cell. */
export type GivenCells = Partial<
  Record<Exclude<keyof TargetFields, 'key' | 'year' | 'district' | 'scope'>, string>
>;

/** What a district's first row takes over from its city's; the sentence, source and number are its own. */
const FROM_CITY = ['kind', 'name_zh', 'name_en', 'comparator', 'unit', 'semantics'] as const;
/** With another one of these nobody has compared the row with its source yet. */
const COMPARED = ['value', 'comparator', 'unit', 'sentence', 'source', 'semantics'] as const;

const districtOf = (entry: TargetEntry) => (entry.kind === 'standard' ? null : entry.district);
const yearOf = (entry: TargetEntry) => (entry.kind === 'standard' ? null : entry.year);

function named(inForce: readonly StoredEntry[], { key, year, district }: TargetName): StoredEntry | null {
  const found = inForce.filter(
    ({ entry }) =>
      entry.key === key &&
      (year === undefined || yearOf(entry) === year) &&
      districtOf(entry) === (district ?? null),
  );
  if (found.length > 1) {
    const years = found.map(({ entry }) => yearOf(entry) ?? 'standard').join(', ');
    throw new InputError('target_ambiguous', `Several rows have the key ${key}: ${years}. Say --year.`);
  }
  return found[0] ?? null;
}

/**
 * The row in force that a name means.
 * @throws NotFoundError `target_unknown`; InputError `target_ambiguous`
 */
export function findTarget(inForce: readonly StoredEntry[], name: TargetName): StoredEntry {
  const found = named(inForce, name);
  if (found) return found;
  const keys = [...new Set(inForce.map(({ entry }) => entry.key))].sort().join(', ');
  throw new NotFoundError(
    'target_unknown',
    `Nothing in force has the key ${name.key}${name.year ? ` of ${name.year}` : ''}` +
      `${name.district ? ` for district ${name.district}` : ''}; keys in force: ${keys}.`,
  );
}

/**
 * The entry that a row becomes. Without a row in force a new one is made: of a district beside its city's, else from
 * the cells alone. A row whose meaning changes counts as not verified unless the cells say otherwise.
 * @throws InputError `target_invalid` naming cell, value and what is allowed; `target_ambiguous`
 */
export function setTarget(inForce: readonly StoredEntry[], name: TargetName, given: GivenCells): TargetEntry {
  const before = named(inForce, name);
  const city = before ?? named(inForce, { ...name, district: undefined });
  const cells: Record<string, Cell> = { ...startOf(before, city), key: name.key };
  for (const [cell, value] of Object.entries(given)) cells[cell] = value;
  if (name.year !== undefined) cells.year = name.year;
  if (name.district !== undefined)
    Object.assign(cells, { district: String(name.district), scope: 'district' });
  const entry = judged(cells);
  if (before === null || given.verified !== undefined || !entry.verified) return entry;
  const [was, is] = [cellsOf(before.entry), cellsOf(entry)];
  return COMPARED.some((cell) => was[cell] !== is[cell]) ? { ...entry, verified: false } : entry;
}

function startOf(before: StoredEntry | null, city: StoredEntry | null): Record<string, Cell> {
  if (before) return cellsOf(before.entry);
  if (!city) return {};
  const cells = cellsOf(city.entry);
  return Object.fromEntries([...FROM_CITY, 'year' as const].map((cell) => [cell, cells[cell]]));
}

function judged(cells: Record<string, Cell>): TargetEntry {
  const raw = Object.fromEntries(
    Object.keys(targetContent.fields).map((field) => [field, cells[field] ?? null]),
  );
  const read = v.safeParse(targetContent.schema, raw);
  if (!read.success) {
    const faults = read.issues.map(({ path, message }) => ({
      field: String(path?.[0]?.key),
      reason: message,
    }));
    throw invalid(faults, raw);
  }
  const result = entryOf(read.output);
  if ('faults' in result) throw invalid(result.faults, raw);
  return result.entry;
}

function invalid(
  faults: readonly { field: string; reason: string }[],
  raw: Record<string, Cell>,
): InputError {
  const lines = faults.map(
    ({ field, reason }) => `--${field.replace('_', '-')}: "${String(raw[field] ?? '')}" ${reason}`,
  );
  return new InputError('target_invalid', [...lines, 'Nothing was changed.'].join('\n'));
}
