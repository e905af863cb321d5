/** Old-elevator clusters and the modelled rescue response as the server answers them, against PostGIS. */
import readWorkbook from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import {
  clusters as clustersInSql,
  createClusterRelations,
  fillOldElevators,
} from '../../db/queries/clusters.ts';
import { publish } from '../../db/publish.ts';
import { targetsInForce } from '../../db/queries/targets.ts';
import type { ErrorAnswer } from '../../geo/answers.ts';
import { DISTRICTS } from '../../geo/kinds/vocabulary.ts';
import type {
  ClustersAnswer,
  OldElevatorsLine,
  RescueAnswer,
  RescueSitesAnswer,
} from '../../geo/regulatory/elevator-answers.ts';
import { RESCUE_LIMITS_MIN } from '../../geo/regulatory/rescue.ts';
import { forgetSnapshots } from '../../src/lib/server/snapshots.ts';
import { GET as clustersRoute } from '../../src/routes/api/clusters/+server.ts';
import { GET as rescueRoute } from '../../src/routes/api/rescue/+server.ts';
import { GET as sitesRoute } from '../../src/routes/api/rescue/sites/+server.ts';
import { CITY_AS_OF } from './fixture-city.ts';
import { get, json, register, servedCity } from './serving-city.ts';

const { sql } = await servedCity({ markets: 5, canteens: 5, elevators: 3_000, stations: 60, cells: 1_500 });
const CITY = 440_100;
const VERSION = 2;

/** 900 elevators in 18 blocks, so that old ones form clusters, some of them across the border of a district. */
await sql.begin((tx) =>
  publish(tx, { asOf: CITY_AS_OF, cause: 'import', note: 'blocks of elevators' }, async (version) => {
    const [batch] = await tx<{ id: number }[]>`select max(id) as id from import_batch`;
    await tx`insert into facility_identity (id, kind) select id, 'elevator' from generate_series(10001, 10900) id`;
    await tx`
      insert into facility (row_id, id, kind, name_zh, address, town, declared_district, located_district, geom,
        original_x, original_y, original_datum, location_quality, status, valid_from, known_from, data_origin, import_batch)
      select id, id, 'elevator', '示例' || id % 18 || '号院' || id || '号电梯', '示例街' || id % 18 || '号', '示例街道',
        code, code, p, st_x(p), st_y(p), 'wgs84', 'exact', 'open', '2008-01-01', ${version}, 'open', ${batch?.id ?? 0}
      from generate_series(10001, 10900) id
      cross join lateral st_transform(st_setsrid(st_makepoint(
        426000 + 20000 * ((id % 18 * 0.6180339887498949) % 1) + 700 * ((id * 0.7548776662466927) % 1),
        2554000 + 7000 * ((id % 18 * 0.7548776662466927) % 1) + 700 * ((id * 0.5698402909980532) % 1)), 4547), 4326) p
      cross join lateral (select min(code) as code from district where st_covers(district.geom, p)) d
      where code is not null`;
    await tx`
      insert into elevator (row_id, installed_on, use, residential)
      select row_id, date '1996-06-01' + id % 7000, 'passenger', id % 5 > 0 from facility where id > 10000`;
  }),
);
const codes = [CITY, ...DISTRICTS.map(({ code }) => code)];

const clusters = async (query = '') =>
  json<ClustersAnswer>(await get(clustersRoute, `/api/clusters${query}`));
const rescue = async (query = '') => json<RescueAnswer>(await get(rescueRoute, `/api/rescue${query}`));
const sites = async (query = '') =>
  json<RescueSitesAnswer>(await get(sitesRoute, `/api/rescue/sites${query}`));
const refusal = async (route: typeof clustersRoute, address: string) => {
  const response = await get(route, address);
  return { status: response.status, message: ((await response.json()) as ErrorAnswer).message };
};
/** The first sheet, whose first row are the heads. */
const workbook = async (route: typeof clustersRoute, address: string) => {
  const [sheet] = await readWorkbook(await (await get(route, address)).blob());
  return sheet?.data ?? [];
};

/** Clusters by PostGIS, largest first: ids of their elevators. */
const inSql = async (day: string, years: number, radiusM: number, minPoints: number) => {
  const found = await sql.begin(async (tx) => {
    await createClusterRelations(tx);
    await fillOldElevators(tx, { version: VERSION, day, years });
    return clustersInSql(tx, { radiusM, minPoints });
  });
  return found.toSorted((a, b) => b.ids.length - a.ids.length || a.number - b.number);
};

describe('/api/clusters', () => {
  it('has the clusters of PostGIS at any setting and on any day, largest first, with ranks that equal ones share', async () => {
    for (const [day, years, radiusM, minPoints] of [
      [CITY_AS_OF, 15, 300, 8],
      [CITY_AS_OF, 15, 120, 4],
      [CITY_AS_OF, 5, 400, 5],
      ['2020-06-30', 15, 300, 3],
    ] as const) {
      const query = `?eps_m=${radiusM}&min_elevators=${minPoints}&min_age=${years}&as_of=${day}`;
      const { features, numberMatched, settings } = await clusters(query);
      const expected = await inSql(day, years, radiusM, minPoints);
      expect(settings).toMatchObject({
        eps_m: radiusM,
        min_elevators: minPoints,
        min_age: years,
        as_of: day,
      });
      expect(numberMatched).toBe(expected.length);
      expect(features.map(({ id, properties }) => [id, properties.elevators])).toEqual(
        expected.map(({ number, ids }) => [number, ids.length]),
      );
      expect(features.length).toBeGreaterThan(1);
      for (const { properties } of features) {
        const sizes = expected.map(({ ids }) => ids.length);
        expect(properties.rank).toBe(1 + sizes.filter((size) => size > properties.elevators).length);
        expect(properties.rank_to).toBe(sizes.filter((size) => size >= properties.elevators).length);
      }
    }
  });

  it('tells age, districts, area and hull as PostGIS finds them', async () => {
    const { features } = await clusters('?eps_m=250&min_elevators=5');
    const expected = await inSql(CITY_AS_OF, 15, 250, 5);
    for (const [at, { properties, geometry }] of features.entries()) {
      const ids = expected[at]?.ids ?? [];
      const [row] = await sql`
        with member as (
          select f.*, extract(year from ${CITY_AS_OF}::date) - extract(year from e.installed_on) as age
          from facility f
          join elevator e using (row_id)
          where f.id = any(${ids}::int[])
        )
        select
          avg(age)::float8 as mean_age,
          max(age)::int as oldest_age,
          st_area(st_convexhull(st_collect(st_makepoint(x_cm, y_cm))))::float8 / 1e4 as area,
          st_hausdorffdistance(
            st_convexhull(st_collect(geom)), st_setsrid(st_geomfromgeojson(${JSON.stringify(geometry)}), 4326)) as off,
          (select array_agg(array[district, count] order by count desc, district) from (
            select coalesce(located_district, declared_district) as district, count(*)::int as count
            from member
            group by 1
          ) counted) as districts
        from member`;
      expect(properties.mean_age).toBeCloseTo(Number(row?.mean_age), 9);
      expect(properties.oldest_age).toBe(row?.oldest_age);
      expect(properties.area_m2).toBeCloseTo(Number(row?.area), 3);
      expect(properties.districts.map(({ district, elevators }) => [district, elevators])).toEqual(
        row?.districts,
      );
      expect(Number(row?.off)).toBeLessThan(2e-7); // whole centimetres: 1 cm is 1e-7 degrees
    }
  });

  it('counts every old elevator once: in a cluster, alone, or without coordinates; the districts add up', async () => {
    const { lines, totals, features } = await clusters();
    const rows = await sql<{ district: number; old: number; unlocated: number; unknown_year: number }[]>`
      with old as (
        select
          coalesce(f.located_district, f.declared_district) as district,
          f.geom is null as is_unlocated,
          extract(year from e.installed_on) <= extract(year from ${CITY_AS_OF}::date) - 15 as is_old
        from facility f
        join elevator e using (row_id)
        where f.status = 'open' and e.residential and f.valid_from <= ${CITY_AS_OF}::date
          and (f.valid_to is null or f.valid_to > ${CITY_AS_OF}::date)
      )
      select
        district,
        count(*) filter (where is_old)::int as old,
        count(*) filter (where is_old and is_unlocated)::int as unlocated,
        count(*) filter (where is_old is null)::int as unknown_year
      from old
      group by district`;
    expect(lines.map(({ district }) => district)).toEqual(codes);
    for (const line of lines.slice(1)) {
      const row = rows.find(({ district }) => district === line.district);
      const nobody = { old: 0, unlocated: 0, unknown_year: 0 };
      expect(line).toMatchObject(row ?? nobody);
      expect(line.in_clusters + line.alone + line.unlocated).toBe(line.old);
    }
    for (const key of [
      'old',
      'in_clusters',
      'alone',
      'unlocated',
      'unknown_year',
    ] satisfies (keyof OldElevatorsLine)[])
      expect(lines.slice(1).reduce((sum, line) => sum + line[key], 0)).toBe(totals[key]);
    expect(features.reduce((sum, { properties }) => sum + properties.elevators, 0)).toBe(totals.in_clusters);
    expect(totals).toMatchObject({ district: CITY, clusters: features.length });
    expect(totals.unlocated).toBeGreaterThan(0);
  });

  it('of a district has its own elevators of every cluster that reaches into it', async () => {
    const city = await clusters();
    for (const { code } of DISTRICTS) {
      const { features, totals } = await clusters(`?district=${code}`);
      const expected = city.features.flatMap(({ id, properties }) => {
        const own = properties.districts.find(({ district }) => district === code)?.elevators;
        return own ? [{ id, own, all: properties.elevators }] : [];
      });
      expect(
        features.map(({ id, properties }) => ({
          id,
          own: properties.elevators,
          all: properties.elevators_all,
        })),
      ).toEqual(expected.sort((a, b) => b.own - a.own || a.id - b.id));
      expect(totals).toEqual(city.lines.find(({ district }) => district === code));
      expect(features.reduce((sum, { properties }) => sum + properties.elevators, 0)).toBe(
        totals.in_clusters,
      );
    }
  });

  it('answers the same from what PostGIS stored and from the engine alone', async () => {
    const stored = await clusters();
    const [first] = stored.features;
    const table =
      await sql`select version, number, rank, core, ids, hull::text as hull from stored_cluster where version = ${VERSION}`;
    expect(table.length).toBe(stored.features.length);
    // Another publication time, so that nothing is remembered.
    const changed = async (seconds: number) => {
      await sql`update data_version set published_at = published_at + ${seconds} * interval '1 second'`;
      forgetSnapshots();
      return clusters();
    };
    await sql`delete from stored_cluster where number <> ${first?.id ?? 0}`;
    expect((await changed(1)).features.map(({ id }) => id)).toEqual([first?.id]);
    await sql`delete from stored_cluster`;
    expect(await changed(1)).toEqual(stored);
    for (const row of table) await sql`insert into stored_cluster ${sql(row)}`;
    expect(await changed(1)).toEqual(stored);
  });

  it('says the same as CSV and as a workbook', async () => {
    const { features } = await clusters('?district=440104');
    const csv = await (await get(clustersRoute, '/api/clusters?district=440104&format=csv')).text();
    const [head, ...rows] = csv
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\r\n');
    expect(head).toContain('rank,rank_to,cluster,label_zh');
    expect(head).toContain('eps_m,min_elevators,min_age,data_version,as_of,origin');
    const sheet = await workbook(clustersRoute, '/api/clusters?district=440104&format=xlsx');
    expect(rows.map((row) => row.split(',').slice(0, 3).map(Number))).toEqual(
      features.map(({ properties }) => [properties.rank, properties.rank_to, properties.number]),
    );
    expect(sheet.slice(1).map((row) => [row[2], row[6], row[8]])).toEqual(
      features.map(({ properties }) => [properties.number, properties.elevators, properties.mean_age]),
    );
    expect(features.length).toBeGreaterThan(0);
  });

  it.each([
    ['?eps_m=0', 'eps_m'],
    ['?eps_m=1001', 'eps_m'],
    ['?min_elevators=1', 'min_elevators'],
    ['?min_age=61', 'min_age'],
    ['?district=440100', 'district'],
    ['?district=440104,440105', 'district'],
    ['?format=pdf', 'format'],
    ['?radius_m=3', 'radius_m'],
  ])('refuses %s and names it', async (query, name) => {
    expect(await refusal(clustersRoute, `/api/clusters${query}`)).toMatchObject({
      status: 400,
      message: expect.stringContaining(`"${name}"`) as string,
    });
  });
});

/** Distance of every open, located elevator in the city to the nearest open rescue station, metres, by plain SQL. */
const distances = () => sql<{ id: number; district: number; metres: number }[]>`
  with ${register(sql, VERSION, CITY_AS_OF)},
  station_of as (
    select x_cm, y_cm from register where kind = 'station' and type = 'elevator_rescue' and status = 'open' and geom is not null
  )
  select r.id, f.located_district as district, (
    select sqrt(min((s.x_cm - r.x_cm)::float8 ^ 2 + (s.y_cm - r.y_cm)::float8 ^ 2)) / 100 from station_of s
  ) as metres
  from register r
  join facility f on f.id = r.id
  where r.kind = 'elevator' and r.status = 'open' and r.geom is not null and f.located_district is not null
  order by metres desc, r.id`;

const FAST = '?dispatch_min=0.5&readiness_min=1.25&access_min=0&speed_kmh=12.5&detour=1.4';
const minutes = { '': (m: number) => 5 + (78 * m) / 30_000, [FAST]: (m: number) => 1.75 + (84 * m) / 12_500 };

describe('/api/rescue', () => {
  it.each(['', FAST] as const)('counts as PostGIS does, for the city and every district%s', async (query) => {
    const answer = await rescue(query);
    const all = await distances();
    const modelled = minutes[query] ?? (() => NaN);
    for (const line of [answer.city, ...answer.districts]) {
      const own = all
        .filter(({ district }) => line.district === CITY || district === line.district)
        .map(({ metres }) => modelled(metres))
        .sort((a, b) => a - b);
      const within = (limit: number) => own.filter((time) => time <= limit).length;
      expect(line).toMatchObject({ elevators: own.length, within_10_6: within(10.6), within_30: within(30) });
      expect(line.share_10_6).toBe(own.length ? within(10.6) / own.length : null);
      const percentile = (percent: number) =>
        own.find((_, at) => (at + 1) * 100 >= own.length * percent) ?? null;
      for (const [key, percent] of [
        ['p50_min', 50],
        ['p90_min', 90],
        ['worst_min', 100],
      ] as const)
        if (own.length) expect(line[key]).toBeCloseTo(percentile(percent) ?? NaN, 6);
        else expect(line[key]).toBeNull();
      expect(line.by_minute.reduce((sum, count) => sum + count, 0)).toBe(own.length);
      expect(line.by_minute.slice(0, 30).reduce((sum, count) => sum + count, 0)).toBe(line.within_30);
      expect(line.low_10_6).toBeLessThanOrEqual(line.within_10_6);
      expect(line.high_10_6).toBeGreaterThanOrEqual(line.within_10_6);
    }
    for (const key of [
      'elevators',
      'within_10_6',
      'within_30',
      'low_10_6',
      'high_10_6',
      'unlocated',
      'stations',
    ] as const)
      expect(answer.districts.reduce((sum, line) => sum + line[key], 0)).toBe(answer.city[key]);
    expect(answer.city.unlocated).toBeGreaterThan(0);
  });

  it('says in both languages and in the definition that it is a model, with the mean as the target has it', async () => {
    const { model_zh, model_en, provenance, limits } = await rescue();
    const target = (await targetsInForce(sql)).find(({ key }) => key === 'rescue_2024');
    expect(limits.mean_2024.minutes).toBe(target?.value);
    expect(RESCUE_LIMITS_MIN[0]).toBe(target?.value);
    expect(model_zh).toContain(`不是实测的平均救援响应时间${target?.value}分钟`);
    expect(model_en).toContain(
      `a model with assumed parameters, not the measured mean of ${target?.value} minutes`,
    );
    expect(provenance.definition).toContain(model_en);
    expect(limits.mean_2024.reach_m).toBe(2_153.85);
  });

  it('lists the worst-served buildings of the scope, no elevator twice', async () => {
    const all = await distances();
    for (const query of ['', '?district=440105']) {
      const { worst } = await rescue(query);
      const own = all.filter(({ district }) => query === '' || district === 440105);
      expect(worst[0]).toMatchObject({
        id: own[0]?.id,
        distance_m: Math.round((own[0]?.metres ?? NaN) * 100) / 100,
      });
      const times = worst.map((building) => building.minutes);
      expect(times).toEqual(times.toSorted((a, b) => b - a));
      expect(worst.length).toBe(20);
      expect(new Set(worst.map(({ id }) => id)).size).toBe(20);
      // Whoever is farther than the last one listed belongs to one that is listed.
      const beyond = own.filter(({ metres }) => metres > (worst.at(-1)?.distance_m ?? NaN) + 0.01);
      expect(worst.reduce((sum, { elevators }) => sum + elevators, 0)).toBeGreaterThanOrEqual(beyond.length);
      for (const { station, id } of worst) {
        const [nearest] = await sql`
          with ${register(sql, VERSION, CITY_AS_OF)}
          select s.id
          from register s
          join register e on e.id = ${id}
          where s.kind = 'station' and s.type = 'elevator_rescue' and s.status = 'open' and s.geom is not null
          order by (s.x_cm - e.x_cm) ^ 2 + (s.y_cm - e.y_cm) ^ 2, s.id
          limit 1`;
        expect(station.id).toBe(nearest?.id);
      }
    }
  });

  it('says the same as CSV and as a workbook, with the sentence in every row', async () => {
    const answer = await rescue();
    const lines = [answer.city, ...answer.districts];
    const csv = await (await get(rescueRoute, '/api/rescue?format=csv')).text();
    const [head = '', ...rows] = csv
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\r\n');
    const place = (key: string) => head.split(',').indexOf(key);
    expect(rows.map((row) => row.split(',')[place('within_10_6_min')])).toEqual(
      lines.map((line) => String(line.within_10_6)),
    );
    expect(rows.map((row) => row.split(',')[place('p90_min')])).toEqual(
      lines.map((line) => String(line.p90_min ?? '')),
    );
    for (const row of rows) expect(row).toContain(answer.model_en);
    const sheet = await workbook(rescueRoute, '/api/rescue?format=xlsx');
    expect(sheet.slice(1).map((row) => [row[0], row[4], row[8]])).toEqual(
      lines.map((line) => [line.district, line.within_10_6, line.within_30]),
    );
    const buildings = await workbook(rescueRoute, '/api/rescue?format=xlsx&table=buildings');
    expect(buildings.slice(1).map((row) => [row[0], row[8]])).toEqual(
      answer.worst.map((building) => [building.minutes, building.id]),
    );
  });

  it.each([
    ['?speed_kmh=0', 'speed_kmh'],
    ['?speed_kmh=120.01', 'speed_kmh'],
    ['?dispatch_min=30.5', 'dispatch_min'],
    ['?access_min=1.234', 'access_min'],
    ['?readiness_min=-1', 'readiness_min'],
    ['?detour=2.1', 'detour'],
    ['?minutes=3', 'minutes'],
  ])('refuses %s and names it', async (query, name) => {
    expect(await refusal(rescueRoute, `/api/rescue${query}`)).toMatchObject({
      status: 400,
      message: expect.stringContaining(`"${name}"`) as string,
    });
  });
});

describe('/api/rescue/sites', () => {
  it('bring as many elevators within the limit as PostGIS counts with them', async () => {
    for (const query of [
      '?sites=2&speed_kmh=8',
      '?sites=2&speed_kmh=8&district=440105',
      '?sites=1&within_min=30&speed_kmh=3',
    ]) {
      const answer = await sites(query);
      const { settings } = answer;
      expect(answer).toMatchObject({ status: 'proved', bound: answer.covered });
      const points = answer.sites.map(({ point }) => `(${point[0]} ${point[1]})`).join(',');
      const [row] = await sql`
        with ${register(sql, VERSION, CITY_AS_OF)},
        supply as (
          select x_cm::float8 as x, y_cm::float8 as y
          from register
          where kind = 'station' and type = 'elevator_rescue' and status = 'open' and geom is not null
          union all
          select round(st_x(p)::numeric * 100)::float8, round(st_y(p)::numeric * 100)::float8
          from (select st_transform((st_dump(st_geomfromtext(${`MULTIPOINT(${points})`}, 4326))).geom, 4547) as p) site
        ),
        nearest as (
          select (select sqrt(min((s.x - r.x_cm) ^ 2 + (s.y - r.y_cm) ^ 2)) / 100 from supply s) as metres
          from register r
          join facility f on f.id = r.id
          where r.kind = 'elevator' and r.status = 'open' and r.geom is not null and f.located_district is not null
            and (${settings.district}::int is null or f.located_district = ${settings.district})
        )
        select
          count(*)::int as total,
          count(*) filter (where 5 + 78 * metres / (1000 * ${settings.speed_kmh}::float8) <= ${settings.within_min}::float8)::int as covered
        from nearest`;
      expect(row).toMatchObject({ total: answer.total, covered: answer.covered });
      expect(answer.sites.reduce((sum, { gain }) => sum + gain, answer.covered_before)).toBe(answer.covered);
      expect(answer.covered).toBeGreaterThan(answer.covered_before);
      for (const { district } of answer.sites) expect([null, district]).toContain(settings.district);
    }
  });

  it('are as good as the answer to one more question allows: more sites never reach fewer', async () => {
    const covered: number[] = [];
    for (const count of [1, 2, 3]) covered.push((await sites(`?sites=${count}&speed_kmh=8`)).covered);
    expect(covered).toEqual(covered.toSorted((a, b) => a - b));
  });

  it('are none where the fixed parts take longer than the limit', async () => {
    expect(await sites('?dispatch_min=11')).toMatchObject({
      sites: [],
      reach_m: null,
      covered: 0,
      reason: { code: 'no_time_left' },
    });
  });

  it('come as a table', async () => {
    const answer = await sites('?sites=2&speed_kmh=8');
    const sheet = await workbook(sitesRoute, '/api/rescue/sites?sites=2&speed_kmh=8&format=xlsx');
    expect(sheet.slice(1).map((row) => row[6])).toEqual(answer.sites.map(({ gain }) => gain));
  });

  it.each([
    ['?sites=0', 'sites'],
    ['?sites=51', 'sites'],
    ['?within_min=15', 'within_min'],
  ])('refuse %s', async (query, name) => {
    expect(await refusal(sitesRoute, `/api/rescue/sites${query}`)).toMatchObject({
      status: 400,
      message: expect.stringContaining(`"${name}"`) as string,
    });
  });
});
