/** Where the cells of a population grid lie. */
import type { Sql } from '../connect.ts';
import type { GapSettings } from './gap-areas.ts';

/** @param grid name of a grid that exists */
export async function gridPlace(
  sql: Sql,
  grid: string,
): Promise<Pick<GapSettings, 'cellCm' | 'originXCm' | 'originYCm'>> {
  const [row] = await sql<{ cellCm: number; originXCm: number; originYCm: number }[]>`
    select
      step_cm as "cellCm",
      origin_x_cm::float8 as "originXCm",
      origin_y_cm::float8 as "originYCm"
    from population_grid
    where grid = ${grid}`;
  if (!row) throw new RangeError(`There is no population grid "${grid}".`);
  return row;
}
