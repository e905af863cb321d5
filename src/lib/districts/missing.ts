/** What is missing until an indicator is complete, and where the list of it is. */
import type { IndicatorFigure, ScorecardAnswer } from '$geo/regulatory/scorecard.ts';
import { isOfTerm, worklistHref } from '$lib/regulatory/worklist-href.ts';
import type { DistrictPlace } from './district-place.ts';

/**
 * How many the work list of an indicator holds (hazards, where those are counted): those that can still be done. Who
 * closed within the term without an inspection is in the denominator and not on the list. Null without a list or data.
 */
export const missingOf = ({
  key,
  worklist,
  value,
  numerator,
  denominator,
  apart,
}: Pick<IndicatorFigure, 'key' | 'worklist' | 'value' | 'numerator' | 'denominator' | 'apart'>):
  number | null => {
  if (worklist === null || value === null) return null;
  if (key === 'overdue_equipment') return value;
  if (numerator === null || denominator === null) return null;
  return denominator - numerator - (isOfTerm(worklist) ? (apart ?? 0) : 0);
};

/** The list behind an indicator, for the same district, term and day; null where nothing is missing. */
export const missingHref = (
  figure: IndicatorFigure,
  { term }: Pick<ScorecardAnswer, 'term'>,
  { district, asOf }: DistrictPlace,
  chosenLang: string | null,
): string | null => {
  const { worklist } = figure;
  if (worklist === null || !missingOf(figure)) return null;
  return worklistHref(
    { name: worklist, district, term: isOfTerm(worklist) ? (term?.key ?? null) : null, asOf },
    chosenLang,
  );
};
