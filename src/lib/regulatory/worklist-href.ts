/** Addresses of regulatory figures and their work lists: what a page of a list shows is all in its address. */
import { isAskableDay } from '$geo/kinds/day.ts';
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import {
  TERM_SCOPES,
  type TermScope,
  WORKLIST_SORTS,
  type WorklistName,
  type WorklistSort,
} from '$geo/regulatory/answers.ts';
import { URGENCIES, type Urgency } from '$geo/regulatory/route-urgency.ts';
import { withLang } from '$lib/ui/site.ts';

export interface WorklistPlace {
  readonly name: WorklistName;
  /** Null = the city. */
  readonly district: number | null;
  /** Key of a term; null for elevators, and for the running term. */
  readonly term: string | null;
  /** Another day than that of the data version; null = that one. */
  readonly asOf: string | null;
  /** Filters; left out = not narrowed. */
  readonly office?: number | 'none' | null;
  readonly town?: string | null;
  readonly urgency?: Urgency | null;
  readonly daysMin?: number | null;
  readonly q?: string | null;
  /** Left out = by office and round trip. */
  readonly sort?: WorklistSort | undefined;
  /** From 1. */
  readonly page?: number;
}

/** Whether a list is one of a school term. */
export const isOfTerm = (name: WorklistName): name is TermScope =>
  TERM_SCOPES.some((scope) => scope === name);

const queryOf = (place: WorklistPlace): URLSearchParams => {
  const { district, term, asOf, office, town, urgency, daysMin, q, sort, page } = place;
  const query = new URLSearchParams();
  const put = (key: string, value: string | number | null | undefined) => {
    if (value !== null && value !== undefined && value !== '') query.set(key, String(value));
  };
  put('district', district);
  put('term', term);
  put('as_of', asOf);
  put('office', office);
  put('town', town);
  put('urgency', urgency);
  put('days_min', daysMin);
  put('q', q);
  if (sort !== 'route') put('sort', sort);
  if (page !== 1) put('page', page);
  return query;
};

const withQuery = (path: string, query: URLSearchParams): string => (query.size ? `${path}?${query}` : path);

/** The figures, of one data version. */
export const regulatoryPath = (asOf: string | null, version: number | null): string => {
  const query = new URLSearchParams(asOf === null ? {} : { as_of: asOf });
  if (version !== null) query.set('v', String(version));
  return withQuery('/api/regulatory', query);
};

/** The page of a work list. */
export const worklistHref = (place: WorklistPlace, chosenLang: string | null): string =>
  withLang(withQuery(`/districts/worklists/${place.name}`, queryOf(place)), chosenLang);

/** Sheets to take along, one for each office, with everything that the filters leave. */
export const sheetsHref = (place: WorklistPlace, chosenLang: string | null): string =>
  withLang(
    withQuery(`/districts/worklists/${place.name}/sheets`, queryOf({ ...place, sort: 'route', page: 1 })),
    chosenLang,
  );

/** The list itself, of one data version. */
export const worklistPath = (
  place: WorklistPlace,
  version: number | null,
  format: 'json' | 'csv' | 'xlsx',
  { limit, lang }: { limit?: number; lang?: string } = {},
): string => {
  const query = queryOf(place);
  if (format !== 'json') query.set('format', format);
  if (limit !== undefined) query.set('limit', String(limit));
  if (lang !== undefined) query.set('lang', lang);
  if (version !== null) query.set('v', String(version));
  return withQuery(`/api/worklists/${place.name}`, query);
};

const codes: readonly number[] = DISTRICTS.map(({ code }) => code);
const wholeOf = (text: string | null, most: number): number | null =>
  text !== null && /^\d{1,9}$/.test(text) && Number(text) <= most ? Number(text) : null;

/**
 * The list that an address names. What it says wrongly is left out, as on the other pages.
 * @param dataDay that of the data version: no other day
 */
export const readWorklistPlace = (
  name: WorklistName,
  search: URLSearchParams,
  dataDay: string | null,
): WorklistPlace => {
  const text = (key: string) => search.get(key)?.trim().slice(0, 100) || null;
  const asOf = search.get('as_of');
  const office = search.get('office');
  return {
    name,
    district: codes.find((code) => String(code) === search.get('district')) ?? null,
    term: isOfTerm(name) ? text('term') : null,
    asOf: asOf !== null && isAskableDay(asOf) && asOf !== dataDay ? asOf : null,
    office: office === 'none' ? 'none' : wholeOf(office, 999_999_999) || null,
    town: text('town'),
    urgency: URGENCIES.find((one) => String(one) === search.get('urgency')) ?? null,
    daysMin: wholeOf(search.get('days_min'), 99_999),
    q: text('q'),
    sort: WORKLIST_SORTS.find((one) => one === search.get('sort')) ?? 'route',
    page: Math.max(1, wholeOf(search.get('page'), 100_000) ?? 1),
  };
};
