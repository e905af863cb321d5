/** The cells of a population grid, as columns. */
import type { CellColumns } from '../../geo/columns/columns.ts';
import type { Origin } from '../../geo/kinds/vocabulary.ts';
import type { Sql } from '../connect.ts';
import { int16Column, int32Column } from './packed.ts';

/** A population grid with its cells. */
export interface GridCells {
  readonly grid: string;
  readonly origin: Origin;
  /** Where the numbers come from, one sentence. */
  readonly source: string;
  /** South-west corner of cell (0, 0), EPSG:4547, whole centimetres. */
  readonly originXCm: number;
  readonly originYCm: number;
  /** Sorted by row, then col; weight = people. */
  readonly cells: CellColumns;
}

interface PackedCells {
  origin: Origin;
  source: string;
  step_cm: number;
  origin_x_cm: number;
  origin_y_cm: number;
  count: number;
  id: Buffer | null;
  col: Buffer | null;
  row: Buffer | null;
  x: Buffer | null;
  y: Buffer | null;
  district: Buffer | null;
  people: Buffer | null;
}

/**
 * Reads a grid; null when there is none of that name.
 * @param grid name of the grid, from `data_version.population_grid`
 */
export async function snapshotCells(sql: Sql, grid: string): Promise<GridCells | null> {
  const [packed] = await sql<PackedCells[]>`
    with cell as (
      select id, col, "row", x_cm::int as x, y_cm::int as y, (district - 440100)::int2 as district, people
      from population_cell
      where grid = ${grid}
      order by "row", col
    ),
    packed as (
      select
        count(*)::int as count,
        string_agg(int4send(id), ''::bytea) as id,
        string_agg(int4send(col), ''::bytea) as col,
        string_agg(int4send("row"), ''::bytea) as "row",
        string_agg(int4send(x), ''::bytea) as x,
        string_agg(int4send(y), ''::bytea) as y,
        string_agg(int2send(district), ''::bytea) as district,
        string_agg(int4send(people), ''::bytea) as people
      from cell
    )
    select
      g.data_origin as origin,
      g.source,
      g.step_cm,
      g.origin_x_cm::float8 as origin_x_cm,
      g.origin_y_cm::float8 as origin_y_cm,
      packed.*
    from population_grid g
    cross join packed
    where g.grid = ${grid}`;
  if (!packed) return null;
  return {
    grid,
    origin: packed.origin,
    source: packed.source,
    originXCm: packed.origin_x_cm,
    originYCm: packed.origin_y_cm,
    cells: {
      count: packed.count,
      id: int32Column(packed.id),
      col: int32Column(packed.col),
      row: int32Column(packed.row),
      xCm: int32Column(packed.x),
      yCm: int32Column(packed.y),
      district: Uint8Array.from(int16Column(packed.district)),
      weight: int32Column(packed.people),
      cellM: packed.step_cm / 100,
    },
  };
}
