import * as v from 'valibot';
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import { about, knownSchema, oneOf, wholeNumber } from './parameters.ts';

const MOST = 10_000;
const TERM = 'the key of a school term, such as 2026-spring';

/** The parameters of `GET /api/worklists/{name}`. */
export const worklistSchema = v.object({
  district: v.optional(
    about('Only this district; the city without it.', oneOf(DISTRICTS.map(({ code }) => String(code)))),
  ),
  term: v.optional(
    about(
      'Key of a school term; the running one without it.',
      v.pipe(v.string(TERM), v.regex(/^\d{4}-(spring|autumn)$/, TERM)),
    ),
  ),
  limit: v.optional(about('Items of the list; a file has all.', wholeNumber(1, MOST, 'items')), '100'),
  format: v.optional(about('JSON, or a table as CSV.', oneOf(['json', 'csv'])), 'json'),
  ...knownSchema.entries,
});
