import { ColumnLayer } from '@deck.gl/layers';
import type { CellSquares } from '../cell-squares.ts';
import { DETAIL_FROM_ZOOM, metresPerPixel } from '../zoom.ts';
import type { Scene } from './scene.ts';

const GAP_FROM_PX_PER_KM = 8;

interface BinarySquares {
  readonly length: number;
  readonly attributes: Record<
    string,
    { value: Float64Array | Uint8Array; size: number; normalized?: boolean }
  >;
}

const known = new WeakMap<Uint8Array, BinarySquares>();

/** One object per set of colours: a new layer with every frame of a zoom uploads nothing. */
const dataOf = (squares: CellSquares, colours: Uint8Array): BinarySquares => {
  const made = known.get(colours) ?? {
    length: squares.count,
    attributes: {
      getPosition: { value: squares.positions, size: 2 },
      getFillColor: { value: colours, size: 4, normalized: true },
    },
  };
  known.set(colours, made);
  return made;
};

const squareLayer = (id: string, squares: CellSquares, colours: Uint8Array, gap: number, pickable: boolean) =>
  new ColumnLayer({
    id,
    data: dataOf(squares, colours),
    // A disk of four corners, turned by 45 degrees, is a square.
    diskResolution: 4,
    angle: 45,
    radius: squares.sideM * Math.SQRT1_2,
    coverage: 1 - gap,
    extruded: false,
    pickable,
  });

/** Population cells as squares: covered ones quiet, uncovered ones by people. Colours are RGBA, one per square. */
export const cellLayer = (scene: Scene, squares: CellSquares, colours: Uint8Array) => {
  const pxPerM = 1 / metresPerPixel(scene.zoom, 23.2);
  const gap = pxPerM * 1000 >= GAP_FROM_PX_PER_KM ? Math.min(0.1, 0.5 / (squares.sideM * pxPerM)) : 0;
  const id = scene.zoom >= DETAIL_FROM_ZOOM ? 'cells-100' : 'cells-500';
  return squareLayer(id, squares, colours, gap, true);
};

/** The same squares as built-up land, part of the base map. */
export const builtUpLayer = (scene: Scene, squares: CellSquares, colours: Uint8Array) =>
  squareLayer(scene.zoom >= DETAIL_FROM_ZOOM ? 'built-up-100' : 'built-up-500', squares, colours, 0, false);
