/** What is missing until an indicator is complete, and where the list of it is. */
import type { IndicatorFigure, ScorecardAnswer } from '$geo/regulatory/scorecard.ts';
import { worklistHref } from '$lib/regulatory/worklist-href.ts';
import type { DistrictPlace } from './district-place.ts';

/**
 * How many the work list of an indicator holds: those that can still be done. Who closed within the term without an
 * inspection is in the denominator and not on the list. Null without a list or data.
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
  return numerator === null || denominator === null ? null : denominator - numerator - (apart ?? 0);
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
  const isOfTerm = worklist === 'schools' || worklist === 'suppliers';
  return worklistHref(
    { name: worklist, district, term: isOfTerm ? (term?.key ?? null) : null, asOf },
    chosenLang,
  );
};
