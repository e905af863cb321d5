import type { TargetRow } from './scorecard.ts';

/** The word that a file has for a comparator: a spreadsheet takes what begins with = for a formula. */
export const COMPARATOR_WORDS: Readonly<Record<NonNullable<TargetRow['comparator']>, string>> = {
  '>=': 'at_least',
  '<=': 'at_most',
  '=': 'equal',
};
