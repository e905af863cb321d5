/**
 * Where a market lies, as a small drawing made on the server: built-up land, district lines, the river, other
 * markets. It needs neither a script nor the map.
 */
import type { Position } from 'geojson';
import type { FinderMarket } from '$geo/finder/market.ts';
import { lngLatToPlane } from '$geo/place/crs.ts';
import { allRings, riverLines } from '$lib/map/city.ts';
import { builtUpLimits, classOf } from '$lib/map/palette.ts';
import { finderData } from './finder.ts';
import type { Snapshot } from './snapshot.ts';

/** The drawing in its own units; a unit is METRES_PER_UNIT metres. */
export const SKETCH = { width: 640, height: 280 } as const;
const METRES_PER_UNIT = 5;

export interface MarketSketch {
  readonly width: number;
  readonly height: number;
  /** SVG paths of built-up squares, from the sparsest to the densest of four classes. */
  readonly builtUp: readonly string[];
  readonly borders: string;
  readonly river: string;
  /** Other open markets in the window. */
  readonly others: readonly { readonly x: number; readonly y: number; readonly stars: number | null }[];
  /** Radius of one kilometre. */
  readonly ring: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Null for a market without a position. The market itself is in the middle. */
export function marketSketch(snapshot: Snapshot, market: FinderMarket): MarketSketch | null {
  const { x_cm, y_cm } = market;
  if (x_cm === null || y_cm === null) return null;
  const place = (xCm: number, yCm: number): Point => ({
    x: Math.round((xCm - x_cm) / 100 / METRES_PER_UNIT + SKETCH.width / 2),
    y: Math.round((y_cm - yCm) / 100 / METRES_PER_UNIT + SKETCH.height / 2),
  });
  return {
    ...SKETCH,
    builtUp: builtUpPaths(snapshot, place),
    borders: linesNear(allRings, place),
    river: linesNear(riverLines, place),
    others: finderData(snapshot)
      .markets.filter((other) => other.id !== market.id && other.status === 'open')
      .flatMap((other) => {
        if (other.x_cm === null || other.y_cm === null) return [];
        const point = place(other.x_cm, other.y_cm);
        return isInside(point, 0) ? [{ ...point, stars: other.stars }] : [];
      }),
    ring: 1_000 / METRES_PER_UNIT,
  };
}

function isInside({ x, y }: Point, margin: number): boolean {
  return x >= -margin && y >= -margin && x <= SKETCH.width + margin && y <= SKETCH.height + margin;
}

function builtUpPaths({ population }: Snapshot, place: (xCm: number, yCm: number) => Point): string[] {
  const paths = ['', '', '', ''];
  if (!population) return paths;
  const { xCm, yCm, weight, count, cellM } = population.cells;
  const limits = builtUpLimits(cellM);
  const side = cellM / METRES_PER_UNIT;
  for (let cell = 0; cell < count; cell += 1) {
    const { x, y } = place(xCm[cell] ?? 0, yCm[cell] ?? 0);
    const step = isInside({ x, y }, side) ? classOf(weight[cell] ?? 0, limits) : 0;
    if (step > 0) paths[step - 1] += `M${x - side / 2} ${y - side / 2}h${side}v${side}h${-side}z`;
  }
  return paths;
}

/** Pieces of lines with a corner in or around the window, as one SVG path. */
function linesNear(lines: readonly Position[][], place: (xCm: number, yCm: number) => Point): string {
  const margin = SKETCH.width * 2;
  let path = '';
  for (const line of lines) {
    let isDrawing = false;
    for (const [lng = NaN, lat = NaN] of line) {
      const plane = lngLatToPlane(lng, lat);
      const point = place(plane.x * 100, plane.y * 100);
      const isNear = isInside(point, margin);
      if (isNear) path += `${isDrawing ? 'L' : 'M'}${point.x} ${point.y}`;
      isDrawing = isNear;
    }
  }
  return path;
}
