/** Gap areas that were kept when a version was published. */
import type { Sql } from '../connect.ts';
import type { GapAreaFigures } from './gap-areas.ts';

/** What is kept of an area; its area, parts and holes follow from the polygon. */
export type KeptGapArea = Omit<GapAreaFigures, 'area_m2' | 'parts' | 'holes'>;

/** Keeps areas in their order. */
export async function keepGaps(sql: Sql, version: number, areas: readonly GapAreaFigures[]): Promise<void> {
  await sql`
    insert into stored_gap_area
      (version, number, rank, district, people, excess_person_cm, worst_cm, cell_ids, geom)
    select
      ${version},
      given.number,
      given.rank,
      given.district,
      given.people,
      given.excess_person_cm,
      given.worst_cm,
      given.cell_ids,
      st_multi(st_setsrid(st_geomfromgeojson(given.polygon), 4326))
    from jsonb_to_recordset(${JSON.stringify(areas.map((area, at) => ({ number: at + 1, ...area })))}::text::jsonb)
      as given (
        number int, rank int, district int, people int, excess_person_cm numeric, worst_cm bigint, cell_ids int[],
        polygon text
      )`;
}

/** The areas kept for a version, most people first; empty where none were stored. */
export function keptGaps(sql: Sql, version: number): Promise<readonly KeptGapArea[]> {
  return sql<KeptGapArea[]>`
    select
      rank,
      district,
      people,
      excess_person_cm::float8 as excess_person_cm,
      worst_cm::float8 as worst_cm,
      cell_ids,
      st_asgeojson(geom, 7) as polygon
    from stored_gap_area
    where version = ${version}
    order by number`;
}
