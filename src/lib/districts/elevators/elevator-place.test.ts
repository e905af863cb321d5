import { expect, it } from 'vitest';
import {
  clustersPath,
  elevatorsHref,
  readElevatorPlace,
  rescuePath,
  sitesPath,
  unknownDistrict,
  writePlace,
} from './elevator-place.ts';

const getOf = (query: string) => {
  const said = new URLSearchParams(query);
  return (name: string) => said.get(name);
};
const placeOf = (query: string) => readElevatorPlace(getOf(query));

it('an address without anything is the page itself', () => {
  expect(elevatorsHref(placeOf(''), null)).toBe('/districts/elevators');
  expect(elevatorsHref(placeOf(''), 'en', 'rescue')).toBe('/districts/elevators?lang=en#rescue');
});

it.each([
  'district=440111&as_of=2026-06-30&eps_m=100&min_elevators=5&min_age=20',
  'dispatch_min=1.5&readiness_min=3&speed_kmh=45&detour=1.42&access_min=4&sites=5&within_min=30',
  'list=long&cluster=17',
])('%s goes through an address unchanged', (query) => {
  expect([...writePlace(placeOf(query))].sort()).toEqual([...new URLSearchParams(query)].sort());
});

it.each([
  'eps_m=0',
  'eps_m=1001',
  'speed_kmh=fast',
  'speed_kmh=-1',
  'as_of=2026-13-01',
  'sites=4',
  'cluster=0',
])('%s is left out', (query) => expect(placeOf(query)).toEqual(placeOf('')));

it('an old code is that of the district of today, and an unknown one is named', () => {
  expect(placeOf('district=440116').district).toBe(440112);
  expect(unknownDistrict(getOf('district=440116'))).toBeNull();
  expect(unknownDistrict(getOf('district=999999'))).toBe('999999');
  expect(unknownDistrict(getOf(''))).toBeNull();
});

it('the same question goes to the API, each with what it takes', () => {
  const place = placeOf('district=440111&eps_m=100&speed_kmh=45&sites=5');
  const asked = { version: 3, ending: 'csv', lang: 'zh' } as const;
  expect(clustersPath(place, asked)).toMatch(/^\/api\/clusters\?.*district=440111.*eps_m=100/);
  expect(clustersPath(place, asked)).not.toContain('speed_kmh');
  expect(rescuePath(place, { ...asked, table: 'buildings' })).toMatch(/speed_kmh=45.*table=buildings/);
  expect(sitesPath(place, { version: 3 })).toMatch(/^\/api\/rescue\/sites\?.*speed_kmh=45.*sites=5/);
});
