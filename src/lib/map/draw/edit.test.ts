import { describe, expect, it } from 'vitest';
import type { DrawnArea, Ring } from '../../../../geo/coverage/drawn-area.ts';
import { planePoint } from '../../../../geo/place/crs.ts';
import { handlesOf, MAX_HANDLES, moveHandle, splitAfter, withoutCorner, type Handle } from './edit.ts';

const TRIANGLE: Ring = [
  [113.2, 23],
  [113.4, 23],
  [113.4, 23.2],
];
const polygon = (...rings: Ring[]): DrawnArea => ({ shape: 'polygon', rings });
const circle: DrawnArea = { shape: 'circle', lng: 113.3, lat: 23.1, radiusM: 1_500 };
const handle = (area: DrawnArea, at: number): Handle => handlesOf(area)[at] as Handle;

describe('the handles of an area', () => {
  it('are its corners, or the centre and a point of the rim in the distance of the radius', () => {
    expect(handlesOf(polygon(TRIANGLE)).map(({ place }) => [place.lng, place.lat])).toEqual(TRIANGLE);
    const [centre, rim] = handlesOf(circle);
    const [a, b] = [centre, rim].map((one) => planePoint(one?.place.lng ?? NaN, one?.place.lat ?? NaN));
    expect((b?.xCm ?? NaN) - (a?.xCm ?? NaN)).toBe(150_000);
    expect(b?.yCm).toBe(a?.yCm);
  });

  it('are none where there would be too many', () => {
    const many = Array.from(
      { length: MAX_HANDLES + 1 },
      (_, at) => [113 + at / 1e3, 23 + at ** 2 / 1e6] as const,
    );
    expect(handlesOf(polygon(many))).toEqual([]);
  });

  it('move a corner, a centre, a rim', () => {
    expect(moveHandle(polygon(TRIANGLE), handle(polygon(TRIANGLE), 1), { lng: 113.5, lat: 23.1 })).toEqual(
      polygon([
        [113.2, 23],
        [113.5, 23.1],
        [113.4, 23.2],
      ]),
    );
    const [, rim] = handlesOf({ ...circle, radiusM: 700 });
    expect(moveHandle(circle, handle(circle, 0), { lng: 113.5, lat: 23 })).toEqual({
      ...circle,
      lng: 113.5,
      lat: 23,
    });
    expect(moveHandle(circle, handle(circle, 1), rim?.place ?? { lng: 0, lat: 0 })).toEqual({
      ...circle,
      radiusM: 700,
    });
    expect(moveHandle(circle, handle(circle, 1), circle)).toEqual({ ...circle, radiusM: 1 });
  });

  it('split the edge that follows, also the one that closes the ring', () => {
    expect(splitAfter(polygon(TRIANGLE), handle(polygon(TRIANGLE), 2))).toEqual(
      polygon([...TRIANGLE, [(113.4 + 113.2) / 2, (23.2 + 23) / 2]]),
    );
  });

  it('take a corner out, a triangle as a whole, and the last triangle not', () => {
    const square: Ring = [...TRIANGLE, [113.2, 23.2]];
    expect(withoutCorner(polygon(square), handle(polygon(square), 3))).toEqual(polygon(TRIANGLE));
    const both = polygon(square, TRIANGLE);
    expect(withoutCorner(both, handle(both, 4))).toEqual(polygon(square));
    expect(withoutCorner(polygon(TRIANGLE), handle(polygon(TRIANGLE), 0))).toEqual(polygon(TRIANGLE));
  });
});
