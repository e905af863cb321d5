/** On paper nothing opens: where the figures come from stands at the end, and each carries the number of its note. */
import { INDICATORS } from '$geo/regulatory/scorecard.ts';

/** In the order of the page. */
const NOTED: readonly string[] = [
  'people',
  'area_km2',
  'facilities.market.open',
  'facilities.elevator.open',
  'uncovered.value',
  ...INDICATORS.filter((key) => key !== 'uncovered').map((key) => `${key}.value`),
];

/** The number of the note of a figure, "<indicator>.<member>", from 1; 0 for those without one. */
export const noteNumber = (figure: string): number => NOTED.indexOf(figure) + 1;
