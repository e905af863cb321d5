import { describe, expect, it } from 'vitest';
import { lngLatToPlane, toCm } from '$geo/place/crs.ts';
import { pointsOf, pointsWhere, pointsWithin } from './points.ts';

const places = [
  [113.3, 23.1],
  [113.5, 23.3],
] as const;
const plane = places.map(([lng, lat]) => lngLatToPlane(lng, lat));
const columns = {
  count: 3,
  xCm: Int32Array.from([...plane.map(({ x }) => toCm(x)), 0]),
  yCm: Int32Array.from([...plane.map(({ y }) => toCm(y)), 0]),
  district: Uint8Array.from([5, 6, 0]),
};
const all = pointsOf(columns, Int32Array.from([0, 1, 2]));

describe('points for drawing', () => {
  it('leave out facilities that are not located', () => {
    expect(all.count).toBe(2);
    expect([...all.source]).toEqual([0, 1]);
  });

  it('stand where the facility stands', () => {
    places.forEach(([lng, lat], at) => {
      expect(all.positions[at * 2]).toBeCloseTo(lng, 6);
      expect(all.positions[at * 2 + 1]).toBeCloseTo(lat, 6);
    });
  });

  it('can be cut to a box and to a condition, and keep their rows', () => {
    expect([...pointsWithin(all, [113.4, 23, 113.6, 24]).source]).toEqual([1]);
    expect([...pointsWhere(all, (row) => row === 0).source]).toEqual([0]);
    expect(pointsWithin(all, [0, 0, 1, 1]).count).toBe(0);
  });
});
