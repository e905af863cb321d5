/** Where facilities stand: cells drawn by weight, points in the district of their cell, names of places. */
import { lngLatToPlane } from '../../geo/place/crs.ts';
import { fromWgs84, toWgs84 } from '../../geo/place/datum.ts';
import { guangzhouDistricts } from '../../geo/place/districts.ts';
import { PLACES } from './places.ts';
import { DEMO_GRID } from './plan.ts';
import { mix, type Random } from './random.ts';
import type { DemoCell } from './surface.ts';

/** A position, with the coordinates as a file might have carried them. Degrees; WGS 84 unless `original`. */
export interface Spot {
  readonly lng: number;
  readonly lat: number;
  readonly originalX: number;
  readonly originalY: number;
  readonly datum: 'wgs84' | 'gcj02';
}

/** 1e-7 degrees are about 1 cm. */
const DECIMALS = 1e7;
/** Original GCJ-02 coordinates have 6 decimals, as map services give them. */
const ORIGINAL_DECIMALS = 1e6;
/** Share of positions that came in GCJ-02. */
const GCJ02_SHARE = 0.12;

/** Draws cells with a chance proportional to a weight ≥ 0. Throws RangeError when all weights are 0. */
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
    if (!(sum > 0)) throw new RangeError('No cell has a weight above 0');
  }

  draw(random: Random): DemoCell {
    const wanted = random.next() * (this.#sums[this.#sums.length - 1] ?? 0);
    let low = 0;
    let high = this.#cells.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return this.#cells[low] as DemoCell; // low is within the list
  }
}

/** A point somewhere in a cell, in its district; some come in GCJ-02. */
export function spotIn(cell: DemoCell, random: Random): Spot {
  const spot = spotAt(cell, random.between(-48, 48), random.between(-48, 48));
  return random.chance(GCJ02_SHARE) ? inGcj02(cell, spot) : spot;
}

/** The point some metres east and north of a cell's centre; the centre where that would leave its district. */
export function spotAt(cell: DemoCell, eastM: number, northM: number): Spot {
  const { lng, lat } = shift(cell, eastM, northM);
  if (guangzhouDistricts().districtOf(lng, lat) === cell.district) return plain(lng, lat);
  const centre = shift(cell, 0, 0);
  return plain(centre.lng, centre.lat);
}

/** Moves a spot by some metres, whatever the district. */
export function moved(spot: Spot, eastM: number, northM: number): Spot {
  const { lng, lat } = shift(spot, eastM, northM);
  return plain(lng, lat);
}

/** Local degrees per metre: off by under 1 m over the width of a few cells. */
function shift({ lng, lat }: { lng: number; lat: number }, eastM: number, northM: number) {
  const perEast = 1 / (111_320 * (0.9232 - 0.0068 * (lat - 22.6))); // cosine of the latitude, straight over the city
  return {
    lng: Math.round((lng + eastM * perEast) * DECIMALS) / DECIMALS,
    lat: Math.round((lat + northM / 110_760) * DECIMALS) / DECIMALS,
  };
}

function plain(lng: number, lat: number): Spot {
  return { lng, lat, originalX: lng, originalY: lat, datum: 'wgs84' };
}

/** The spot as if its file had carried GCJ-02 to 6 decimals: up to 0.1 m away. At a border it stays as it is. */
function inGcj02(cell: DemoCell, spot: Spot): Spot {
  const given = fromWgs84(spot.lng, spot.lat, 'gcj02');
  const originalX = Math.round(given.lng * ORIGINAL_DECIMALS) / ORIGINAL_DECIMALS;
  const originalY = Math.round(given.lat * ORIGINAL_DECIMALS) / ORIGINAL_DECIMALS;
  const { lng, lat } = toWgs84(originalX, originalY, 'gcj02');
  if (guangzhouDistricts().districtOf(lng, lat) !== cell.district) return spot;
  return { lng, lat, originalX, originalY, datum: 'gcj02' };
}

/** Name of a settlement. */
export interface PlaceName {
  readonly zh: string;
  readonly en: string;
}

/** Cells of a square this wide share their nearest settlement: fast, and names change at straight lines only. */
const SQUARE_CELLS = 5;
const named = new Map<number, PlaceName>();
const centres = PLACES.map(([zh, en, lng, lat]) => ({
  zh,
  en,
  district: guangzhouDistricts().districtOf(lng, lat),
  ...lngLatToPlane(lng, lat),
}));

/** The settlement of the same district that is nearest to a cell. */
export function placeOf({ col, row, x, y, district }: DemoCell): PlaceName {
  const square = Math.floor(row / SQUARE_CELLS) * 1_000 + Math.floor(col / SQUARE_CELLS);
  const key = square * 100 + (district % 100);
  const known = named.get(key);
  if (known) return known;
  const middleX = x + (Math.floor(col / SQUARE_CELLS) * SQUARE_CELLS + 2 - col) * DEMO_GRID.stepM;
  const middleY = y + (Math.floor(row / SQUARE_CELLS) * SQUARE_CELLS + 2 - row) * DEMO_GRID.stepM;
  const distance = (centre: { x: number; y: number }) =>
    (centre.x - middleX) ** 2 + (centre.y - middleY) ** 2;
  const nearest = centres
    .filter((centre) => centre.district === district)
    .reduce((best, centre) => (distance(centre) < distance(best) ? centre : best));
  const name = { zh: nearest.zh, en: nearest.en };
  named.set(key, name);
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
