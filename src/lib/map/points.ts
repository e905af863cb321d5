/** Facilities as the drawing layers need them: positions of the chosen ones, and which ones they are. */
import { fastInverse } from './plane-grid.ts';

/** The columns that drawing needs; the full facility columns fit too. */
export interface PointColumns {
  readonly count: number;
  readonly xCm: Int32Array;
  readonly yCm: Int32Array;
  readonly district: Uint8Array;
}

export interface Points {
  readonly count: number;
  /** Longitude and latitude in turn, WGS 84 degrees. */
  readonly positions: Float64Array;
  /** Position in the columns of each point. */
  readonly source: Int32Array;
}

export const NO_POINTS: Points = { count: 0, positions: new Float64Array(0), source: new Int32Array(0) };

/** Positions of the chosen rows; rows at (0, 0) are unlocated and left out. */
export const pointsOf = (columns: PointColumns, chosen: Int32Array): Points => {
  const source = chosen.filter((row) => columns.xCm[row] !== 0);
  const positions = new Float64Array(source.length * 2);
  const inverse = fastInverse();
  source.forEach((row, at) =>
    inverse.write((columns.xCm[row] ?? 0) / 100, (columns.yCm[row] ?? 0) / 100, positions, at * 2),
  );
  return { count: source.length, positions, source };
};

/** The points inside a box, degrees; what is drawn at close range. */
export const pointsWithin = (points: Points, [west, south, east, north]: readonly number[]): Points => {
  const kept: number[] = [];
  for (let at = 0; at < points.count; at++) {
    const lng = points.positions[at * 2] ?? NaN;
    const lat = points.positions[at * 2 + 1] ?? NaN;
    if (lng >= (west ?? 0) && lng <= (east ?? 0) && lat >= (south ?? 0) && lat <= (north ?? 0)) kept.push(at);
  }
  return subset(points, kept);
};

/** The points whose row fulfils a condition. */
export const pointsWhere = (points: Points, keeps: (row: number) => boolean): Points => {
  const kept: number[] = [];
  for (let at = 0; at < points.count; at++) if (keeps(points.source[at] ?? 0)) kept.push(at);
  return subset(points, kept);
};

const subset = (points: Points, kept: readonly number[]): Points => {
  const positions = new Float64Array(kept.length * 2);
  const source = new Int32Array(kept.length);
  kept.forEach((from, at) => {
    positions[at * 2] = points.positions[from * 2] ?? NaN;
    positions[at * 2 + 1] = points.positions[from * 2 + 1] ?? NaN;
    source[at] = points.source[from] ?? 0;
  });
  return { count: kept.length, positions, source };
};
