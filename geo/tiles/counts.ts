/**
 * Counts instead of points: a tile is cut into 64 × 64 cells, and each cell tells how many facilities it holds
 * by district and status. The finest level is made from the facilities, every coarser one from the level below,
 * so that the counts of all levels add up to the same number.
 */
import type { FacilityColumns } from '../columns/columns.ts';
import { cellAt, EXTENT, type TileAddress, worldPosition } from './address.ts';

/** Cells along one side of a tile, as a power of two. */
const CELL_BITS = 6;
const CELLS = 2 ** CELL_BITS;

/** Counting cells of one zoom; cell numbers run over the whole world at that zoom. Sorted by tile. */
export interface CountCells {
  readonly zoom: number;
  readonly cellX: Int32Array;
  readonly cellY: Int32Array;
  readonly district: Uint8Array;
  readonly status: Uint8Array;
  readonly count: Int32Array;
  /** First and one past the last item of each tile, by `tileKey`. */
  readonly tiles: ReadonlyMap<number, readonly [number, number]>;
}

/** One number for the tile of a zoom. */
export function tileKey(x: number, y: number): number {
  return y * 65_536 + x;
}

/**
 * Counts of the facilities at `items` in the cells of one zoom (0 to 16).
 * @param world positions of all facilities in whole world units, by index
 */
export function countFacilities(
  columns: Pick<FacilityColumns, 'district' | 'status'>,
  world: { x: Int32Array; y: Int32Array },
  items: ArrayLike<number>,
  zoom: number,
): CountCells {
  const collector = new Collector(zoom);
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as number; // i < length; the columns have a value at every item
    collector.add(
      cellAt(world.x[item] as number, zoom + CELL_BITS),
      cellAt(world.y[item] as number, zoom + CELL_BITS),
      columns.district[item] as number,
      columns.status[item] as number,
      1,
    );
  }
  return collector.finish();
}

/** The level above: cells twice as wide. */
export function coarserCounts(fine: CountCells): CountCells {
  const collector = new Collector(fine.zoom - 1);
  for (let i = 0; i < fine.count.length; i++)
    collector.add(
      (fine.cellX[i] as number) >> 1, // i < length of all columns
      (fine.cellY[i] as number) >> 1,
      fine.district[i] as number,
      fine.status[i] as number,
      fine.count[i] as number,
    );
  return collector.finish();
}

/** Items of a tile, as a range of positions; an empty range where nothing is. */
export function itemsOfTile(cells: CountCells, { x, y }: TileAddress): Int32Array {
  const [first, end] = cells.tiles.get(tileKey(x, y)) ?? [0, 0];
  return Int32Array.from({ length: end - first }, (_, i) => first + i);
}

/** Centre of a cell inside its tile, 0 to EXTENT − 1, along one axis. */
export function cellCentre(cell: number): number {
  const side = EXTENT / CELLS;
  return (cell & (CELLS - 1)) * side + side / 2;
}

/** Whole world positions of all facilities; 0, 0 for unlocated ones, which no tile asks for. */
export function worldPositions(columns: Pick<FacilityColumns, 'count' | 'lng' | 'lat' | 'locationQuality'>) {
  const x = new Int32Array(columns.count);
  const y = new Int32Array(columns.count);
  for (let i = 0; i < columns.count; i++) {
    if (columns.locationQuality[i] === 0) continue;
    const position = worldPosition(columns.lng[i] as number, columns.lat[i] as number); // located: not NaN
    x[i] = position.x;
    y[i] = position.y;
  }
  return { x, y };
}

/** Sums counts per cell, district and status. */
class Collector {
  readonly #zoom: number;
  readonly #sums = new Map<number, number>();

  constructor(zoom: number) {
    this.#zoom = zoom;
  }

  add(x: number, y: number, district: number, status: number, count: number): void {
    const cell = ((y & (CELLS - 1)) << CELL_BITS) | (x & (CELLS - 1));
    // Tile first: 32 bits, 12 for the cell in it, 7 for the district (code minus 440100, below 100), 2 for the status.
    const key =
      (tileKey(x >> CELL_BITS, y >> CELL_BITS) * CELLS * CELLS + cell) * 512 + district * 4 + status;
    this.#sums.set(key, (this.#sums.get(key) ?? 0) + count);
  }

  finish(): CountCells {
    const keys = Float64Array.from(this.#sums.keys()).sort();
    const cells = {
      zoom: this.#zoom,
      cellX: new Int32Array(keys.length),
      cellY: new Int32Array(keys.length),
      district: new Uint8Array(keys.length),
      status: new Uint8Array(keys.length),
      count: new Int32Array(keys.length),
    };
    const tiles = new Map<number, [number, number]>();
    keys.forEach((key, i) => {
      const split = key % 512;
      const cell = Math.floor(key / 512) % (CELLS * CELLS);
      const tile = Math.floor(key / (512 * CELLS * CELLS));
      cells.cellX[i] = ((tile % 65_536) << CELL_BITS) | (cell & (CELLS - 1));
      cells.cellY[i] = (Math.floor(tile / 65_536) << CELL_BITS) | (cell >> CELL_BITS);
      cells.district[i] = split >> 2;
      cells.status[i] = split & 3;
      cells.count[i] = this.#sums.get(key) ?? 0;
      const range = tiles.get(tile);
      if (range) range[1] = i + 1;
      else tiles.set(tile, [i, i + 1]);
    });
    return { ...cells, tiles };
  }
}
