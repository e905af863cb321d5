import { expect, it } from 'vitest';
import { planePoint } from '$geo/place/crs.ts';
import { districtRings } from '$lib/map/city.ts';
import { districtOutlines, fitDistrict, fitRings, ringsAsPolygon } from './project.ts';

/** All points of a path of straight lines. */
const pointsOf = (path: string) =>
  path
    .split(/[MLZ]/)
    .filter(Boolean)
    .map((pair) => pair.split(',').map(Number) as [number, number]);

it('fits a district between the paddings, with north at the top', () => {
  const size = { width: 500, height: 400, padding: 20 };
  const points = pointsOf(fitDistrict(440111, size).path(ringsAsPolygon(districtRings(440111))));
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const slack = Math.min(
    Math.min(...xs) - 20,
    480 - Math.max(...xs),
    Math.min(...ys) - 20,
    380 - Math.max(...ys),
  );
  expect(Math.abs(slack)).toBeLessThanOrEqual(0.1);
  const touching = [Math.min(...xs), 500 - Math.max(...xs), Math.min(...ys), 400 - Math.max(...ys)];
  expect(touching.filter((gap) => Math.abs(gap - 20) <= 0.1).length).toBeGreaterThanOrEqual(2);
  const projection = fitDistrict(440111, size);
  expect(projection.ofLngLat(113.3, 23.4)[1]).toBeLessThan(projection.ofLngLat(113.3, 23.2)[1]);
});

it('keeps one scale: whole centimetres of the plane become pixels by metresPerPx', () => {
  const projection = fitDistrict(null, { width: 300, height: 300 });
  const a = planePoint(113.2, 23.1);
  const b = { xCm: a.xCm + 1_000_000, yCm: a.yCm + 500_000 };
  const [ax, ay] = projection.ofPlane(a.xCm, a.yCm);
  const [bx, by] = projection.ofPlane(b.xCm, b.yCm);
  expect((bx - ax) * projection.metresPerPx).toBeCloseTo(10_000, 6);
  expect((ay - by) * projection.metresPerPx).toBeCloseTo(5_000, 6);
  const [x, y] = projection.ofLngLat(113.2, 23.1);
  expect(Math.hypot(x - ax, y - ay)).toBeLessThan(1e-3);
});

it('draws the inside of a ring however it runs, with its parts and holes', () => {
  const ring = [
    [113.2, 23.1],
    [113.3, 23.1],
    [113.3, 23.2],
    [113.2, 23.2],
    [113.2, 23.1],
  ];
  const size = { width: 100, height: 100, padding: 10 };
  const path = (rings: number[][][]) => fitRings([ring], size).path(ringsAsPolygon(rings));
  const sorted = (text: string) => pointsOf(text).map(String).sort();
  expect(sorted(path([ring]))).toEqual(sorted(path([ring.toReversed()])));
  expect(path([ring]).match(/M/g)).toHaveLength(1);
  expect(path([ring, ring]).match(/M/g)).toHaveLength(2);
});

it('cuts what lies beyond the picture', () => {
  const points = pointsOf(
    fitDistrict(440104, { width: 200, height: 200 }).path(ringsAsPolygon(districtRings(440111))),
  );
  expect(points.length).toBeGreaterThan(3);
  for (const [x, y] of points) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(-8);
    expect(Math.max(x, y)).toBeLessThanOrEqual(208);
  }
});

it('gives the eleven outlines, light at a thumb’s size', () => {
  const large = districtOutlines({ width: 520, height: 480 });
  const small = districtOutlines({ width: 96, height: 96 }, 0);
  expect(large).toHaveLength(11);
  expect(large.map(({ code }) => code)).toEqual(large.map(({ code }) => code).toSorted());
  const bytes = (outlines: typeof large) => outlines.reduce((sum, { path }) => sum + path.length, 0);
  expect(bytes(large)).toBeLessThan(25_000);
  expect(bytes(small)).toBeLessThan(5_000);
  for (const { path, at } of small) {
    expect(path).toMatch(/^M\d+,\d+L.*Z$/);
    expect(at.every((value) => value >= 0 && value <= 96)).toBe(true);
  }
});
