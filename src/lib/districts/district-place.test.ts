import { describe, expect, it } from 'vitest';
import { viewHref } from '$lib/map/url-state.ts';
import {
  districtHref,
  newDistrictCode,
  onDay,
  readDistrictPlace,
  scorecardPath,
  viewOf,
} from './district-place.ts';

const read = (query: string) => readDistrictPlace(440_111, new URLSearchParams(query));

describe('the place of a district', () => {
  it('comes back from its own address', () => {
    for (const query of [
      '',
      'as_of=2026-01-01',
      'r=500',
      'min=5',
      'as_of=2024-02-29&r=0&min=1',
      'as_of=2026-01-01&known=then',
    ]) {
      const place = read(query);
      const href = districtHref(place, null);
      expect(readDistrictPlace(440_111, new URL(href, 'http://x').searchParams)).toEqual(place);
      expect(href).toBe(query ? `/districts/440111?${query}` : '/districts/440111');
    }
  });

  it('leaves out what is wrong', () => {
    expect(read('as_of=2026-02-30&r=abc&min=9')).toEqual(read(''));
    expect(read('min=any')).toEqual(read(''));
    expect(read('supply=canteen')).toEqual(read(''));
    expect(read('known=then')).toEqual(read(''));
  });

  it('keeps day and language on the way to the report, to other pages and to the map', () => {
    const place = read('as_of=2026-01-01&r=500');
    expect(districtHref(place, 'en', '/report')).toBe(
      '/districts/440111/report?as_of=2026-01-01&r=500&lang=en',
    );
    expect(onDay('/methods', place, null)).toBe('/methods?as_of=2026-01-01');
    expect(onDay('/a?b=1', place, 'zh')).toBe('/a?b=1&as_of=2026-01-01&lang=zh');
    expect(onDay('/methods', read(''), null)).toBe('/methods');
    expect(onDay('/methods#p90', place, 'en')).toBe('/methods?as_of=2026-01-01&lang=en#p90');
    expect(viewHref(viewOf(place), null)).toBe('/map?district=440111&r=500&as_of=2026-01-01');
  });

  it('asks the API in its own words', () => {
    expect(scorecardPath(read('as_of=2026-01-01'), 3)).toBe(
      '/api/districts/440111/scorecard?radius_m=1000&stars_min=3&as_of=2026-01-01&v=3',
    );
  });
});

describe('a code that is no longer in use', () => {
  it('leads to the one that took over', () => {
    expect(newDistrictCode('440116')).toBe(440_112);
    expect(newDistrictCode('440183')).toBe(440_118);
    expect(newDistrictCode('440184')).toBe(440_117);
    for (const code of ['440111', '0440116', '440116 ', 'x', '']) expect(newDistrictCode(code)).toBeNull();
  });
});
