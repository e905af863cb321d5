/** Addresses of the page of targets and standards: what it shows is all in its address. */
import { isAskableDay } from '$geo/kinds/day.ts';
import {
  districtFromText,
  ENTRY_KINDS,
  type EntryKind,
  TARGET_SCOPES,
  type TargetFilter,
} from '$geo/regulatory/target-filter.ts';
import { withLang } from '$lib/ui/site.ts';

export interface TargetsPlace extends Omit<TargetFilter, 'year'> {
  readonly kind: EntryKind | null;
  /** Another day than that of the data version; null = that one. */
  readonly asOf: string | null;
}

/** Reads the query of the page: `as_of`, `kind`, `scope`, `district`; what it says wrongly is left out. */
export const readTargetsPlace = (search: URLSearchParams): TargetsPlace => {
  const asOf = search.get('as_of');
  return {
    asOf: asOf !== null && isAskableDay(asOf) ? asOf : null,
    kind: ENTRY_KINDS.find((one) => one === search.get('kind')) ?? null,
    scope: TARGET_SCOPES.find((one) => one === search.get('scope')) ?? null,
    district: districtFromText(search.get('district')),
  };
};

export const isFiltered = ({ kind, scope, district }: TargetsPlace): boolean =>
  kind !== null || scope !== null || district !== null;

const filtersOf = ({ kind, scope, district }: TargetsPlace): URLSearchParams => {
  const query = new URLSearchParams();
  if (kind !== null) query.set('kind', kind);
  if (scope !== null) query.set('scope', scope);
  if (district !== null) query.set('district', String(district));
  return query;
};

/** The page itself. */
export const targetsHref = (place: Partial<TargetsPlace>, chosenLang: string | null): string => {
  const { asOf = null, kind = null, scope = null, district = null } = place;
  const query = filtersOf({ asOf, kind, scope, district });
  if (asOf !== null) query.set('as_of', asOf);
  return withLang(query.size ? `/districts/targets?${query}` : '/districts/targets', chosenLang);
};

/**
 * What the page shows, from the API.
 * @param day of the page; null while there are no data
 */
export const targetsPath = (place: TargetsPlace, day: string | null, form: 'history' | 'csv'): string => {
  const query = filtersOf(place);
  if (day !== null) query.set('as_of', day);
  if (form === 'history') query.set('history', 'true');
  else query.set('format', 'csv');
  return `/api/targets?${query}`;
};
