/** Which facilities of a register count as supply of a question. */
import type { FacilityColumns } from '../columns/columns.ts';
import { type FilterableColumns, selectFacilities } from '../columns/filters.ts';
import { RATING_STATES } from '../kinds/vocabulary.ts';
import type { SupplyQuestion } from './scenario.ts';

/** The columns that the question looks at. */
export type SupplyColumns = FilterableColumns & Pick<FacilityColumns, 'ratingState'>;

const EXPIRED = RATING_STATES.indexOf('expired');

/**
 * Positions of the facilities that count, ascending: open, located, of one of the types, with stars enough; or,
 * with `located` false, of those that would count if they had coordinates. No facilities give no positions.
 * @throws InputError `unknown_type`
 */
export function questionSupply(
  facilities: SupplyColumns,
  question: SupplyQuestion,
  located = true,
): Int32Array {
  const { starsMin, types, ratings } = question;
  const selection = selectFacilities(facilities, {
    located,
    ...(starsMin === null ? {} : { starsMin }),
    ...(types === null ? {} : { types }),
  });
  // Stars of an expired rating are no stars then; without a star filter they make no difference.
  if (starsMin === null || ratings === 'current') return selection;
  return selection.filter((index) => facilities.ratingState[index] !== EXPIRED);
}
