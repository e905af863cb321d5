import { describe, expect, it } from 'vitest';
import type { FacilitiesAnswer, FacilityAnswer, StatusAnswer } from '../../geo/answers.ts';
import { KINDS } from '../../geo/kinds/vocabulary.ts';
import { GET as facilities } from '../../src/routes/api/facilities/+server.ts';
import { GET as facility } from '../../src/routes/api/facilities/[id]/+server.ts';
import { GET as statusRoute } from '../../src/routes/api/status/+server.ts';
import { CITY_AS_OF } from './fixture-city.ts';
import { get, json, register, servedCity } from './serving-city.ts';

const { sql, engine } = await servedCity({
  markets: 150,
  canteens: 200,
  elevators: 900,
  stations: 60,
  cells: 50,
});
const list = async (query: string) =>
  json<FacilitiesAnswer>(await get(facilities, `/api/facilities?${query}`));
const ids = ({ features }: FacilitiesAnswer) => features.map(({ id }) => id);

describe('GET /api/status', () => {
  it('counts what SQL counts', async () => {
    const answer = await json<StatusAnswer>(await get(statusRoute, '/api/status'));
    expect(answer).toMatchObject({ dataVersion: 1, asOf: CITY_AS_OF, engine, origin: 'synthetic' });
    for (const kind of KINDS) {
      const [counted] = await sql<{ total: number; located: number; open: number; closed: number }[]>`
        with ${register(sql, 1, CITY_AS_OF)}
        select
          count(*)::int as total,
          count(geom)::int as located,
          (count(*) filter (where status = 'open'))::int as open,
          (count(*) filter (where status = 'closed'))::int as closed
        from register
        where kind = ${kind}`;
      const { total, located, unlocated, status } = answer.kinds[kind];
      expect({ total, located, open: status.open, closed: status.closed }).toEqual(counted);
      expect(located + unlocated).toBe(total);
      expect(Object.values(status).reduce((sum, count) => sum + count, 0)).toBe(total);
      expect(unlocated).toBeGreaterThan(0);
    }
  });
});

describe('GET /api/facilities', () => {
  const open = sql`status = 'open'`;
  it.each([
    ['everything open', '', open],
    ['one kind', 'kind=elevator', sql`${open} and kind = 'elevator'`],
    ['any status', 'kind=market&status=any', sql`kind = 'market'`],
    ['two statuses', 'status=planned,closed', sql`status in ('planned', 'closed')`],
    ['least stars', 'kind=market&stars_min=3', sql`${open} and kind = 'market' and stars >= 3`],
    [
      'chosen stars',
      'kind=market&stars=5,unrated',
      sql`${open} and kind = 'market' and (stars = 5 or stars is null)`,
    ],
    ['districts', 'district=440104,440105', sql`${open} and district in (440104, 440105)`],
    ['a type', 'kind=station&type=laboratory', sql`${open} and kind = 'station' and type = 'laboratory'`],
    [
      'two types',
      'kind=canteen&type=school,staff',
      sql`${open} and kind = 'canteen' and type in ('school', 'staff')`,
    ],
    ['located ones', 'located=true', sql`${open} and geom is not null`],
    ['unlocated ones', 'located=false', sql`${open} and geom is null`],
    [
      'a box',
      'bbox=113.27,23.09,113.33,23.13',
      sql`${open} and geom && st_makeenvelope(113.27, 23.09, 113.33, 23.13, 4326)`,
    ],
    [
      'a word',
      'q=EXAMPLE%201',
      sql`${open} and position('example' in lower(name_en)) > 0 and
      lower(normalize(name_zh || '|' || name_en || '|' || address || '|' || external_code, nfkc)) like '%1%'`,
    ],
    [
      'a word in full width',
      'q=%EF%BC%94%EF%BC%92%E5%8F%B7',
      sql`${open} and (name_zh like '%42号%' or address like '%42号%')`,
    ],
  ])('counts %s as SQL does', async (_, query, condition) => {
    const answer = await list(`${query}&limit=1000`.replace(/^&/, ''));
    const expected = await sql<{ id: number; located: boolean }[]>`
      with ${register(sql, 1, CITY_AS_OF)}
      select id, geom is not null as located
      from register
      where ${condition}
      order by array_position(array['market', 'canteen', 'elevator', 'station'], kind::text), id`;
    expect(expected.length).toBeGreaterThan(0);
    expect(answer.numberMatched).toBe(expected.length);
    expect(answer.numberUnlocated).toBe(expected.filter(({ located }) => !located).length);
    expect(ids(answer)).toEqual(expected.slice(0, 1_000).map(({ id }) => id));
  });

  it('lists nearest first as PostGIS does, with the distance to the centimetre', async () => {
    const answer = await list('kind=elevator&near=113.3,23.11&limit=300');
    const expected = await sql<{ id: number; metres: number }[]>`
      with ${register(sql, 1, CITY_AS_OF)},
      point as (
        select
          st_transform(st_setsrid(st_makepoint(113.3, 23.11), 4326), 4547) as geom
      ),
      cm as (
        select round(st_x(geom) * 100)::bigint as x, round(st_y(geom) * 100)::bigint as y, geom from point
      )
      select id, st_distance(geom_4547, cm.geom) as metres
      from register
      cross join cm
      where kind = 'elevator' and status = 'open' and register.geom is not null
      order by (x_cm - cm.x) * (x_cm - cm.x) + (y_cm - cm.y) * (y_cm - cm.y), id
      limit 300`;
    expect(ids(answer)).toEqual(expected.map(({ id }) => id));
    answer.features.forEach(({ properties }, at) => {
      // Both the point and the facility are rounded to a centimetre.
      expect(Math.abs((properties.distance_m ?? NaN) - (expected[at]?.metres ?? NaN))).toBeLessThan(0.02);
    });
  });

  it('takes a facility exactly on the radius', async () => {
    const near = 'kind=market&near=113.3,23.11';
    const distance = (await list(`${near}&limit=5`)).features[4]?.properties.distance_m ?? 0;
    expect((await list(`${near}&radius_m=${(distance + 0.01).toFixed(2)}`)).numberMatched).toBe(5);
    expect((await list(`${near}&radius_m=${(distance - 0.01).toFixed(2)}`)).numberMatched).toBe(4);
  });

  it.each([
    '',
    'kind=elevator&near=113.3,23.11&',
    'kind=market&status=any&',
    'near=113.3,23.11&radius_m=4000&',
  ])('gives every facility once over the pages of "%s"', async (query) => {
    const whole = await list(`${query}limit=1000`);
    const paged: number[] = [];
    let page = await list(`${query}limit=70`);
    for (;;) {
      paged.push(...ids(page));
      const next = page.links.find(({ rel }) => rel === 'next');
      expect(next === undefined).toBe(page.nextCursor === null);
      if (!next || paged.length >= 980) break;
      page = await json<FacilitiesAnswer>(await get(facilities, next.href));
    }
    expect(paged).toEqual(ids(whole).slice(0, paged.length));
    expect(paged.length).toBeGreaterThanOrEqual(Math.min(whole.numberMatched, 980));
  });

  it('refuses a cursor with other parameters', async () => {
    const { nextCursor } = await list('kind=market&limit=10');
    const response = await get(facilities, `/api/facilities?kind=canteen&limit=10&cursor=${nextCursor}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: 'invalid_parameter',
      message: expect.stringContaining('cursor') as string,
    });
  });

  it('keeps unlocated facilities without geometry', async () => {
    const { features } = await list('located=false&limit=5');
    expect(features.map(({ geometry }) => geometry)).toEqual([null, null, null, null, null]);
    expect(features[0]?.properties).toMatchObject({
      located: false,
      location_quality: 'none',
      data_origin: 'synthetic',
    });
  });

  it('tells the state of another day', async () => {
    const day = '2024-05-01';
    const answer = await list(`kind=market&status=any&as_of=${day}&limit=1000`);
    const expected = await sql<{ id: number; status: string; stars: number | null }[]>`
      with ${register(sql, 1, day)}
      select id, status, stars from register where kind = 'market' order by id`;
    expect(answer.features.map(({ id, properties: { status, stars } }) => ({ id, status, stars }))).toEqual([
      ...expected,
    ]);
    expect(answer.provenance.asOf).toBe(day);
  });

  it.each([
    ['kind=shop', 'kind', '"shop"'],
    ['limit=0', 'limit', '1 to 1000'],
    ['kind=market&limit=1001', 'limit', '1 to 1000'],
    ['colour=red', 'colour', 'kind, district'],
    ['bbox=114,23,113,24', 'bbox', 'west'],
    ["q=x'&kind=market'--", 'kind', 'market'],
  ])('answers %s with 400', async (query, ...parts) => {
    const response = await get(facilities, `/api/facilities?${query}`);
    expect(response.status).toBe(400);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { code, message } = (await response.json()) as { code: string; message: string };
    expect(code).toBe('invalid_parameter');
    for (const part of parts) expect(message).toContain(part);
  });

  it('takes quotes and wildcards as letters', async () => {
    expect((await list(`q=${encodeURIComponent("%' or 1=1 --")}`)).numberMatched).toBe(0);
    expect((await list(`q=${encodeURIComponent('_')}`)).numberMatched).toBe(0);
  });
});

describe('GET /api/facilities/{id}', () => {
  const one = (id: string, query = '') => get(facility, `/api/facilities/${id}${query}`, { params: { id } });

  it('shows a market with its ratings as the database holds them', async () => {
    const [rated] = await sql<{ id: number }[]>`
      select facility_id as id from market_rating where state = 'granted' and revoked_on is null limit 1`;
    const answer = await json<FacilityAnswer>(await one(String(rated?.id)));
    const ratings = await sql`
      select state, stars, rated_on, valid_until, revoked_on, issuer, scheme, data_origin
      from market_rating where facility_id = ${rated?.id ?? 0} order by rated_on desc`;
    expect(answer.id).toBe(rated?.id);
    expect(answer.properties.ratings).toEqual([...ratings]);
    expect(answer.properties.stars).toBe(ratings[0]?.stars);
    expect(answer.properties.history).toHaveLength(1);
    expect(answer.properties.details).toHaveProperty('stalls');
    expect(answer.properties.import?.file_name).toBe('made up');
    expect(answer.provenance).toMatchObject({ dataVersion: 1, origin: 'synthetic' });
  });

  it('shows the due date of an elevator', async () => {
    const [{ features }] = [await list('kind=elevator&limit=1')];
    const answer = await json<FacilityAnswer>(await one(String(features[0]?.id)));
    expect(answer.properties.dues[0]?.next_due_on).toBe(answer.properties.next_due_on);
  });

  it('says so when there is none, or when the id is none', async () => {
    const missing = await one('999999');
    expect(missing.status).toBe(404);
    expect(await missing.json()).toMatchObject({ message: expect.stringContaining('999999') as string });
    for (const id of ['0', 'abc', '1.5', '99999999999', "1' or '1"]) expect((await one(id)).status).toBe(400);
    expect((await one('1', '?as_of=2001-01-01')).status).toBe(404);
  });
});
