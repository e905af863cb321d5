/** Where points lie, asked of PostGIS: the same questions that geo/place answers in code. */
import type { Sql } from '../connect.ts';

/**
 * Projects WGS 84 points to EPSG:4547, in the expression that the table of facilities has.
 * @param points longitude, latitude in degrees
 * @returns easting and northing in whole centimetres, in the order of the points
 */
export function projectPoints(
  sql: Sql,
  points: readonly { lng: number; lat: number }[],
): Promise<readonly { x_cm: number; y_cm: number }[]> {
  return sql<{ x_cm: number; y_cm: number }[]>`
    with point as (
      select
        ordinality,
        st_transform(st_setsrid(st_makepoint(lng, lat), 4326), 4547) as geom_4547
      from unnest(
        ${points.map(({ lng }) => lng)}::float8[], ${points.map(({ lat }) => lat)}::float8[]
      ) with ordinality as given (lng, lat, ordinality)
    )
    select
      round(st_x(geom_4547) * 100)::float8 as x_cm,
      round(st_y(geom_4547) * 100)::float8 as y_cm
    from point
    order by ordinality`;
}

/**
 * The district that holds each point: in EPSG:4326, edges straight in degrees; on a border the smaller code;
 * null outside the city.
 * @param points longitude, latitude in degrees, WGS 84
 */
export async function districtsOfPoints(
  sql: Sql,
  points: readonly { lng: number; lat: number }[],
): Promise<(number | null)[]> {
  const rows = await sql<{ code: number | null }[]>`
    select (
      select min(code)
      from district
      where st_covers(district.geom, st_setsrid(st_makepoint(lng, lat), 4326))
    ) as code
    from unnest(
      ${points.map(({ lng }) => lng)}::float8[], ${points.map(({ lat }) => lat)}::float8[]
    ) with ordinality as given (lng, lat, ordinality)
    order by ordinality`;
  return rows.map(({ code }) => code);
}
