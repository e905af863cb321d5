/**
 * A made-up city for database tests: facilities and population scattered over the eleven districts by a fixed
 * sequence, built in SQL. It has open, suspended, planned and closed ones, unlocated ones, ratings of every
 * state, and due dates.
 */
import type { Sql } from '../../db/connect.ts';
import { publish } from '../../db/publish.ts';

export interface CitySize {
  readonly markets: number;
  readonly canteens: number;
  readonly elevators: number;
  readonly stations: number;
  /** Cells are 100 m squares in rows of 50. */
  readonly cells: number;
}

export const SMALL_CITY: CitySize = { markets: 60, canteens: 80, elevators: 300, stations: 40, cells: 2_000 };
export const CITY_AS_OF = '2026-11-20';

/** Publishes the made-up city as one version. */
export function fillCity(tx: Sql, size: CitySize = SMALL_CITY): Promise<number> {
  return publish(tx, { asOf: CITY_AS_OF, cause: 'demo', note: 'made-up city for tests' }, async (version) => {
    await fillGrid(tx, size.cells);
    await tx`update data_version set population_grid = 'test' where version = ${version}`;
    const [batch] = await tx<{ id: number }[]>`
      insert into import_batch (content, file_name, file_sha256, file_bytes, data_origin, mode, version, report)
      values ('demo', 'made up', repeat('0', 64), 0, 'synthetic', 'load', ${version}, '{}')
      returning id`;
    await fillFacilities(tx, size, version, batch?.id ?? 0);
  });
}

async function fillGrid(tx: Sql, cells: number): Promise<void> {
  // A block of cells around 越秀 and 海珠, where several districts meet.
  await tx`
    insert into population_grid (grid, origin_x_cm, origin_y_cm, step_cm, data_origin, source)
    values ('test', 42400000, 255300000, 10000, 'synthetic', 'made up for tests')`;
  await tx`
    with cell as (
      select
        n % 250 as col,
        n / 250 as "row",
        42400000 + (n % 250) * 10000 + 5000 as x,
        255300000 + (n / 250) * 10000 + 5000 as y,
        (n * 7919 + 13) % 400 as people
      from generate_series(0, ${cells * 4}::int) n
    ),
    placed as (
      select c.*, st_setsrid(st_makepoint(x / 100.0, y / 100.0), 4547) as geom_4547
      from cell c
    ),
    inside as (
      select p.*, st_transform(p.geom_4547, 4326) as geom, d.code
      from placed p
      cross join lateral (
        select min(code) as code
        from district
        where st_covers(district.geom, st_transform(p.geom_4547, 4326))
      ) d
      where d.code is not null
      order by p."row", p.col
      limit ${cells}
    )
    insert into population_cell (grid, col, "row", id, district, people, x_cm, y_cm, geom, geom_4547)
    select 'test', col, "row", row_number() over (order by "row", col), code, people, x, y, geom, geom_4547
    from inside`;
}

async function fillFacilities(tx: Sql, size: CitySize, version: number, batch: number): Promise<void> {
  const total = size.markets + size.canteens + size.elevators + size.stations;
  await tx`
    create temp table made on commit drop as
    with numbered as (
      select
        n as id,
        case
          when n <= ${size.markets} then 'market'
          when n <= ${size.markets + size.canteens} then 'canteen'
          when n <= ${size.markets + size.canteens + size.stations} then 'station'
          else 'elevator'
        end as kind,
        -- golden-ratio sequences fill the block evenly without a random generator
        st_transform(st_setsrid(st_makepoint(
          424000 + 25000 * ((n * 0.6180339887498949) % 1), 2553000 + 9000 * ((n * 0.7548776662466927) % 1)), 4547), 4326) as geom
      from generate_series(1, ${total}::int) n
    ),
    placed as (
      select n.*, d.code
      from numbered n
      left join lateral (select min(code) as code from district where st_covers(district.geom, n.geom)) d on true
    )
    select
      id,
      kind,
      case when id % 23 = 0 then null else geom end as geom,
      case when id % 23 = 0 then null else code end as located,
      case when id % 23 = 0 or code is null then 440104 when id % 29 = 0 and code <> 440118 then 440118 else code end as declared,
      case id % 31 when 0 then 'suspended' when 1 then 'planned' else 'open' end as status,
      id % 37 = 0 as closed
    from placed`;
  await tx`insert into facility_identity (id, kind) select id, kind from made order by id`;
  await tx`
    insert into facility (
      row_id, id, kind, external_code, name_zh, name_en, address, town, declared_district, located_district, geom,
      original_x, original_y, original_datum, location_quality, status, valid_from, valid_to, known_from, data_origin,
      import_batch
    )
    select
      id, id, kind, 'T' || id, '示例' || id || '号', 'Example ' || id, '示例路' || id || '号', '示例街道',
      declared, located, geom, st_x(geom), st_y(geom), case when geom is null then null else 'wgs84' end,
      case
        when geom is null then 'none'
        when located is null then 'outside_city'
        when located <> declared then 'other_district'
        else 'exact'
      end,
      status, date '2010-01-01' + id % 5000, case when closed then date '2026-03-01' end, ${version}, 'synthetic',
      ${batch}
    from made
    order by id`;
  await tx`
    select setval(pg_get_serial_sequence('facility_identity', 'id'), ${total}::int),
      setval(pg_get_serial_sequence('facility', 'row_id'), ${total}::int)`;
  await tx`
    insert into market (row_id, stalls, hours, phone)
    select
      id,
      20 + id % 90,
      case when id % 3 = 0 then '06:00–20:00' end,
      case when id % 4 = 0 then '020-' || id end
    from made
    where kind = 'market'`;
  await tx`
    insert into canteen (row_id, type, meals_a_day)
    select id, (array['school', 'offsite_supplier', 'staff', 'elderly', 'other'])[1 + id % 5], 50 + id % 900
    from made where kind = 'canteen'`;
  await tx`
    insert into station (row_id, type, inspectors)
    select id, (array['supervision_office', 'laboratory', 'quick_test_room', 'elevator_rescue', 'equipment_inspection'])[1 + id % 5],
      id % 12
    from made where kind = 'station'`;
  await tx`
    insert into elevator (row_id, installed_on, use, residential)
    select id, date '1995-01-01' + id % 10000, (array['passenger', 'freight', 'hospital', 'escalator', 'other'])[1 + id % 5],
      id % 3 > 0
    from made where kind = 'elevator'`;
  await tx`
    insert into market_rating
      (facility_id, state, stars, rated_on, valid_until, revoked_on, issuer, scheme, known_from, data_origin, import_batch)
    select
      id, case when id % 7 = 0 then 'pending' else 'granted' end, case when id % 7 = 0 then null else 1 + id % 5 end,
      date '2023-01-01' + id % 600, date '2026-01-01' + id % 900, case when id % 11 = 0 and id % 7 > 0 then date '2026-06-01' end,
      '示例评定机构', '示例标准', ${version}, 'synthetic', ${batch}
    from made where kind = 'market' and id % 6 > 0`;
  await tx`
    insert into elevator_due (facility_id, next_due_on, valid_from, known_from, data_origin, import_batch)
    select id, case when id % 13 = 0 then null else date '2026-06-01' + id % 400 end, '2025-12-01', ${version}, 'synthetic', ${batch}
    from made where kind = 'elevator'`;
}
