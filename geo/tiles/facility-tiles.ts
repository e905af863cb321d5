/**
 * Tiles of the facilities of one kind. Markets and stations are always points. Elevators and canteens are
 * counts per cell below zoom 12, and from zoom 12 to 14 where a tile would hold over 20,000 points; the counts
 * of a zoom add up to the located facilities. A facility is on exactly one tile a zoom: there is no margin.
 */
import KDBush from 'kdbush';
import type { FacilityColumns } from '../columns/columns.ts';
import type { Kind } from '../kinds/vocabulary.ts';
import { type TileAddress, withinTile, worldRange } from './address.ts';
import { countAttributes, facilityAttributes } from './attributes.ts';
import {
  cellCentre,
  coarserCounts,
  type CountCells,
  countFacilities,
  itemsOfTile,
  worldPositions,
} from './counts.ts';
import { encodeTile } from './mvt.ts';

/** Zoom from which single facilities are served. */
export const POINTS_FROM_ZOOM = 12;
/** A tile up to COUNTS_UP_TO_ZOOM with more points than this serves counts. */
export const MOST_POINTS = 20_000;
const COUNTS_UP_TO_ZOOM = 14;

/** Whether the kind is counted at low zooms. */
export function isCounted(kind: Kind): boolean {
  return kind === 'elevator' || kind === 'canteen';
}

export interface FacilityTiles {
  /** Bytes of a tile, not compressed; empty where nothing is. */
  tile(address: TileAddress): Uint8Array;
}

/** Prepares the tiles of one kind on one date. The levels of counts are made when first asked for, all at once. */
export function facilityTiles(columns: FacilityColumns): FacilityTiles {
  const world = worldPositions(columns);
  const located = locatedItems(columns);
  const index = new KDBush(located.length, 64, Int32Array);
  for (const item of located) index.add(world.x[item] as number, world.y[item] as number); // item < count
  index.finish();
  const attributes = facilityAttributes(columns);
  let levels: CountCells[] | undefined;

  const pointTile = (address: TileAddress, items: Int32Array) =>
    encodeTile({
      layer: columns.kind,
      items,
      idOf: (item) => columns.id[item] as number,
      xOf: (item) => withinTile(world.x[item] as number, address.z),
      yOf: (item) => withinTile(world.y[item] as number, address.z),
      attributes,
    });

  return {
    tile(address) {
      if (isCounted(columns.kind) && address.z < POINTS_FROM_ZOOM) {
        levels ??= countLevels(columns, world, located);
        return countTile(columns.kind, levels[address.z] as CountCells, address); // one level a zoom
      }
      const { minX, minY, maxX, maxY } = worldRange(address);
      const found = index.range(minX, minY, maxX, maxY).map((position) => located[position] as number);
      const items = Int32Array.from(found).sort();
      if (isCounted(columns.kind) && address.z <= COUNTS_UP_TO_ZOOM && items.length > MOST_POINTS)
        return countTile(columns.kind, countFacilities(columns, world, items, address.z), address);
      return pointTile(address, items);
    },
  };
}

function locatedItems(columns: FacilityColumns): Int32Array {
  const all = Int32Array.from({ length: columns.count }, (_, i) => i);
  return all.filter((item) => columns.locationQuality[item] !== 0);
}

/** Counts for the zooms 0 to POINTS_FROM_ZOOM − 1, by zoom. */
function countLevels(
  columns: FacilityColumns,
  world: { x: Int32Array; y: Int32Array },
  located: Int32Array,
): CountCells[] {
  const levels = [countFacilities(columns, world, located, POINTS_FROM_ZOOM - 1)];
  while (levels.length < POINTS_FROM_ZOOM) levels.unshift(coarserCounts(levels[0] as CountCells)); // never empty
  return levels;
}

function countTile(kind: Kind, cells: CountCells, address: TileAddress): Uint8Array {
  const items = itemsOfTile(cells, address);
  return encodeTile({
    layer: kind,
    items,
    idOf: (item) => item + 1,
    xOf: (item) => cellCentre(cells.cellX[item] as number),
    yOf: (item) => cellCentre(cells.cellY[item] as number),
    attributes: countAttributes(cells),
  });
}
