import { describe, expect, it } from 'vitest';
import { answerOf } from '../../geo/finder/answer.ts';
import { FEATURES, fromColumns, type FinderAnswer } from '../../geo/finder/market.ts';
import { EVERYTHING, WITHIN_M, type FinderQuestion } from '../../geo/finder/question.ts';
import { DISTRICTS, STAR_VALUES, STATUSES } from '../../geo/kinds/vocabulary.ts';
import { planePoint } from '../../geo/place/crs.ts';
import { finderData } from '../../src/lib/server/finder.ts';
import { snapshots } from '../../src/lib/server/snapshots.ts';
import { GET as finderRoute } from '../../src/routes/finder/markets.json/+server.ts';
import { CITY_AS_OF } from './fixture-city.ts';
import { get, json, register, servedCity } from './serving-city.ts';

const { sql } = await servedCity({ markets: 600, canteens: 20, elevators: 50, stations: 60, cells: 50 });
const data = finderData(await snapshots().current());
const ALL = 100_000;

/** Numbers 0 to 1 in a fixed order (a linear congruential generator): the same questions every time. */
function* numbers(seed: number): Generator<number> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}
const next = (
  (source) => () =>
    source.next().value as number
)(numbers(20_261_120)); // never ends
const some = <Value>(list: readonly Value[], share: number): Value[] => list.filter(() => next() < share);
const oneOf = <Value>(list: readonly Value[]): Value | undefined => list[Math.floor(next() * list.length)];

interface Asked {
  question: FinderQuestion;
  lng: number;
  lat: number;
}

const randomQuestion = (): Asked => {
  const lng = Math.round((113.1 + next() * 0.5) * 1e5) / 1e5;
  const lat = Math.round((22.9 + next() * 0.4) * 1e5) / 1e5;
  const size = 0.05 + next() * 0.3;
  return {
    lng,
    lat,
    question: {
      ...EVERYTHING,
      stars: next() < 0.5 ? some(STAR_VALUES, 0.4) : [],
      districts: next() < 0.5 ? some(DISTRICTS, 0.3).map(({ code }) => code) : [],
      status: next() < 0.6 ? 'open' : (oneOf([...STATUSES, 'any' as const]) ?? 'any'),
      features: some(FEATURES, 0.25),
      origin: next() < 0.4 ? { kind: 'pin', lng, lat } : null,
      withinM: oneOf([...WITHIN_M, null]) ?? null,
      box: next() < 0.3 ? { west: lng - size, east: lng + size, south: lat - size, north: lat + size } : null,
    },
  };
};

/** The same question as conditions of SQL, one for each filter. */
const conditions = ({ question, lng, lat }: Asked) => {
  const { stars, districts, status, features, origin, withinM, box } = question;
  const numbersOf = stars.filter((value) => value !== 'unrated');
  const yes = sql`true`;
  const point = sql`st_transform(st_setsrid(st_makepoint(${lng}, ${lat}), 4326), 4547)`;
  return {
    stars: stars.length
      ? sql`(stars = any(${numbersOf}::int[]) or (${stars.includes('unrated')} and stars is null))`
      : yes,
    districts: districts.length ? sql`district = any(${districts}::int[])` : yes,
    status: status === 'any' ? yes : sql`status = ${status}`,
    features: sql`(
      (${!features.includes('valid')} or (stars is not null and (valid_until is null or valid_until >= ${CITY_AS_OF}::date)))
      and (${!features.includes('hours')} or hours is not null)
      and (${!features.includes('phone')} or phone is not null))`,
    within:
      origin && withinM !== null ? sql`coalesce(st_distance(geom_4547, ${point}) <= ${withinM}, false)` : yes,
    box: box
      ? sql`coalesce(st_x(geom) between ${box.west} and ${box.east} and st_y(geom) between ${box.south} and ${box.north}, false)`
      : yes,
  };
};

const ask = ({ question, lng, lat }: Asked) => {
  return answerOf(data, question, planePoint(lng, lat), ALL);
};

describe('the finder', () => {
  it('counts what SQL counts, in all and per star, for 200 random questions', async () => {
    let hits = 0;
    for (let round = 0; round < 200; round += 1) {
      const asked = randomQuestion();
      const where = conditions(asked);
      const rest = sql`${where.districts} and ${where.status} and ${where.features} and ${where.within} and ${where.box}`;
      const [counted] = await sql<{ matched: number; starred: number; byStars: Record<string, number> }[]>`
        with ${register(sql, 1, CITY_AS_OF)},
        market_of_day as (select * from register where kind = 'market'),
        by_stars as (
          select coalesce(stars::text, 'unrated') as value, count(*)::int as count
          from market_of_day
          where ${rest}
          group by 1
        )
        select
          (count(*) filter (where ${where.stars} and ${rest}))::int as matched,
          (count(*) filter (where ${where.stars} and ${rest} and stars is not null))::int as starred,
          (select coalesce(jsonb_object_agg(value, count), '{}') from by_stars) as "byStars"
        from market_of_day`;
      const { matched, starred, counts, cards } = ask(asked);
      const what = JSON.stringify(asked.question);
      expect({ matched, starred }, what).toEqual({ matched: counted?.matched, starred: counted?.starred });
      for (const [value, count] of counts.stars)
        expect(count, `${value} of ${what}`).toBe(counted?.byStars[value] ?? 0);
      expect(cards).toHaveLength(matched);
      hits += matched;
    }
    expect(hits).toBeGreaterThan(1_000);
  });

  it('measures within a metre of PostGIS, on the plane and on the spheroid, nearest first', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { lng, lat } = randomQuestion();
      const question: FinderQuestion = { ...EVERYTHING, origin: { kind: 'pin', lng, lat }, withinM: 5_000 };
      const { cards } = ask({ question, lng, lat });
      const measured = await sql<{ id: number; plane: number; spheroid: number }[]>`
        with ${register(sql, 1, CITY_AS_OF)}
        select
          id,
          st_distance(geom_4547, st_transform(st_setsrid(st_makepoint(${lng}, ${lat}), 4326), 4547)) as plane,
          st_distance(geom::geography, st_setsrid(st_makepoint(${lng}, ${lat}), 4326)::geography) as spheroid
        from register
        where kind = 'market' and id = any(${cards.map(({ market }) => market.id)}::int[])
        order by 2, 1`;
      expect(cards.map(({ market }) => market.id)).toEqual(measured.map(({ id }) => id));
      cards.forEach(({ distanceM }, at) => {
        expect(Math.abs((distanceM ?? NaN) - (measured[at]?.plane ?? NaN))).toBeLessThan(0.02);
        expect(Math.abs((distanceM ?? NaN) - (measured[at]?.spheroid ?? NaN))).toBeLessThan(1);
      });
    }
  });

  it('travels whole: what the browser unpacks is what the server searched', async () => {
    const answer = await json<FinderAnswer>(await get(finderRoute, '/finder/markets.json?v=1'));
    expect(fromColumns(answer.markets)).toEqual(data.markets);
    expect(answer.places).toEqual(data.places);
    expect(answer).toMatchObject({ dataVersion: 1, asOf: CITY_AS_OF, origin: 'synthetic' });
  });

  it('says of each market which rating decides, as SQL does', async () => {
    const rows = await sql<{ id: number; stars: number | null; valid_until: string | null }[]>`
      with ${register(sql, 1, CITY_AS_OF)}
      select id, stars, valid_until::text from register where kind = 'market' order by id`;
    expect(rows.length).toBe(600);
    const known = new Map(data.markets.map((market) => [market.id, market]));
    for (const row of rows) {
      const market = known.get(row.id);
      expect(market?.stars ?? null).toBe(row.stars);
      if (row.stars !== null) expect(market?.valid_until ?? null).toBe(row.valid_until);
    }
  });
});
