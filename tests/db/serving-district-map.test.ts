import { expect, it } from 'vitest';
import { districtMap } from '../../src/lib/server/district-map.ts';
import { snapshots } from '../../src/lib/server/snapshots.ts';
import { CITY_AS_OF } from './fixture-city.ts';
import { register, servedCity } from './serving-city.ts';

const { sql } = await servedCity();
const DISTRICT = 440105;
const RADIUS_M = 600;

const map = districtMap(await snapshots().current(), {
  ...{ district: DISTRICT, lang: 'zh', radius_m: RADIUS_M, stars_min: 3, ratings: 'current' },
  ...{ width: 500, height: 448 },
});

it('counts squares and people beyond reach as plain SQL does', async () => {
  const squares = await sql<{ step: number; squares: number; people: number }[]>`
    with ${register(sql, 1, CITY_AS_OF)},
    supply as (
      select x_cm::bigint, y_cm::bigint
      from register
      where kind = 'market' and status = 'open' and stars >= 3 and x_cm is not null
    ),
    cell as (
      select
        floor(c.col / 5.0) as col,
        floor(c."row" / 5.0) as "row",
        c.people,
        (select min((c.x_cm - s.x_cm) ^ 2 + (c.y_cm - s.y_cm) ^ 2) from supply s) as d2
      from population_cell c
      where c.grid = 'test' and c.district = ${DISTRICT} and c.people > 0
    ),
    square as (
      select sum(people) filter (where d2 > (${RADIUS_M * 100}::bigint) ^ 2) as uncovered
      from cell
      group by col, "row"
    )
    select
      case when uncovered is null then 0 else 1 + width_bucket(uncovered, array[200, 600, 1500, 3500]) end as step,
      count(*)::int as squares,
      coalesce(sum(uncovered), 0)::int as people
    from square
    group by step
    order by step`;
  const bySql = [0, 1, 2, 3, 4, 5].map((step) => squares.find((row) => row.step === step)?.squares ?? 0);
  expect([map.squares?.counts.covered, ...(map.squares?.counts.uncovered ?? [])]).toEqual(bySql);
  expect(bySql.filter((count) => count > 0).length).toBeGreaterThan(2);
  expect(map.uncovered).toBe(squares.reduce((sum, { people }) => sum + people, 0));
  expect(map.uncovered).toBeGreaterThan(0);
});

it('counts the markets of the district as plain SQL does', async () => {
  const [row] = await sql<{ count: number }[]>`
    with ${register(sql, 1, CITY_AS_OF)}
    select count(*)::int as count
    from register r
    join district d on d.code = ${DISTRICT} and st_covers(d.geom, r.geom)
    where r.kind = 'market' and r.status = 'open' and r.stars >= 3`;
  expect(map.marketsInside).toBe(row?.count);
  expect(map.marketsInside).toBeGreaterThan(0);
});

it('marks the first gap areas by rank, their numbers apart and in the picture', () => {
  expect(map.gaps.map(({ rank }) => rank)).toEqual(map.gaps.map((_, at) => at + 1));
  expect(map.gaps.length).toBe(Math.min(10, map.gapCount));
  expect(map.gapCount).toBeGreaterThan(0);
  for (const [at, { at: a, path }] of map.gaps.entries()) {
    expect(path).toMatch(/^M[\d.,LZM-]+$/);
    expect(a[0]).toBeGreaterThan(9);
    expect(a[0]).toBeLessThan(491);
    expect(a[1]).toBeGreaterThan(9);
    expect(a[1]).toBeLessThan(439);
    for (const { at: b } of map.gaps.slice(at + 1))
      expect(Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]))).toBeGreaterThanOrEqual(21);
  }
});
