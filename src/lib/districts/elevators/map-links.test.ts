import { expect, it } from 'vitest';
import { readView } from '$lib/map/url-state.ts';
import { RADIUS_MAX_M } from '$lib/map/view.ts';
import { buildingMapHref, clusterMapHref, coverageMapHref, siteMapHref } from './map-links.ts';

const SCOPE = { district: 440_111, asOf: '2026-10-01' };
const POINT: [number, number] = [113.3, 23.2];
const viewOf = (href: string | null) => readView(new URL(href ?? '', 'http://suitu.test').searchParams);

it('a cluster is shown with its elevators around its middle, a larger one from farther away', () => {
  const near = viewOf(clusterMapHref({ point: POINT, area_m2: 40_000 }, SCOPE, null));
  const far = viewOf(clusterMapHref({ point: POINT, area_m2: 40_000_000 }, SCOPE, null));
  expect(near.camera).toMatchObject({ lng: 113.3, lat: 23.2 });
  expect(near).toMatchObject({ asOf: SCOPE.asOf, listKind: 'elevator', surface: 'map' });
  expect(near.layers).toContain('elevator');
  expect(near.camera?.zoom).toBeGreaterThan(far.camera?.zoom ?? NaN);
});

it('a building opens its slowest elevator', () => {
  expect(viewOf(buildingMapHref({ id: 17, point: POINT }, SCOPE, null)).facility).toBe(17);
});

it('coverage is asked of the same stations within what is driven in time', () => {
  const limit = { minutes: 10.6, reach_m: 2153.4 };
  for (const href of [coverageMapHref(SCOPE, limit, null), siteMapHref(POINT, SCOPE, limit, null)])
    expect(viewOf(href)).toMatchObject({
      district: 440_111,
      supply: 'station',
      stationType: 'elevator_rescue',
      demand: 'elevator',
      radiusM: 2153,
      asOf: SCOPE.asOf,
    });
});

it.each([null, RADIUS_MAX_M + 1])('a reach of %s m that the map cannot ask about is not asked', (reach_m) => {
  const limit = { minutes: 30, reach_m };
  expect(coverageMapHref(SCOPE, limit, null)).toBeNull();
  const view = viewOf(siteMapHref(POINT, SCOPE, limit, null));
  expect(view.camera).toMatchObject({ lng: 113.3, lat: 23.2 });
  expect(view.supply).toBe('market');
});
