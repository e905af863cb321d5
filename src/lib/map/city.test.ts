import { describe, expect, it } from 'vitest';
import { guangzhouDistricts } from '$geo/place/districts.ts';
import { allRings, CITY_BOUNDS, districtBounds, districtNames, NEIGHBOURS, riverLines } from './city.ts';

describe('the built-in base map', () => {
  it('writes each name inside its district', () => {
    const index = guangzhouDistricts();
    for (const { code, at } of districtNames) expect(index.districtOf(at[0], at[1]), String(code)).toBe(code);
  });

  it('writes the names of neighbours outside the city', () => {
    const index = guangzhouDistricts();
    for (const { key, at } of NEIGHBOURS) expect(index.districtOf(at[0], at[1]), key).toBeNull();
  });

  it('has bounds around every district', () => {
    const [west, south, east, north] = CITY_BOUNDS;
    for (const { code } of districtNames) {
      const [w, s, e, n] = districtBounds(code);
      expect(w >= west && s >= south && e <= east && n <= north, String(code)).toBe(true);
    }
    expect(allRings.length).toBeGreaterThanOrEqual(11);
    expect(riverLines.length).toBeGreaterThan(0);
  });
});
