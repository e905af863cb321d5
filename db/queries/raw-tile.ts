/**
 * Vector tiles made by PostGIS itself: the yardstick that the served tiles are counted against and, on a server
 * (the embedded engine has no ST_AsMVT), measured against.
 */
import type { Kind } from '../../geo/kinds/vocabulary.ts';
import type { Sql } from '../connect.ts';

/** Address of a tile: zoom 0 to 22, column from the west, row from the north (EPSG:3857). */
export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Makes `tile_point` for this session: the located facilities of a kind as a version knows them on a day, in
 * EPSG:3857 with a spatial index. Replaces an earlier one.
 * @param sql one connection (`max: 1`), since the table is temporary
 * @param day YYYY-MM-DD
 */
export async function prepareTilePoints(sql: Sql, kind: Kind, version: number, day: string): Promise<void> {
  await sql`drop table if exists tile_point`;
  await sql`
    create temp table tile_point as
    with begun as (
      -- the last row that has begun speaks for a facility; one that has ended since is closed
      select distinct on (id)
        id,
        case when valid_to <= ${day}::date then 'closed' else status::text end as status,
        located_district as district,
        geom
      from facility
      where kind = ${kind}
        and known_from <= ${version}
        and (known_to is null or known_to > ${version})
        and valid_from <= ${day}::date
      order by id, valid_from desc
    )
    select id, status, district, st_transform(geom, 3857) as geom_3857
    from begun
    where geom is not null`;
  await sql`create index on tile_point using gist (geom_3857)`;
  await sql`analyze tile_point`;
}

/** A tile of `tile_point`, layer name = kind; null when it is empty. Server only. */
export async function rawTile(sql: Sql, kind: Kind, { z, x, y }: TileAddress): Promise<Buffer | null> {
  const [tile] = await sql<{ mvt: Buffer | null }[]>`
    with bounds as (
      select st_tileenvelope(${z}, ${x}, ${y}) as envelope
    ),
    feature as (
      select p.id, p.status, p.district, st_asmvtgeom(p.geom_3857, bounds.envelope, 4096, 64) as geom
      from tile_point p
      cross join bounds
      where p.geom_3857 && bounds.envelope
    )
    select nullif(st_asmvt(feature, ${kind}, 4096, 'geom', 'id'), ''::bytea) as mvt
    from feature`;
  return tile?.mvt ?? null;
}

/** Number of points of `tile_point` in a tile; a point on its west or north edge is inside, on the other two not. */
export async function countInTile(
  sql: Sql,
  { z, x, y }: TileAddress,
  statuses: readonly string[] | null = null,
): Promise<number> {
  const wanted = statuses === null ? null : [...statuses];
  const [row] = await sql<{ points: number }[]>`
    with bounds as (
      select st_tileenvelope(${z}, ${x}, ${y}) as envelope
    )
    select count(*)::int as points
    from tile_point p
    cross join bounds
    where p.geom_3857 && bounds.envelope
      -- && compares boxes in single precision, a metre coarse here: it only preselects
      and st_x(p.geom_3857) >= st_xmin(bounds.envelope)
      and st_x(p.geom_3857) < st_xmax(bounds.envelope)
      and st_y(p.geom_3857) > st_ymin(bounds.envelope)
      and st_y(p.geom_3857) <= st_ymax(bounds.envelope)
      and (${wanted}::text[] is null or p.status = any (${wanted}::text[]))`;
  return row?.points ?? 0;
}
