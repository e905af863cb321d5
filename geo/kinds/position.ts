/** Coordinates as files carry them, and what can be made of them. */
import { cellSchema, optionalCell, readNumber, type CellSchema } from './cells.ts';
import { fold, type Cell } from './text.ts';

/** What a row says about its place, in the datum of the file. Degrees, longitude then latitude. */
export type GivenPosition =
  | { readonly state: 'given'; readonly lng: number; readonly lat: number }
  /** Nothing usable: kept without a position. `reason` is null when the cells are simply blank. */
  | { readonly state: 'none'; readonly reason: string | null }
  | { readonly state: 'swapped'; readonly lng: number; readonly lat: number };

const DEGREES_MINUTES_SECONDS =
  /^(\d{1,3})[°度](\d{1,2})['′’分](?:(\d{1,2}(?:\.\d+)?)(?:["″”秒]|''|′′)?)?[EN东北]?$/i;

function readDegrees(cell: Exclude<Cell, null>): number {
  if (typeof cell === 'string') {
    const written = fold(cell)
      .replace(/ /g, '')
      .replace(/^(东经|北纬|[EN])/i, '');
    const parts = DEGREES_MINUTES_SECONDS.exec(written);
    if (parts) return Number(parts[1]) + Number(parts[2]) / 60 + Number(parts[3] ?? 0) / 3600;
    return readNumber(written.replace(/[°度]?[EN]?$/i, '')) ?? Number.NaN;
  }
  return readNumber(cell) ?? Number.NaN;
}

/** A coordinate in degrees, decimal or 113°16′42″; null when blank, NaN when unusable: never a reason to drop a row. */
export const coordinate: CellSchema<number | null> = optionalCell(readDegrees);

/** Longitude and latitude in one cell, "113.27,23.13"; null when blank. */
export const coordinatePair: CellSchema<readonly [number, number] | null> = cellSchema((cell) => {
  if (typeof cell !== 'string' || fold(cell) === '') return null;
  const parts = fold(cell)
    .replace(/[()[\]]/g, '')
    .split(/[,;| 、]+/)
    .filter(Boolean);
  const [first, second] = parts;
  if (parts.length !== 2 || first === undefined || second === undefined) return [Number.NaN, Number.NaN];
  return [readDegrees(first), readDegrees(second)];
});

/**
 * Judges the coordinates of a row. Zero stands for "not measured"; a latitude that can only be a longitude of
 * this region (and the other way round) means that the two were swapped.
 */
export function givenPosition(lng: number | null, lat: number | null): GivenPosition {
  if (lng === null && lat === null) return { state: 'none', reason: null };
  if (lng === null) return { state: 'none', reason: 'the longitude is missing' };
  if (lat === null) return { state: 'none', reason: 'the latitude is missing' };
  if (!Number.isFinite(lng) || !Number.isFinite(lat)) {
    return { state: 'none', reason: 'the coordinates are not numbers in degrees' };
  }
  if (lng === 0 || lat === 0)
    return { state: 'none', reason: 'a coordinate is 0, which stands for no position' };
  if (lat >= 105 && lat <= 120 && lng >= 18 && lng <= 28) return { state: 'swapped', lng, lat };
  if (Math.abs(lng) > 180 || Math.abs(lat) > 90) {
    return {
      state: 'none',
      reason: 'the coordinates are not degrees of longitude (up to 180) and latitude (up to 90)',
    };
  }
  return { state: 'given', lng, lat };
}
