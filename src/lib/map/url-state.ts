/**
 * The whole view of the map page as one value, and its way into the address and back. An address that says
 * nothing is the default view; what an address says wrongly is left out, never an error.
 */
import {
  DISTRICTS,
  KINDS,
  STAR_VALUES,
  STATION_TYPES,
  STATUSES,
  type Kind,
  type StarValue,
  type StationType,
  type Status,
} from '$geo/kinds/vocabulary.ts';

/** WGS 84 degrees and a MapLibre zoom, rounded as the address keeps them: 5 and 2 decimals. */
export interface Camera {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
}

export const PANELS = ['coverage', 'layers', 'list'] as const;
export type Panel = (typeof PANELS)[number];

export const SUPPLY_KINDS = ['market', 'canteen', 'station'] as const;
export type SupplyKind = (typeof SUPPLY_KINDS)[number];

/** Longest radius of the slider, metres. */
export const RADIUS_MAX_M = 3000;

export interface View {
  /** Null = the whole city, fitted to the window. */
  readonly camera: Camera | null;
  readonly layers: readonly Kind[];
  /** Cells, gap outlines and gap numbers on the map. */
  readonly coverage: boolean;
  /** Empty = every market. */
  readonly stars: readonly StarValue[];
  /** Scope of figures, lists and emphasis; null = the whole city. */
  readonly district: number | null;
  readonly status: Status | 'any';
  readonly stationType: StationType | null;
  readonly supply: SupplyKind;
  /** Least stars of the supply; null = any market, unrated ones too. Only with markets. */
  readonly starsMin: number | null;
  readonly radiusM: number;
  /** Selected facility (id) and selected gap area (rank). At most one of them. */
  readonly facility: number | null;
  readonly gap: number | null;
  readonly panel: Panel;
  /** The kind in the list. */
  readonly listKind: Kind;
  readonly query: string;
  /** Phones show one of them at a time. */
  readonly surface: 'panel' | 'map';
  /** The list of gap areas at the right; only wide windows have room to show it unasked. */
  readonly drawer: boolean;
}

export const DEFAULT_VIEW: View = {
  camera: null,
  layers: ['market'],
  coverage: true,
  stars: [],
  district: null,
  status: 'open',
  stationType: null,
  supply: 'market',
  starsMin: 3,
  radiusM: 1000,
  facility: null,
  gap: null,
  panel: 'coverage',
  listKind: 'market',
  query: '',
  surface: 'panel',
  drawer: true,
};

const oneOf = <T extends string | number>(allowed: readonly T[], text: string | null): T | null =>
  allowed.find((value) => String(value) === text) ?? null;

/** The values of a comma list that are allowed, each once, in the order of `allowed`; null when absent. */
const manyOf = <T extends string | number>(allowed: readonly T[], text: string | null): T[] | null => {
  if (text === null) return null;
  const asked = text.split(',');
  return allowed.filter((value) => asked.includes(String(value)));
};

const wholeBetween = (text: string | null, low: number, high: number): number | null => {
  if (text === null || !/^\d{1,9}$/.test(text)) return null;
  const value = Number(text);
  return value >= low && value <= high ? value : null;
};

export const roundCamera = (camera: Camera): Camera => ({
  lng: Math.round(camera.lng * 1e5) / 1e5,
  lat: Math.round(camera.lat * 1e5) / 1e5,
  zoom: Math.round(camera.zoom * 100) / 100,
});

export const writeCamera = ({ lng, lat, zoom }: Camera): string => `${lng},${lat},${zoom}`;

/** "longitude,latitude,zoom"; null for anything else. */
export const readCamera = (text: string | null): Camera | null => {
  const parts = (text ?? '').split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  const [lng = NaN, lat = NaN, zoom = NaN] = parts;
  const usable = parts.length === 3 && Math.abs(lng) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 22;
  return usable ? roundCamera({ lng, lat, zoom }) : null;
};

const readStarsMin = (supply: SupplyKind, text: string | null): number | null => {
  if (supply !== 'market') return null;
  if (text === 'any') return null;
  return wholeBetween(text, 1, 5) ?? DEFAULT_VIEW.starsMin;
};

/** All values of a key as one comma list, so that plain forms with several ticked boxes work; null when absent. */
const joined = (search: URLSearchParams, key: string): string | null =>
  search.has(key) ? search.getAll(key).join(',') : null;

/** Reads a view from the part of an address after the question mark. */
export const readView = (search: URLSearchParams): View => {
  const supply = oneOf(SUPPLY_KINDS, search.get('supply')) ?? DEFAULT_VIEW.supply;
  const facility = wholeBetween(search.get('id'), 1, 2 ** 31 - 1);
  return {
    camera: readCamera(search.get('at')),
    layers: manyOf(KINDS, joined(search, 'layers')) ?? DEFAULT_VIEW.layers,
    coverage: search.getAll('cover').at(-1) !== '0',
    stars: manyOf(STAR_VALUES, joined(search, 'stars')) ?? [],
    district: oneOf(
      DISTRICTS.map(({ code }) => code),
      search.get('district'),
    ),
    status: oneOf([...STATUSES, 'any'] as const, search.get('status')) ?? DEFAULT_VIEW.status,
    stationType: oneOf(STATION_TYPES, search.get('station')),
    supply,
    starsMin: readStarsMin(supply, search.get('min')),
    radiusM: wholeBetween(search.get('r'), 0, RADIUS_MAX_M) ?? DEFAULT_VIEW.radiusM,
    facility,
    gap: facility === null ? wholeBetween(search.get('gap'), 1, 99_999) : null,
    panel: oneOf(PANELS, search.get('panel')) ?? DEFAULT_VIEW.panel,
    listKind: oneOf(KINDS, search.get('list')) ?? DEFAULT_VIEW.listKind,
    query: (search.get('q') ?? '').trim().slice(0, 80),
    surface: search.get('view') === 'map' ? 'map' : 'panel',
    drawer: search.get('gaps') !== '0',
  };
};

/** Writes what differs from the default view; keys stand in a fixed order, so equal views give equal text. */
export const writeView = (view: View): URLSearchParams => {
  const search = new URLSearchParams();
  const put = (key: string, value: string | number, isDefault: boolean) => {
    if (!isDefault) search.set(key, String(value));
  };
  const { camera } = view;
  if (camera) search.set('at', writeCamera(camera));
  put('layers', view.layers.join(','), view.layers.join() === DEFAULT_VIEW.layers.join());
  put('cover', 0, view.coverage);
  put('stars', view.stars.join(','), view.stars.length === 0);
  put('district', view.district ?? '', view.district === null);
  put('status', view.status, view.status === DEFAULT_VIEW.status);
  put('station', view.stationType ?? '', view.stationType === null);
  put('supply', view.supply, view.supply === DEFAULT_VIEW.supply);
  if (view.supply === 'market') put('min', view.starsMin ?? 'any', view.starsMin === DEFAULT_VIEW.starsMin);
  put('r', view.radiusM, view.radiusM === DEFAULT_VIEW.radiusM);
  put('id', view.facility ?? '', view.facility === null);
  put('gap', view.gap ?? '', view.gap === null);
  put('panel', view.panel, view.panel === DEFAULT_VIEW.panel);
  put('list', view.listKind, view.listKind === DEFAULT_VIEW.listKind);
  put('q', view.query, view.query === '');
  put('view', view.surface, view.surface === DEFAULT_VIEW.surface);
  put('gaps', 0, view.drawer);
  return search;
};

/** The address of a view: path and query, with the language when it was chosen explicitly. */
export const viewHref = (view: View, chosenLang: string | null): string => {
  const search = writeView(view);
  if (chosenLang) search.set('lang', chosenLang);
  const text = search.toString().replaceAll('%2C', ',');
  return text ? `/map?${text}` : '/map';
};

/** The coverage question that a view asks, as parameters of `/api/coverage` and `/api/gaps`. */
export const coverageQuery = (view: View): URLSearchParams => {
  const query = new URLSearchParams({
    supply: view.supply,
    demand: 'people',
    radius_m: String(view.radiusM),
  });
  if (view.supply === 'market' && view.starsMin !== null) query.set('stars_min', String(view.starsMin));
  if (view.supply === 'station' && view.stationType) query.set('type', view.stationType);
  return query;
};

/** The list question that a view asks, as parameters of `/api/facilities`. */
export const listQuery = (view: View): URLSearchParams => {
  const query = new URLSearchParams({ kind: view.listKind });
  if (view.district) query.set('district', String(view.district));
  query.set('status', view.status);
  if (view.listKind === 'market' && view.stars.length > 0) query.set('stars', view.stars.join(','));
  if (view.listKind === 'station' && view.stationType) query.set('type', view.stationType);
  if (view.query) query.set('q', view.query);
  return query;
};
