/**
 * The view of the map page and its way into the address and back. An address that says nothing is the default
 * view; what an address says wrongly is left out, never an error.
 */
import { DISTRICTS, KINDS, STAR_VALUES, STATION_TYPES, STATUSES } from '$geo/kinds/vocabulary.ts';
import { isAskableDay } from '$geo/kinds/day.ts';
import { DEMANDS } from '$geo/answers.ts';
import { InputError } from '$geo/errors.ts';
import { readDetour, STRAIGHT } from '$geo/coverage/radius.ts';
import type { ScenarioQuestion } from '$geo/coverage/scenario.ts';
import { MAX_PARAM_LENGTH, readScenarioParam, writeScenarioParam } from '$geo/coverage/scenario-param.ts';
import type { LngLat } from '$geo/place/crs.ts';
import { MAX_SITES } from '$geo/siting/limits.ts';
import { readPercent } from '$geo/siting/share.ts';
import { readCamera, writeCamera } from './camera.ts';
import { readArea, writeArea } from './draw/area-param.ts';
import {
  COMPARISONS,
  DEFAULT_VIEW,
  DRAWER_TABS,
  PANELS,
  RADIUS_MAX_M,
  SITING_AIMS,
  SPACING_MAX_M,
  SUPPLY_KINDS,
  type Plan,
  type SupplyKind,
  type View,
} from './view.ts';

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

/** "longitude,latitude" of a place near the city; null for anything else. */
const readPlace = (text: string | null): LngLat | null => {
  const place = readCamera(text === null ? null : `${text},0`);
  return place && Math.abs(place.lng - 113.5) < 3 && Math.abs(place.lat - 23.2) < 3
    ? { lng: place.lng, lat: place.lat }
    : null;
};

const readAsOf = (text: string | null): string | null => (text && isAskableDay(text) ? text : null);

/** A scenario for this kind of supply; null for anything else. */
const readPlan = (text: string | null, supply: SupplyKind): Plan | null => {
  if (!text || text.length > MAX_PARAM_LENGTH) return null;
  try {
    const { question, name, dataVersion, asOf, operations } = readScenarioParam(text);
    return question.supply === supply ? { name, dataVersion, asOf, operations } : null;
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
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
  const starsMin = readStarsMin(supply, search.get('min'));
  const demand = oneOf(DEMANDS, search.get('demand')) ?? DEFAULT_VIEW.demand;
  const facility = wholeBetween(search.get('id'), 1, 2 ** 31 - 1);
  const plan = readPlan(search.get('plan'), supply);
  const area = readArea(search.get('area'));
  const gap = facility === null ? wholeBetween(search.get('gap'), 1, 99_999) : null;
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
    starsMin,
    demand,
    weight: demand === 'canteen' && search.get('weight') === 'meals' ? 'meals' : 'count',
    radiusM: wholeBetween(search.get('r'), 0, RADIUS_MAX_M) ?? DEFAULT_VIEW.radiusM,
    detour: readDetour(search.get('detour') ?? '') ?? DEFAULT_VIEW.detour,
    asOf: readAsOf(search.get('as_of')),
    facility,
    gap,
    why: facility === null && gap === null ? readPlace(search.get('why')) : null,
    panel: oneOf(PANELS, search.get('panel')) ?? DEFAULT_VIEW.panel,
    listKind: oneOf(KINDS, search.get('list')) ?? DEFAULT_VIEW.listKind,
    query: (search.get('q') ?? '').trim().slice(0, 80),
    surface: search.get('view') === 'map' ? 'map' : 'panel',
    drawer: search.get('gaps') !== '0',
    tab: oneOf(DRAWER_TABS, search.get('tab')) ?? DEFAULT_VIEW.tab,
    siteCount: wholeBetween(search.get('p'), 1, MAX_SITES) ?? DEFAULT_VIEW.siteCount,
    target: readPercent(search.get('tau')),
    aim: oneOf(SITING_AIMS, search.get('aim')) ?? DEFAULT_VIEW.aim,
    spacingM: wholeBetween(search.get('space'), 0, SPACING_MAX_M) ?? DEFAULT_VIEW.spacingM,
    forbidden:
      manyOf(
        DISTRICTS.map(({ code }) => code),
        joined(search, 'not'),
      ) ?? DEFAULT_VIEW.forbidden,
    plan,
    compare: (plan && oneOf(COMPARISONS, search.get('compare'))) ?? DEFAULT_VIEW.compare,
    area,
    avoidsArea: area !== null && search.get('avoid') === '1',
  };
};

/** The question that a view asks of its supply. */
export const questionOf = (view: View): ScenarioQuestion => ({
  supply: view.supply,
  starsMin: view.supply === 'market' ? view.starsMin : null,
  types: view.supply === 'station' && view.stationType ? [view.stationType] : null,
  ratings: 'current',
  demand: view.demand,
  weight: view.weight,
  radiusM: view.radiusM,
  ...(view.detour === STRAIGHT ? {} : { detour: view.detour }),
});

/** A scenario with the question of the view, as one parameter. */
export const planParam = (view: View, plan: Plan): string =>
  writeScenarioParam({ ...plan, question: questionOf(view) });

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
  put('demand', view.demand, view.demand === DEFAULT_VIEW.demand);
  put('weight', view.weight, view.weight === DEFAULT_VIEW.weight);
  put('r', view.radiusM, view.radiusM === DEFAULT_VIEW.radiusM);
  put('detour', view.detour, view.detour === STRAIGHT);
  put('as_of', view.asOf ?? '', view.asOf === null);
  put('id', view.facility ?? '', view.facility === null);
  put('gap', view.gap ?? '', view.gap === null);
  if (view.why) search.set('why', `${view.why.lng},${view.why.lat}`);
  put('panel', view.panel, view.panel === DEFAULT_VIEW.panel);
  put('list', view.listKind, view.listKind === DEFAULT_VIEW.listKind);
  put('q', view.query, view.query === '');
  put('view', view.surface, view.surface === DEFAULT_VIEW.surface);
  put('gaps', 0, view.drawer);
  put('tab', view.tab, view.tab === DEFAULT_VIEW.tab);
  put('p', view.siteCount, view.siteCount === DEFAULT_VIEW.siteCount);
  put('tau', view.target ?? '', view.target === null);
  put('aim', view.aim, view.aim === DEFAULT_VIEW.aim);
  put('space', view.spacingM, view.spacingM === DEFAULT_VIEW.spacingM);
  put('not', view.forbidden.join(','), view.forbidden.length === 0);
  if (view.plan) {
    search.set('plan', planParam(view, view.plan));
    put('compare', view.compare, view.compare === DEFAULT_VIEW.compare);
  }
  if (view.area) {
    search.set('area', writeArea(view.area));
    put('avoid', 1, !view.avoidsArea);
  }
  return search;
};

/** The address of a view: path and query, with the language when it was chosen explicitly. */
export const viewHref = (view: View, chosenLang: string | null): string => {
  const search = writeView(view);
  if (chosenLang) search.set('lang', chosenLang);
  const text = search.toString().replaceAll('%2C', ',');
  return text ? `/map?${text}` : '/map';
};
