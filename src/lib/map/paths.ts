/** Addresses of the questions that the map page asks, on the server and in the browser alike. */
import { STRAIGHT } from '$geo/coverage/radius.ts';
import { planParam } from './url-state.ts';
import type { View } from './view.ts';

/** The coverage question that a view asks, as parameters of `/api/coverage` and `/api/gaps`. */
export const coverageQuery = (view: View): URLSearchParams => {
  const query = new URLSearchParams({
    supply: view.supply,
    demand: view.demand,
    radius_m: String(view.radiusM),
  });
  if (view.detour !== STRAIGHT) query.set('detour', view.detour);
  if (view.asOf) query.set('as_of', view.asOf);
  if (view.weight !== 'count') query.set('weight', view.weight);
  if (view.supply === 'market' && view.starsMin !== null) query.set('stars_min', String(view.starsMin));
  if (view.supply === 'station' && view.stationType) query.set('type', view.stationType);
  if (view.plan?.operations.length) query.set('plan', planParam(view, view.plan));
  return query;
};

/** Parameters that pin the data version, so that one page never mixes two. */
const pinned = (query: URLSearchParams, version: number | null): URLSearchParams => {
  if (version !== null) query.set('v', String(version));
  return query;
};
const path = (base: string, query: URLSearchParams): string =>
  `${base}?${query.toString().replaceAll('%2C', ',')}`;

export const coveragePath = (view: View, version: number | null): string =>
  path('/api/coverage', pinned(coverageQuery(view), version));

/** Gap areas of the district in focus, or of the city. */
export const gapsPath = (view: View, version: number | null): string => {
  const query = coverageQuery(view);
  if (view.district) query.set('district', String(view.district));
  return path('/api/gaps', pinned(query, version));
};

export const LIST_LIMIT = 50;
export type Box = readonly [west: number, south: number, east: number, north: number];

/**
 * The list question that a view asks, as parameters of `/api/facilities`: everything that fits, or only what lies in
 * a box.
 */
export const listQuery = (
  view: View,
  version: number | null = null,
  box: Box | null = null,
): URLSearchParams => {
  const query = new URLSearchParams({ kind: view.listKind });
  if (view.asOf) query.set('as_of', view.asOf);
  if (view.district) query.set('district', String(view.district));
  query.set('status', view.status);
  if (view.listKind === 'market' && view.stars.length > 0) query.set('stars', view.stars.join(','));
  if (view.listKind === 'station' && view.stationType) query.set('type', view.stationType);
  if (view.query) query.set('q', view.query);
  // A search looks everywhere: whoever types a name does not want to pan first.
  if (box && !view.query) query.set('bbox', box.map((degrees) => degrees.toFixed(5)).join(','));
  return pinned(query, version);
};

/** The list of facilities, page by page. */
export const listPath = (view: View, version: number | null, box: Box | null, limit = LIST_LIMIT): string => {
  const query = listQuery(view, version, box);
  query.set('limit', String(limit));
  return path('/api/facilities', query);
};

/** @param asOf another day than that of the data version; null = that one */
export const facilityPath = (id: number, version: number | null, asOf: string | null): string => {
  const query = pinned(new URLSearchParams(asOf ? { as_of: asOf } : {}), version).toString();
  return `/api/facilities/${id}${query && `?${query}`}`;
};

/** The coverage table as a file; the same figures as on the page. */
export const coverageCsvPath = (view: View, version: number | null = null): string =>
  path('/data/coverage.csv', pinned(coverageQuery(view), version));

/** Everything that the list counts, as a file. */
export const listFilePath = (view: View, version: number | null, box: Box | null, ending: string): string =>
  path(`/data/facilities/${view.listKind}.${ending}`, listQuery(view, version, box));
