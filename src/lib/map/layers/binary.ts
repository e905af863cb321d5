/**
 * Points as binary data of deck.gl. The same points give the same object, so that a layer made anew with every
 * frame does not fill its attributes (or count its hexagons) again.
 */
import type { Points } from '../points.ts';

interface BinaryData {
  readonly length: number;
  readonly attributes: { readonly getPosition: { readonly value: Float64Array; readonly size: number } };
}

const flat = new WeakMap<Points, BinaryData>();
const solid = new WeakMap<Points, BinaryData>();

const known = (
  cache: WeakMap<Points, BinaryData>,
  points: Points,
  make: () => Float64Array,
  size: number,
) => {
  const made = cache.get(points) ?? {
    length: points.count,
    attributes: { getPosition: { value: make(), size } },
  };
  cache.set(points, made);
  return made;
};

/** Longitude and latitude. */
export const binaryPoints = (points: Points): BinaryData => known(flat, points, () => points.positions, 2);

/** Longitude, latitude and 0: what the hexagon layer counts on the GPU. */
export const binaryPoints3 = (points: Points): BinaryData =>
  known(
    solid,
    points,
    () => {
      const positions = new Float64Array(points.count * 3);
      for (let at = 0; at < points.count; at++) {
        positions[at * 3] = points.positions[at * 2] ?? 0;
        positions[at * 3 + 1] = points.positions[at * 2 + 1] ?? 0;
      }
      return positions;
    },
    3,
  );
