import * as v from 'valibot';
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import { about, datedSchema, dataVersion, oneOf, wholeNumber } from './parameters.ts';

/** Items that are kept of each list. */
export const MOST_ITEMS = 100;

/** District and earlier version of what compares two versions. */
const comparedSchema = v.object({
  district: v.optional(
    about('Only this district; the city without it.', oneOf(DISTRICTS.map(({ code }) => String(code)))),
  ),
  since: v.optional(
    about(
      'The earlier data version; without it the newest one before that speaks of no later day.',
      dataVersion,
    ),
  ),
  ...datedSchema.entries,
});

/** The parameters of `GET /api/changes`. */
export const changesSchema = v.object({
  limit: v.optional(about('Items of each list.', wholeNumber(0, MOST_ITEMS, 'items')), '10'),
  ...comparedSchema.entries,
});

/** The parameters of `GET /api/alerts`. */
export const alertsSchema = v.object({
  ratings: v.optional(
    about('valid = expired ratings do not count as stars.', oneOf(['current', 'valid'])),
    'current',
  ),
  ...comparedSchema.entries,
});
