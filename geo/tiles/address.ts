/**
 * Tile addresses of the usual web map pyramid (EPSG:3857, XYZ, y grows to the south), and positions in it as
 * whole numbers. Web Mercator places things on tiles; nothing is ever measured in it.
 */
import { InputError } from '../errors.ts';

/** Deepest zoom that is served; clients enlarge these tiles for closer views. */
export const MAX_ZOOM = 16;
/** Units along one side of a tile, as in the Mapbox Vector Tile specification. */
export const EXTENT = 4096;
const EXTENT_BITS = 12;
/** Positions are kept in units of the deepest tiles: 2²⁸ along the side of the world, 15 cm at the equator. */
const WORLD_BITS = MAX_ZOOM + EXTENT_BITS;
const MAX_LAT = 85.051_128_779_806_59;

export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Reads an address from the three parts of a URL.
 * @throws InputError `bad_tile` naming the part, its value and what is allowed
 */
export function parseTileAddress(z: string, x: string, y: string): TileAddress {
  const zoom = wholeNumber('z', z, MAX_ZOOM);
  const last = 2 ** zoom - 1;
  return { z: zoom, x: wholeNumber('x', x, last), y: wholeNumber('y', y, last) };
}

function wholeNumber(name: string, text: string, max: number): number {
  const value = Number(text);
  if (/^\d{1,5}$/.test(text) && value <= max) return value;
  throw new InputError(
    'bad_tile',
    `Tile ${name} is "${text.slice(0, 20)}"; allowed are whole numbers from 0 to ${max}.`,
  );
}

/**
 * Position in the world, whole units, x to the east and y to the south.
 * @param lng longitude, degrees, WGS 84
 * @param lat latitude, degrees, WGS 84; cut off at ±85.05°, the edge of the square world
 */
export function worldPosition(lng: number, lat: number): { x: number; y: number } {
  const side = 2 ** WORLD_BITS;
  const sine = Math.sin((Math.max(-MAX_LAT, Math.min(MAX_LAT, lat)) * Math.PI) / 180);
  const east = (lng / 360 + 0.5) * side;
  const south = (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * side;
  return { x: clamp(east, side), y: clamp(south, side) };
}

function clamp(value: number, side: number): number {
  return Math.max(0, Math.min(side - 1, Math.floor(value)));
}

/** The square of world positions that a tile owns, all four limits included: every position has one tile a zoom. */
export function worldRange({ z, x, y }: TileAddress) {
  const side = 2 ** (WORLD_BITS - z);
  return { minX: x * side, minY: y * side, maxX: (x + 1) * side - 1, maxY: (y + 1) * side - 1 };
}

/** Number of the square that owns a world coordinate, along one axis that is cut into 2^bits squares. */
export function cellAt(world: number, bits: number): number {
  return world >> (WORLD_BITS - bits);
}

/** Coordinate inside its tile, 0 to EXTENT − 1, along one axis. */
export function withinTile(world: number, z: number): number {
  return (world >> (MAX_ZOOM - z)) & (EXTENT - 1);
}
