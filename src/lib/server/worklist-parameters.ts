import * as v from 'valibot';
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import { WORKLIST_SORTS, type WorklistFilters, type WorklistSort } from '$geo/regulatory/answers.ts';
import { URGENCIES } from '$geo/regulatory/route-urgency.ts';
import { fileSchema } from './file-parameters.ts';
import { about, inJson, knownSchema, oneOf, wholeNumber } from './parameters.ts';

const MOST = 10_000;
const MOST_PAGES = 100_000;
const LONGEST_TEXT = 100;
const TERM = 'the key of a school term, such as 2026-spring';
const OFFICE = 'the id of an office, or none';
const TEXT = `text of at most ${LONGEST_TEXT} characters`;

const text = v.pipe(v.string(TEXT), v.maxLength(LONGEST_TEXT, TEXT));

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
  office: v.optional(
    about(
      'Only what this office has charge of; `none` = what no office has.',
      v.pipe(
        v.string(OFFICE),
        v.regex(/^(none|[1-9]\d{0,8})$/, OFFICE),
        inJson({ type: 'string' }),
        v.transform((word) => (word === 'none' ? ('none' as const) : Number(word))),
      ),
    ),
  ),
  town: v.optional(about('Only this town, as it is written in the register.', text)),
  urgency: v.optional(about('Only this class, 1 = most urgent.', oneOf(URGENCIES.map(String)))),
  days_min: v.optional(
    about(
      'Only what is overdue, or without an inspection, for at least so many days.',
      wholeNumber(0, 99_999, 'days'),
    ),
  ),
  q: v.optional(
    about('Only where all of these words occur in a name, the address, the town or the code.', text),
  ),
  sort: v.optional(
    about(
      'Order: by office and its round trips, most urgent first, by name, or longest without an inspection first.',
      oneOf(WORKLIST_SORTS),
    ),
    'route',
  ),
  limit: v.optional(about('Items of a page; a file has all.', wholeNumber(1, MOST, 'items')), '100'),
  page: v.optional(about('Which page, from 1.', wholeNumber(1, MOST_PAGES, 'a page')), '1'),
  ...fileSchema.entries,
  ...knownSchema.entries,
});
type Parameters = v.InferOutput<typeof worklistSchema>;

/** What of them is the question. */
export interface WorklistQuestion extends WorklistFilters {
  /** Key of a term, of schools and suppliers; null = the running one. */
  readonly term: string | null;
  readonly sort: WorklistSort;
  readonly limit: number;
  readonly page: number;
}

export const worklistQuestion = (parameters: Parameters): WorklistQuestion => {
  const { district, term, office, town, urgency, days_min, q, sort, limit, page, format } = parameters;
  return {
    district: district === undefined ? null : Number(district),
    term: term ?? null,
    office: office ?? null,
    town: town || null,
    urgency: URGENCIES.find((one) => String(one) === urgency) ?? null,
    days_min: days_min ?? null,
    q: q?.trim() || null,
    sort,
    // A file has all.
    ...(format === 'json' ? { limit, page } : { limit: Number.MAX_SAFE_INTEGER, page: 1 }),
  };
};
