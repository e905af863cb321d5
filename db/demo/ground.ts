/** Where facilities stand: cells drawn by people, points in them that lie in the right district, names of places. */
import { fromWgs84, toWgs84 } from '../../geo/place/datum.ts';
import { lngLatToPlane, planeToLngLat } from '../../geo/place/crs.ts';
import { guangzhouDistricts } from '../../geo/place/districts.ts';
import { PLACES } from './places.ts';
import type { Random } from './random.ts';
import { mix } from './random.ts';
import type { DemoCell } from './surface.ts';

/** A point in its district, with the coordinates as a file might have carried them. */
export interface Spot {
  readonly lng: number;
  readonly lat: number;
  readonly originalX: number;
  readonly originalY: number;
  readonly datum: 'wgs84' | 'gcj02';
}

const DECIMALS = 1e7;
/** Degrees of original GCJ-02 coordinates as map services give them. */
const ORIGINAL_DECIMALS = 1e6;
const TRIES = 30;

/** Draws cells with a chance proportional to a weight. */
export class CellDraw {
  readonly #cells: readonly DemoCell[];
  readonly #sums: Float64Array;

  constructor(cells: readonly DemoCell[], weight: (cell: DemoCell) => number) {
    this.#cells = cells;
    this.#sums = new Float64Array(cells.length);
    let sum = 0;
    cells.forEach((cell, i) => {
      sum += weight(cell);
      this.#sums[i] = sum;
    });
  }

  draw(random: Random): DemoCell {
    const wanted = random.next() * (this.#sums[this.#sums.length - 1] ?? 0);
    let low = 0;
    let high = this.#cells.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sums[middle] as number) > wanted)
        high = middle; // middle < length
      else low = middle + 1;
    }
    return this.#cells[low] as DemoCell; // the city has cells
  }
}

/** A point in a cell and in the district of the cell; the centre when no try succeeds. */
export function spotIn(cell: DemoCell, random: Random, inGcj02: boolean): Spot {
  return spotAt(cell, () => [cell.x + random.between(-49, 49), cell.y + random.between(-49, 49)], inGcj02);
}

/** A point a few metres around another one, in the district of the cell. */
export function spotNear(cell: DemoCell, x: number, y: number, spreadM: number, random: Random): Spot {
  return spotAt(
    cell,
    () => [x + random.between(-spreadM, spreadM), y + random.between(-spreadM, spreadM)],
    false,
  );
}

function spotAt(cell: DemoCell, propose: () => readonly [number, number], inGcj02: boolean): Spot {
  for (let i = 0; i < TRIES; i++) {
    const spot = spotOf(...propose(), inGcj02);
    if (!cell.border || guangzhouDistricts().districtOf(spot.lng, spot.lat) === cell.district) return spot;
  }
  return spotOf(cell.x, cell.y, false);
}

function spotOf(x: number, y: number, inGcj02: boolean): Spot {
  const { lng, lat } = planeToLngLat(x, y);
  if (!inGcj02) {
    const rounded = { lng: round(lng, DECIMALS), lat: round(lat, DECIMALS) };
    return { ...rounded, originalX: rounded.lng, originalY: rounded.lat, datum: 'wgs84' };
  }
  const given = fromWgs84(lng, lat, 'gcj02');
  const originalX = round(given.lng, ORIGINAL_DECIMALS);
  const originalY = round(given.lat, ORIGINAL_DECIMALS);
  const back = toWgs84(originalX, originalY, 'gcj02');
  return { lng: round(back.lng, 1e9), lat: round(back.lat, 1e9), originalX, originalY, datum: 'gcj02' };
}

/** Moves a spot by some metres, whatever the district. */
export function moved({ lng, lat }: Pick<Spot, 'lng' | 'lat'>, eastM: number, northM: number): Spot {
  const { x, y } = lngLatToPlane(lng, lat);
  return spotOf(x + eastM, y + northM, false);
}

function round(degrees: number, decimals: number): number {
  return Math.round(degrees * decimals) / decimals;
}

/** Name of the settlement that is nearest to a cell. */
export interface PlaceName {
  readonly zh: string;
  readonly en: string;
}

/** Cells of a square this wide share their nearest settlement: fast, and names change at straight lines only. */
const SQUARE_M = 500;
const named = new Map<number, PlaceName>();
const centres = PLACES.map(([zh, en, lng, lat]) => ({ zh, en, ...lngLatToPlane(lng, lat) }));

export function placeOf({ x, y }: Pick<DemoCell, 'x' | 'y'>): PlaceName {
  const [column, row] = [Math.floor(x / SQUARE_M), Math.floor(y / SQUARE_M)];
  const key = row * 10_000 + column;
  let name = named.get(key);
  if (!name) {
    const distance = (centre: { x: number; y: number }) =>
      (centre.x - (column + 0.5) * SQUARE_M) ** 2 + (centre.y - (row + 0.5) * SQUARE_M) ** 2;
    const nearest = centres.reduce((best, centre) => (distance(centre) < distance(best) ? centre : best));
    named.set(key, (name = { zh: nearest.zh, en: nearest.en }));
  }
  return name;
}

/**
 * How well a neighbourhood of about 1.6 km is provided for, 0 to 1, by chance: neighbours differ, so that the
 * city has gaps. `salt` names the ground.
 */
export function provision({ col, row }: Pick<DemoCell, 'col' | 'row'>, salt: number): number {
  const block = Math.floor(row / 16) * 1_000 + Math.floor(col / 16);
  return mix(block * 31 + salt) / 4_294_967_296;
}
