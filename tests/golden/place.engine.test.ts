import type { FeatureCollection } from 'geojson';
import { expect, it } from 'vitest';
import { lngLatToPlane, planeToLngLat } from '../../geo/place/crs.ts';
import * as datum from '../../geo/place/datum.ts';
import { buildDistrictIndex } from '../../geo/place/districts.ts';
import {
  report,
  describeGolden,
  goldenDistricts,
  type GoldenTable,
  numbers,
  values,
} from './golden-files.ts';

describeGolden<{ points: GoldenTable }>('projection', 'engine', ({ points }) => {
  it('is met in both directions', () => {
    const [lng, lat, x, y] = ['lon', 'lat', 'easting', 'northing'].map((column) => numbers(points, column));
    for (let i = 0; i < points.rows.length; i++) {
      const plane = lngLatToPlane(lng?.[i] ?? NaN, lat?.[i] ?? NaN);
      expect(Math.abs(plane.x - (x?.[i] ?? NaN))).toBeLessThan(0.01);
      expect(Math.abs(plane.y - (y?.[i] ?? NaN))).toBeLessThan(0.01);
      const back = planeToLngLat(x?.[i] ?? NaN, y?.[i] ?? NaN);
      expect(Math.abs(back.lng - (lng?.[i] ?? NaN))).toBeLessThan(1e-7);
      expect(Math.abs(back.lat - (lat?.[i] ?? NaN))).toBeLessThan(1e-7);
    }
    report('projection', 'engine', points.rows.length);
  });
});

describeGolden<{ points: GoldenTable }>('datum', 'engine', ({ points }) => {
  const pairs = (name: string) => {
    const [lng, lat] = [numbers(points, `${name}_lon`), numbers(points, `${name}_lat`)];
    return lng.map((value, i) => ({ lng: value, lat: lat[i] ?? NaN }));
  };
  const close = (
    a: { lng: number; lat: number },
    b: { lng: number; lat: number } | undefined,
    within: number,
  ) => {
    expect(Math.abs(a.lng - (b?.lng ?? NaN))).toBeLessThan(within);
    expect(Math.abs(a.lat - (b?.lat ?? NaN))).toBeLessThan(within);
  };

  it('is met forward and back', () => {
    const [wgs, gcj, bd] = [pairs('wgs'), pairs('gcj'), pairs('bd')];
    wgs.forEach(({ lng, lat }, i) => {
      close(datum.fromWgs84(lng, lat, 'gcj02'), gcj[i], 1e-9);
      close(datum.fromWgs84(lng, lat, 'bd09'), bd[i], 1e-9);
    });
    gcj.forEach(({ lng, lat }, i) => close(datum.toWgs84(lng, lat, 'gcj02'), wgs[i], 1e-9));
    // The refined inverse gives the original back, which the closed one of the file misses by up to 8.8e-7.
    bd.forEach(({ lng, lat }, i) => close(datum.toWgs84(lng, lat, 'bd09'), wgs[i], 1e-9));
    report('datum', 'engine', points.rows.length);
  });

  it('has the closed inverse of BD-09 where the file expects it', () => {
    const [bd, gcj] = [pairs('bd'), pairs('gcj_from_bd')];
    const wgs = pairs('wgs_from_bd');
    bd.forEach(({ lng, lat }, i) => {
      const closed = datum.bd09ToGcj02Closed(lng, lat);
      close(closed, gcj[i], 1e-9);
      close(datum.toWgs84(closed.lng, closed.lat, 'gcj02'), wgs[i], 1e-9);
    });
  });
});

interface DistrictFile {
  points: GoldenTable;
  synthetic: { districts: FeatureCollection; points: GoldenTable };
}

describeGolden<DistrictFile>('district', 'engine', (file) => {
  const check = (index: ReturnType<typeof buildDistrictIndex>, points: GoldenTable) => {
    const [lng, lat] = [numbers(points, 'lon'), numbers(points, 'lat')];
    const expected = values(points, 'adcode').map((code) => (code === null ? null : Number(code)));
    expect(lng.map((value, i) => index.districtOf(value, lat[i] ?? NaN))).toEqual(expected);
    return points.rows.length;
  };

  it('is met by the file of real districts', () => {
    const index = buildDistrictIndex(goldenDistricts<FeatureCollection>(), 'adcode');
    report('district', 'engine', check(index, file.points));
  });

  it('is met by districts of two parts, with a hole, an enclave and a sliver', () => {
    const index = buildDistrictIndex(file.synthetic.districts, 'adcode');
    report('district (synthetic)', 'engine', check(index, file.synthetic.points));
  });
});
