/**
 * What the page of elevators asks, and its way into addresses: those of the page and of the API. Names and defaults are
 * those of the API; what an address says wrongly is left out.
 */
import { isAskableDay } from '$geo/kinds/day.ts';
import { DISTRICTS, OLD_DISTRICT_CODES } from '$geo/kinds/vocabulary.ts';
import { readDetour } from '$geo/coverage/radius.ts';
import { CLUSTER_MIN_POINTS, CLUSTER_RADIUS_M } from '$geo/regulatory/clusters.ts';
import { CLUSTER_RANGES } from '$geo/regulatory/elevator-answers.ts';
import { OLD_FROM_YEARS } from '$geo/regulatory/old-elevators.ts';
import { RESCUE_LIMITS_MIN } from '$geo/regulatory/rescue.ts';
import { RESCUE_DEFAULTS, RESCUE_RANGES } from '$geo/regulatory/rescue-model.ts';
import { withLang } from '$lib/ui/site.ts';

/** Every parameter of the two questions as text, in the order of their fields. */
export const CLUSTER_DEFAULTS = {
  eps_m: String(CLUSTER_RADIUS_M),
  min_elevators: String(CLUSTER_MIN_POINTS),
  min_age: String(OLD_FROM_YEARS),
} as const;
export const MODEL_DEFAULTS = {
  dispatch_min: String(RESCUE_DEFAULTS.dispatchMin),
  readiness_min: String(RESCUE_DEFAULTS.readinessMin),
  speed_kmh: String(RESCUE_DEFAULTS.speedKmh),
  detour: RESCUE_DEFAULTS.detour,
  access_min: String(RESCUE_DEFAULTS.accessMin),
} as const;
export type ClusterKey = keyof typeof CLUSTER_DEFAULTS;
export type ModelKey = keyof typeof MODEL_DEFAULTS;
export type ParameterKey = ClusterKey | ModelKey;

/** Least, greatest and step of each field. */
export const FIELD_RANGES: Readonly<Record<ParameterKey, readonly [number, number, number]>> = {
  eps_m: [...CLUSTER_RANGES.eps_m, 1],
  min_elevators: [...CLUSTER_RANGES.min_elevators, 1],
  min_age: [...CLUSTER_RANGES.min_age, 1],
  dispatch_min: [...RESCUE_RANGES.dispatchMin, 0.01],
  readiness_min: [...RESCUE_RANGES.readinessMin, 0.01],
  speed_kmh: [...RESCUE_RANGES.speedKmh, 0.01],
  detour: [1, 2, 0.01],
  access_min: [...RESCUE_RANGES.accessMin, 0.01],
};

export const SITE_COUNTS = ['1', '3', '5', '10'] as const;
const DEFAULT_SITES = '3';
export const LIMITS = RESCUE_LIMITS_MIN.map(String);
const DEFAULT_LIMIT = String(RESCUE_LIMITS_MIN[0]);

/** Scope and day, which both questions share. */
export interface Scope {
  readonly district: number | null;
  /** Null = the day of the data version. */
  readonly asOf: string | null;
}

export interface ElevatorPlace extends Scope {
  readonly clusters: Readonly<Record<ClusterKey, string>>;
  readonly model: Readonly<Record<ModelKey, string>>;
  /** New rescue stations, and the limit in minutes that they are for. */
  readonly sites: string;
  readonly within: string;
  /** Number of the selected cluster. */
  readonly cluster: number | null;
  /** Whether the list of clusters is a long one. */
  readonly isLong: boolean;
}

/** One parameter of an address; read one by one, so that a page knows which ones it depends on. */
type Get = (name: string) => string | null;

export const readScope = (get: Get): Scope => {
  const code = Number(get('district'));
  const today = OLD_DISTRICT_CODES[code] ?? code;
  const asOf = get('as_of');
  return {
    district: DISTRICTS.find((one) => one.code === today)?.code ?? null,
    asOf: asOf !== null && isAskableDay(asOf) ? asOf : null,
  };
};

/** What an address says as a district and is none; null where it says none or a right one. */
export const unknownDistrict = (get: Get): string | null => {
  const said = get('district')?.slice(0, 20) ?? '';
  return said === '' || readScope(get).district !== null ? null : said;
};

export const readClusters = (get: Get): ElevatorPlace['clusters'] => readFields(get, CLUSTER_DEFAULTS);
export const readModel = (get: Get): ElevatorPlace['model'] => readFields(get, MODEL_DEFAULTS);
export const readSites = (get: Get): Pick<ElevatorPlace, 'sites' | 'within'> => ({
  sites: SITE_COUNTS.find((one) => one === get('sites')) ?? DEFAULT_SITES,
  within: LIMITS.find((one) => one === get('within_min')) ?? DEFAULT_LIMIT,
});
export const readList = (get: Get): Pick<ElevatorPlace, 'isLong'> => ({ isLong: get('list') === 'long' });

export const readElevatorPlace = (get: Get): ElevatorPlace => {
  const cluster = get('cluster') ?? '';
  return {
    ...readScope(get),
    clusters: readClusters(get),
    model: readModel(get),
    ...readSites(get),
    ...readList(get),
    cluster: /^[1-9]\d{0,6}$/.test(cluster) ? Number(cluster) : null,
  };
};

function readFields<Key extends ParameterKey>(
  get: Get,
  defaults: Readonly<Record<Key, string>>,
): Record<Key, string> {
  const read = (Object.keys(defaults) as Key[]).map((key) => [
    key,
    validField(key, get(key)) ?? defaults[key],
  ]);
  return Object.fromEntries(read) as Record<Key, string>; // as many keys as the defaults
}

/** The text of a field as the API takes it, in its shortest form; null for anything else. */
export function validField(key: ParameterKey, text: string | null): string | null {
  if (text === null) return null;
  if (key === 'detour') return readDetour(text);
  const [least, greatest, step] = FIELD_RANGES[key];
  const form = step === 1 ? /^\d{1,9}$/ : /^\d{1,3}(\.\d{1,2})?$/;
  const value = Number(text);
  return form.test(text) && value >= least && value <= greatest ? String(value) : null;
}

/** What differs from the defaults, as parameters; equal places give equal text. */
export const writePlace = (place: ElevatorPlace): URLSearchParams => {
  const query = scopeQuery(place);
  putFields(query, place.clusters, CLUSTER_DEFAULTS);
  putFields(query, place.model, MODEL_DEFAULTS);
  if (place.sites !== DEFAULT_SITES) query.set('sites', place.sites);
  if (place.within !== DEFAULT_LIMIT) query.set('within_min', place.within);
  if (place.isLong) query.set('list', 'long');
  if (place.cluster !== null) query.set('cluster', String(place.cluster));
  return query;
};

export const elevatorsHref = (place: ElevatorPlace, chosenLang: string | null, anchor = ''): string => {
  const query = writePlace(place);
  return `${withLang(`/districts/elevators${query.size ? `?${query}` : ''}`, chosenLang)}${anchor && `#${anchor}`}`;
};

export type FileEnding = 'csv' | 'xlsx';
interface Asked {
  readonly version: number | null;
  /** Left out = JSON. */
  readonly ending?: FileEnding;
  /** Of a file: its words. */
  readonly lang?: string;
}

export const clustersPath = (
  { clusters, ...scope }: Scope & Pick<ElevatorPlace, 'clusters'>,
  asked: Asked,
): string => {
  const query = scopeQuery(scope);
  putFields(query, clusters, CLUSTER_DEFAULTS);
  return apiPath('/api/clusters', query, asked);
};

export const rescuePath = (
  { model, ...scope }: Scope & Pick<ElevatorPlace, 'model'>,
  { table, ...asked }: Asked & { readonly table?: 'buildings' },
): string => {
  const query = scopeQuery(scope);
  putFields(query, model, MODEL_DEFAULTS);
  if (table) query.set('table', table);
  return apiPath('/api/rescue', query, asked);
};

export const sitesPath = (
  { model, sites, within, ...scope }: Scope & Pick<ElevatorPlace, 'model' | 'sites' | 'within'>,
  asked: Asked,
): string => {
  const query = scopeQuery(scope);
  putFields(query, model, MODEL_DEFAULTS);
  query.set('sites', sites);
  query.set('within_min', within);
  return apiPath('/api/rescue/sites', query, asked);
};

function scopeQuery({ district, asOf }: Scope): URLSearchParams {
  const query = new URLSearchParams();
  if (district !== null) query.set('district', String(district));
  if (asOf !== null) query.set('as_of', asOf);
  return query;
}

function putFields<Key extends ParameterKey>(
  query: URLSearchParams,
  values: Readonly<Record<Key, string>>,
  defaults: Readonly<Record<Key, string>>,
): void {
  for (const key of Object.keys(defaults) as Key[])
    if (values[key] !== defaults[key]) query.set(key, values[key]);
}

function apiPath(base: string, query: URLSearchParams, { version, ending, lang }: Asked): string {
  if (ending) query.set('format', ending);
  if (version !== null) query.set('v', String(version));
  const path = `${base}${query.size ? `?${query}` : ''}`;
  return ending ? withLang(path, lang ?? null) : path;
}
