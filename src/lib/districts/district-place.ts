/**
 * Addresses of the pages and of the figures of one district. All carry the question of the page – day, radius, stars –
 * so that no link changes it.
 */
import { OLD_DISTRICT_CODES } from '$geo/kinds/vocabulary.ts';
import { readView } from '$lib/map/url-state.ts';
import { DEFAULT_VIEW, type View } from '$lib/map/view.ts';
import { withLang } from '$lib/ui/site.ts';

/** Markets with so many stars within so many metres, in one district, on one day (null = that of the data version). */
export interface DistrictPlace {
  readonly district: number;
  readonly asOf: string | null;
  readonly radiusM: number;
  readonly starsMin: number;
  /** What was known on the day stands beside what is known of it now. */
  readonly comparesKnown: boolean;
}

/** Reads the question from the query of a page: `as_of`, `r`, `min`, `known`; what it says wrongly is left out. */
export const readDistrictPlace = (district: number, search: URLSearchParams): DistrictPlace => {
  const { asOf, radiusM, starsMin, supply } = readView(search);
  const isAsked = supply === 'market' && starsMin !== null;
  // Of the day of the data version only one thing is known.
  const comparesKnown = asOf !== null && search.get('known') === 'then';
  return { district, asOf, radiusM, starsMin: isAsked ? starsMin : USUAL_STARS, comparesKnown };
};
const USUAL_STARS = DEFAULT_VIEW.starsMin ?? 3;

/** The question as the map page asks it. */
export const viewOf = ({ district, asOf, radiusM, starsMin }: DistrictPlace): View => ({
  ...DEFAULT_VIEW,
  district,
  asOf,
  radiusM,
  starsMin,
});

const questionQuery = ({ asOf, radiusM, starsMin, comparesKnown }: DistrictPlace): URLSearchParams => {
  const query = new URLSearchParams();
  if (asOf !== null) query.set('as_of', asOf);
  if (radiusM !== DEFAULT_VIEW.radiusM) query.set('r', String(radiusM));
  if (starsMin !== USUAL_STARS) query.set('min', String(starsMin));
  if (asOf !== null && comparesKnown) query.set('known', 'then');
  return query;
};

const withQuery = (path: string, query: URLSearchParams): string => (query.size ? `${path}?${query}` : path);

/** The page of a district, or its report. */
export const districtHref = (
  place: DistrictPlace,
  chosenLang: string | null,
  part: '' | '/report' = '',
): string => withLang(withQuery(`/districts/${place.district}${part}`, questionQuery(place)), chosenLang);

/** A page that speaks of the day only, and a place on it: "/methods#coverage". */
export const onDay = (
  path: string,
  { asOf }: Pick<DistrictPlace, 'asOf'>,
  chosenLang: string | null,
): string => {
  const [page = '', mark] = path.split('#');
  const day = asOf === null ? page : `${page}${page.includes('?') ? '&' : '?'}as_of=${asOf}`;
  return withLang(day, chosenLang) + (mark === undefined ? '' : `#${mark}`);
};

const figuresQuery = (
  { asOf, radiusM, starsMin }: Omit<DistrictPlace, 'district'>,
  version: number | null,
): URLSearchParams => {
  const query = new URLSearchParams({ radius_m: String(radiusM), stars_min: String(starsMin) });
  if (asOf !== null) query.set('as_of', asOf);
  if (version !== null) query.set('v', String(version));
  return query;
};

/** The figures, of one data version. */
export const scorecardPath = (place: DistrictPlace, version: number | null): string =>
  `/api/districts/${place.district}/scorecard?${figuresQuery(place, version)}`;

/** The figures of all districts, of one data version. */
export const districtsPath = (question: Omit<DistrictPlace, 'district'>, version: number | null): string =>
  `/api/districts?${figuresQuery(question, version)}`;

/** The figures as they were known on their day. */
export const knownThenPath = (place: DistrictPlace): string => `${scorecardPath(place, null)}&known=then`;

/** The same figures as a file. */
const asFile = (path: string, lang: string, format: 'csv' | 'xlsx'): string =>
  `${path}&format=${format}&lang=${lang}`;
export const scorecardFileHref = (place: DistrictPlace, lang: string, format: 'csv' | 'xlsx'): string =>
  asFile(scorecardPath(place, null), lang, format);
export const districtsFileHref = (place: DistrictPlace, lang: string, format: 'csv' | 'xlsx'): string =>
  asFile(districtsPath(place, null), lang, format);

/** What is asked of one district on one day: clusters of old elevators, rescue response, alerts. */
export const districtPath = (
  name: 'alerts' | 'changes' | 'clusters' | 'rescue',
  { district, asOf }: Pick<DistrictPlace, 'district' | 'asOf'>,
  version: number | null,
): string => {
  const query = new URLSearchParams({ district: String(district) });
  if (asOf !== null) query.set('as_of', asOf);
  if (version !== null) query.set('v', String(version));
  return `/api/${name}?${query}`;
};

/** What is different from the data version before, so many of each list. */
export const changesPath = (place: DistrictPlace, version: number | null, limit: number): string =>
  `${districtPath('changes', place, version)}&limit=${limit}`;

/** The code in force of a code that is no longer; null for any other. */
export const newDistrictCode = (code: string): number | null =>
  /^\d{6}$/.test(code) ? (OLD_DISTRICT_CODES[Number(code)] ?? null) : null;
