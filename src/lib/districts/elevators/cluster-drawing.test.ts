import { expect, it } from 'vitest';
import type { ClusterFeature, ClustersAnswer } from '$geo/regulatory/elevator-answers.ts';
import { drawClusters, PICTURE, pictureOf, placeNumbers } from './cluster-drawing.ts';

const BAIYUN = 440_111;
const MIDDLE: [number, number] = [113.3, 23.3];

/** A square around the middle of Baiyun, so many degrees wide. */
const square = (id: number, degrees: number): ClusterFeature => {
  const [lng, lat] = MIDDLE;
  const far = degrees / 2;
  const corners = [
    [lng - far, lat - far],
    [lng + far, lat - far],
    [lng + far, lat + far],
    [lng - far, lat + far],
    [lng - far, lat - far],
  ];
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Polygon', coordinates: [corners] },
    properties: { point: MIDDLE },
  } as ClusterFeature; // all that the drawing looks at
};
const draw = (features: ClusterFeature[], listed: number) =>
  drawClusters(
    { features, settings: { district: BAIYUN } as ClustersAnswer['settings'] }, // all that it looks at
    listed,
    'zh',
  );

it('every cluster is drawn, and those of the list carry their place in it', () => {
  const { hulls } = draw([square(7, 0.02), square(3, 0.02), square(9, 0.02)], 2);
  expect(hulls.map(({ number }) => number)).toEqual([7, 3, 9]);
  expect(hulls.map(({ mark }) => mark?.words ?? null)).toEqual(['1', '2', null]);
});

it('a hull stands where its corners are, and one too small to be seen is a dot there', () => {
  const [large, small] = draw([square(1, 0.02), square(2, 0.00001)], 0).hulls;
  const [x, y] = pictureOf(BAIYUN).ofLngLat(113.29, 23.29);
  const [left = NaN, foot = NaN] = (large?.path.match(/^M([\d.]+),([\d.]+)/) ?? []).slice(1).map(Number);
  expect(Math.hypot(left - x, foot - y)).toBeLessThan(0.2);
  expect(small?.path).toContain('a2.5,2.5');
});

it('numbers of one place step aside, stay within the picture, and lead back to it', () => {
  const at = pictureOf(BAIYUN).ofLngLat(...MIDDLE);
  const marks = placeNumbers([
    { words: '1', at },
    { words: '2', at },
    { words: '3', at: [-50, PICTURE.height + 50] },
  ]);
  const [first, second, third] = marks;
  expect(first?.from).toBeNull();
  expect(second?.from).toEqual(at.map((value) => Math.round(value * 10) / 10));
  expect(
    Math.hypot(...[0, 1].map((axis) => (first?.at[axis] ?? 0) - (second?.at[axis] ?? 0))),
  ).toBeGreaterThan(20);
  expect(third?.at[0]).toBeGreaterThan(0);
  expect(third?.at[1]).toBeLessThan(PICTURE.height);
});
