/** What a row of targets means as a whole: which cells belong together, and which a service radius does without. */
import type { Kind } from '../kinds/vocabulary.ts';
import { COMPARATOR_WORDS } from './comparators.ts';
import type { TargetRow } from './scorecard.ts';
import type { TargetFields } from './target-file.ts';

/** A service radius, as in force. */
export interface StandardRow {
  readonly kind: 'standard';
  readonly key: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly supply: Kind;
  /** Metres, straight line. */
  readonly radius_m: number;
  /** The sentence in the source; null while nobody has entered it. */
  readonly sentence: string | null;
  readonly source: string;
  readonly verified: boolean;
}

/** What a row of a file of targets becomes. */
export type TargetEntry = TargetRow | StandardRow;

export interface EntryFault {
  readonly field: keyof TargetFields;
  readonly reason: string;
}
type Judged = { readonly entry: TargetEntry } | { readonly faults: readonly EntryFault[] };

/** The columns of a file that a service radius leaves empty. */
const NOT_OF_STANDARDS = ['year', 'comparator', 'scope', 'district', 'semantics'] as const;
const LONGEST_RADIUS_M = 200_000;

/** Judges the cells of a row together. */
export function entryOf(row: TargetFields): Judged {
  return row.kind === 'standard' ? standardOf(row) : targetOf(row, row.kind);
}

function targetOf(row: TargetFields, kind: TargetRow['kind']): Judged {
  const faults: EntryFault[] = [];
  const { key, year, name_zh, name_en, sentence, value, comparator, unit, district, source } = row;
  const scope = row.scope ?? (district === null ? 'city' : 'district');
  if (year === null) faults.push({ field: 'year', reason: 'is empty; the year of the target is needed' });
  if (sentence === null)
    faults.push({ field: 'sentence', reason: 'is empty; the sentence of the source is needed' });
  if (value === null && comparator !== null)
    faults.push({ field: 'value', reason: 'is empty; a comparison needs a number' });
  if (value !== null && comparator === null)
    faults.push({
      field: 'comparator',
      reason: `is empty; a number needs one of ${Object.values(COMPARATOR_WORDS).join(', ')}`,
    });
  if (unit === '%' && value !== null && value > 100)
    faults.push({
      field: 'value',
      reason: 'is out of range; with the unit % a number from 0 to 100 is needed',
    });
  if (scope === 'district' && district === null)
    faults.push({ field: 'district', reason: 'is empty; the scope district needs one' });
  if (scope === 'city' && district !== null)
    faults.push({
      field: 'scope',
      reason: 'is city, but a district is given; allowed is district, or neither',
    });
  if (row.supply !== null)
    faults.push({ field: 'supply', reason: `is not used by a ${kind}; leave it empty` });
  if (faults.length > 0 || year === null || sentence === null) return { faults };
  return {
    entry: {
      key,
      year,
      kind,
      name_zh,
      name_en,
      sentence,
      value,
      comparator,
      unit,
      scope,
      district,
      semantics: row.semantics ?? 'stated',
      source,
      verified: row.verified ?? false,
    },
  };
}

function standardOf(row: TargetFields): Judged {
  const faults: EntryFault[] = NOT_OF_STANDARDS.filter((field) => row[field] !== null).map((field) => ({
    field,
    reason: 'is not used by a standard; leave it empty',
  }));
  const { key, name_zh, name_en, supply, value, sentence, source } = row;
  if (supply === null)
    faults.push({ field: 'supply', reason: 'is empty; the kind of supply is needed, such as market' });
  if (value === null || value < 1 || value > LONGEST_RADIUS_M || !Number.isInteger(value))
    faults.push({
      field: 'value',
      reason: `is no radius; whole metres from 1 to ${LONGEST_RADIUS_M} are needed`,
    });
  if (row.unit !== null && row.unit !== 'm')
    faults.push({ field: 'unit', reason: 'is not m; the radius of a standard is in metres' });
  if (faults.length > 0 || supply === null || value === null) return { faults };
  const verified = row.verified ?? false;
  return {
    entry: { kind: 'standard', key, name_zh, name_en, supply, radius_m: value, sentence, source, verified },
  };
}

/** The cells of an entry, as a file has them. */
export function cellsOf(entry: TargetEntry): Record<keyof TargetFields, string | number | boolean | null> {
  const { key, kind, name_zh, name_en, sentence, source, verified } = entry;
  const common = { key, kind, name_zh, name_en, sentence, source, verified: verified ? 'yes' : 'no' };
  if (entry.kind === 'standard') {
    const none = { year: null, comparator: null, scope: null, district: null, semantics: null };
    return { ...common, ...none, value: entry.radius_m, unit: 'm', supply: entry.supply };
  }
  const { year, value, comparator, unit, scope, district, semantics } = entry;
  return {
    ...common,
    ...{ year, value, unit, scope, district, semantics, supply: null },
    comparator: comparator && COMPARATOR_WORDS[comparator],
  };
}

/** What an entry is told apart by: two entries in force never share it. */
export function identityOf(entry: TargetEntry): string {
  return entry.kind === 'standard'
    ? `standard ${entry.key}`
    : `target ${entry.key} ${entry.year} ${entry.district ?? 'city'}`;
}
