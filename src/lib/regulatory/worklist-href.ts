/** Addresses of regulatory figures and their work lists. */
import type { WorklistName } from '$geo/regulatory/answers.ts';
import { withLang } from '$lib/ui/site.ts';

export interface WorklistPlace {
  readonly name: WorklistName;
  /** Null = the city. */
  readonly district: number | null;
  /** Key of a term; null for elevators, and for the running term. */
  readonly term: string | null;
  /** Another day than that of the data version; null = that one. */
  readonly asOf: string | null;
}

const queryOf = ({ district, term, asOf }: WorklistPlace): URLSearchParams => {
  const query = new URLSearchParams();
  if (district !== null) query.set('district', String(district));
  if (term !== null) query.set('term', term);
  if (asOf !== null) query.set('as_of', asOf);
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

/** The list itself, of one data version. */
export const worklistPath = (
  place: WorklistPlace,
  version: number | null,
  format: 'json' | 'csv',
): string => {
  const query = queryOf(place);
  if (format === 'csv') query.set('format', format);
  if (version !== null) query.set('v', String(version));
  return withQuery(`/api/worklists/${place.name}`, query);
};
