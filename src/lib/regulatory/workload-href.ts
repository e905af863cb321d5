/** Addresses of the workload of offices. */
import { isAskableDay } from '$geo/kinds/day.ts';
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import { WORKLOAD_SORTS, type WorkloadSort } from '$geo/regulatory/workload-answer.ts';
import { withLang } from '$lib/ui/site.ts';

export interface WorkloadPlace {
  /** Null = the city. */
  readonly district: number | null;
  readonly sort: WorkloadSort;
  /** Another day than that of the data version; null = that one. */
  readonly asOf: string | null;
}

const queryOf = ({ district, sort, asOf }: WorkloadPlace): URLSearchParams => {
  const query = new URLSearchParams();
  if (district !== null) query.set('district', String(district));
  if (sort !== 'load') query.set('sort', sort);
  if (asOf !== null) query.set('as_of', asOf);
  return query;
};
const withQuery = (path: string, query: URLSearchParams): string => (query.size ? `${path}?${query}` : path);

/** The page. */
export const workloadHref = (place: WorkloadPlace, chosenLang: string | null): string =>
  withLang(withQuery('/districts/workload', queryOf(place)), chosenLang);

/** The figures, of one data version; as a file in a language. */
export const workloadPath = (
  place: WorkloadPlace,
  version: number | null,
  file?: { readonly format: 'csv' | 'xlsx'; readonly lang: string },
): string => {
  const query = queryOf(place);
  if (file) query.set('format', file.format);
  if (file) query.set('lang', file.lang);
  if (version !== null) query.set('v', String(version));
  return withQuery('/api/workload', query);
};

/**
 * The workload that an address asks for. What it says wrongly is left out.
 * @param dataDay that of the data version: no other day
 */
export const readWorkloadPlace = (search: URLSearchParams, dataDay: string | null): WorkloadPlace => {
  const asOf = search.get('as_of');
  return {
    district: DISTRICTS.find(({ code }) => String(code) === search.get('district'))?.code ?? null,
    sort: WORKLOAD_SORTS.find((one) => one === search.get('sort')) ?? 'load',
    asOf: asOf !== null && isAskableDay(asOf) && asOf !== dataDay ? asOf : null,
  };
};
