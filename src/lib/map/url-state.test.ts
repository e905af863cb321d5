import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEMANDS } from '../../../geo/answers.ts';
import { scenarioPlace, type ScenarioPlace } from '../../../geo/coverage/scenario.ts';
import { DISTRICTS, KINDS, STAR_VALUES, STATION_TYPES, STATUSES } from '../../../geo/kinds/vocabulary.ts';
import { MAX_SITES } from '../../../geo/siting/limits.ts';
import { keptArea } from './draw/area-param.ts';
import { coverageQuery, listQuery } from './paths.ts';
import { readView, viewHref, writeView } from './url-state.ts';
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

const someOf = <T>(all: readonly T[]) => fc.subarray([...all]);
const fixed = (low: number, high: number, decimals: number) =>
  fc
    .integer({ min: low * 10 ** decimals, max: high * 10 ** decimals })
    .map((value) => value / 10 ** decimals);

const anyPlace = fc.tuple(fixed(112, 115, 7), fixed(22, 24, 7)).map(([lng, lat]) => scenarioPlace(lng, lat));
const anyId = fc.integer({ min: 1, max: 1e9 });
const anyPlan = fc.record({
  name: fc.string({ maxLength: 20, unit: fc.constantFrom('a', '白', ' ', '_', '*', '&', '1') }),
  dataVersion: fc.integer({ min: 0, max: 9999 }),
  asOf: fc.constant('2026-11-01'),
  operations: fc.array(
    fc.oneof(
      fc.record({ op: fc.constant('move' as const), facility: anyId, place: anyPlace }),
      fc.record({ op: fc.constant('close' as const), facility: anyId }),
    ),
    { maxLength: 5 },
  ),
});
/** A plan begins with a new site, of the kind that the view is about. */
const withSite = (plan: Plan, supply: SupplyKind, place: ScenarioPlace): Plan => ({
  ...plan,
  operations: [
    { op: 'add', site: 'A', name: '', place, kind: supply, stars: null, type: null },
    ...plan.operations,
  ],
});

const anyArea = fc.oneof(
  fc.record({
    shape: fc.constant('circle' as const),
    lng: fixed(112, 115, 6),
    lat: fixed(22, 24, 6),
    radiusM: fc.integer({ min: 1, max: 5_000 }),
  }),
  fc.tuple(fixed(112, 115, 6), fixed(22, 24, 6), fixed(0.001, 0.2, 6)).map(([lng, lat, side]) =>
    keptArea({
      shape: 'polygon',
      rings: [
        [
          [lng, lat],
          [lng + side, lat],
          [lng, lat + side],
        ],
      ],
    }),
  ),
);

const anyView: fc.Arbitrary<View> = fc
  .record({
    camera: fc.option(fc.record({ lng: fixed(-180, 180, 5), lat: fixed(-85, 85, 5), zoom: fixed(0, 22, 2) })),
    layers: someOf(KINDS),
    coverage: fc.boolean(),
    stars: someOf(STAR_VALUES),
    district: fc.option(fc.constantFrom(...DISTRICTS.map(({ code }) => code))),
    status: fc.constantFrom(...STATUSES, 'any' as const),
    stationType: fc.option(fc.constantFrom(...STATION_TYPES)),
    supply: fc.constantFrom(...SUPPLY_KINDS),
    starsMin: fc.option(fc.integer({ min: 1, max: 5 })),
    demand: fc.constantFrom(...DEMANDS),
    weight: fc.constantFrom('count' as const, 'meals' as const),
    radiusM: fc.integer({ min: 0, max: RADIUS_MAX_M }),
    detour: fc.integer({ min: 100, max: 200 }).map((hundredths) => String(hundredths / 100)),
    asOf: fc.option(fc.constantFrom('2000-01-01', '2024-02-29', '2080-12-31')),
    facility: fc.option(fc.integer({ min: 1, max: 2 ** 31 - 1 }).filter((id) => id < 1e9)),
    gap: fc.option(fc.integer({ min: 1, max: 99_999 })),
    why: fc.option(fc.record({ lng: fixed(112, 115, 5), lat: fixed(22, 24, 5) })),
    panel: fc.constantFrom(...PANELS),
    listKind: fc.constantFrom(...KINDS),
    query: fc.string({ maxLength: 40 }).map((text) => text.trim()),
    surface: fc.constantFrom('panel' as const, 'map' as const),
    drawer: fc.boolean(),
    tab: fc.constantFrom(...DRAWER_TABS),
    siteCount: fc.integer({ min: 1, max: MAX_SITES }),
    target: fc.option(fc.integer({ min: 1, max: 10_000 }).map((parts) => String(parts / 100))),
    aim: fc.constantFrom(...SITING_AIMS),
    spacingM: fc.integer({ min: 0, max: SPACING_MAX_M }),
    forbidden: someOf(DISTRICTS.map(({ code }) => code)),
    plan: fc.option(anyPlan),
    compare: fc.constantFrom(...COMPARISONS),
    area: fc.option(anyArea),
    avoidsArea: fc.boolean(),
  })
  .map((view) => ({
    ...view,
    starsMin: view.supply === 'market' ? view.starsMin : null,
    weight: view.demand === 'canteen' ? view.weight : 'count',
    plan: view.plan && withSite(view.plan, view.supply, scenarioPlace(113.25, 23.13)),
    compare: view.plan ? view.compare : DEFAULT_VIEW.compare,
    avoidsArea: view.area !== null && view.avoidsArea,
    gap: view.facility === null ? view.gap : null,
    why: view.facility === null && view.gap === null ? view.why : null,
  }));

describe('the view in the address', () => {
  it('comes back from its own address unchanged', () => {
    fc.assert(
      fc.property(anyView, fc.constantFrom(null, 'en', 'zh'), (view, lang) => {
        const href = viewHref(view, lang);
        expect(readView(new URL(href, 'http://x').searchParams)).toEqual(view);
      }),
    );
  });

  it('reads any query text without an error, and settles after one round', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('at', 'layers', 'stars', 'r', 'id', 'gap', 'min', 'q', 'panel', 'area', 'compare'),
          fc.string(),
        ),
        (query) => {
          const view = readView(new URLSearchParams(query));
          expect(readView(writeView(view))).toEqual(view);
        },
      ),
    );
  });

  it('is empty for the default view', () => {
    expect(viewHref(DEFAULT_VIEW, null)).toBe('/map');
    expect(readView(new URLSearchParams())).toEqual(DEFAULT_VIEW);
  });

  it.each([
    ['at', '113.2,23.1'],
    ['at', '113.2,23.1,'],
    ['at', '200,23,10'],
    ['r', '3001'],
    ['r', '-5'],
    ['r', '1e3'],
    ['district', '440116'],
    ['status', 'gone'],
    ['min', '0'],
    ['id', '0'],
    ['demand', 'market'],
    ['detour', '2.01'],
    ['detour', '1.234'],
    ['detour', '0.9'],
    ['weight', 'meals'],
    ['as_of', '2025-02-29'],
    ['as_of', '1999-12-31'],
    ['as_of', '20250301'],
    ['area', 'c113.2,23.1,0'],
    ['area', 'pAAAA'],
    ['compare', 'swipe'],
    ['avoid', '1'],
  ])('leaves out %s=%s, which is not allowed', (key, value) => {
    expect(readView(new URLSearchParams({ [key]: value }))).toEqual(DEFAULT_VIEW);
  });

  it('keeps both ends of the radius', () => {
    expect(readView(new URLSearchParams('r=0')).radiusM).toBe(0);
    expect(readView(new URLSearchParams(`r=${RADIUS_MAX_M}`)).radiusM).toBe(RADIUS_MAX_M);
  });

  it('tells "no layer" from "layers not named"', () => {
    expect(readView(new URLSearchParams('layers=')).layers).toEqual([]);
    expect(readView(new URLSearchParams()).layers).toEqual(['market']);
  });
});

describe('the questions that a view asks', () => {
  it('asks for stars only where the supply has stars', () => {
    expect(coverageQuery(DEFAULT_VIEW).toString()).toBe(
      'supply=market&demand=people&radius_m=1000&stars_min=3',
    );
    expect(coverageQuery({ ...DEFAULT_VIEW, supply: 'station', starsMin: null }).has('stars_min')).toBe(
      false,
    );
  });

  it('filters the list by what fits its kind', () => {
    const view: View = { ...DEFAULT_VIEW, stars: [5, 'unrated'], stationType: 'laboratory' };
    expect(listQuery(view).get('stars')).toBe('5,unrated');
    expect(listQuery(view).has('type')).toBe(false);
    expect(listQuery({ ...view, listKind: 'station' }).get('type')).toBe('laboratory');
  });
});
