/** Siting by any objective as the server answers it: against PostGIS, and against every choice where there are few. */
import { describe, expect, it } from 'vitest';
import type { SitingResponse } from '../../geo/answers.ts';
import { CITY_AS_OF } from './fixture-city.ts';
import { POST as sitingRoute } from '../../src/routes/api/siting/+server.ts';
import { json, post, register, servedCity } from './serving-city.ts';

const { sql } = await servedCity({ markets: 60, canteens: 0, elevators: 0, stations: 5, cells: 2_000 });
const MARKETS = { supply: 'market', stars_min: 3 };
const ask = (body: object) => post(sitingRoute, '/api/siting', JSON.stringify({ ...MARKETS, ...body }));
const answerTo = async (body: object) => json<SitingResponse>(await ask(body));

/** Of the people of a district, or of all: everyone, those covered with new sites, the mean and largest distance. */
async function recount({ sites, settings }: SitingResponse) {
  const points = sites.map(({ point }) => `(${point[0]} ${point[1]})`).join(',');
  const [row] = await sql<{ total: number; covered: number; mean: number; worst: number }[]>`
    with ${register(sql, 1, CITY_AS_OF)},
    site as (
      select st_transform((st_dump(st_geomfromtext(${`MULTIPOINT(${points})`}, 4326))).geom, 4547) as geom
    ),
    supply as (
      select x_cm::float8 as x, y_cm::float8 as y
      from register
      where kind = 'market' and status = 'open' and stars >= 3 and geom is not null
      union all
      select round(st_x(geom)::numeric * 100)::float8, round(st_y(geom)::numeric * 100)::float8
      from site
    ),
    nearest as (
      select people, (
        select min((s.x - c.x_cm) ^ 2 + (s.y - c.y_cm) ^ 2)
        from supply s
      ) as d2
      from population_cell c
      where people > 0 and (${settings.district}::int is null or district = ${settings.district})
    )
    select
      sum(people)::int as total,
      coalesce(sum(people) filter (where d2 <= (${settings.radius_m}::float8 * 100) ^ 2), 0)::int as covered,
      (sum(people * sqrt(d2)) / sum(people) / 100)::float8 as mean,
      (max(sqrt(d2)) / 100)::float8 as worst
    from nearest`;
  return row ?? { total: NaN, covered: NaN, mean: NaN, worst: NaN };
}

async function farthestDistrict(): Promise<number> {
  const [row] = await sql<{ district: number }[]>`
    select district
    from population_cell
    where people > 0
    group by district
    order by count(*), district
    limit 1`;
  return row?.district ?? 0;
}

describe('the fewest sites for a target', () => {
  it('reach it as PostGIS counts, and one site less does not', async () => {
    const district = await farthestDistrict();
    const before = await answerTo({ district, sites: 1 });
    // A target that takes a few sites: what three of them reach.
    const three = await answerTo({ district, sites: 3 });
    const tau = String(Math.floor((three.covered / three.total) * 10_000) / 100);
    const answer = await answerTo({ district, objective: 'target', tau });
    expect(answer).toMatchObject({
      status: 'proved',
      target: { feasible: true },
      bound: null,
      distance: null,
    });
    expect(await recount(answer)).toMatchObject({ total: answer.total, covered: answer.covered });
    expect(answer.covered).toBeGreaterThanOrEqual(answer.target?.needed ?? NaN);
    expect(answer.target?.at_least).toBe(answer.sites.length);
    const fewer = answer.sites.length - 1;
    const most = fewer === 0 ? before.covered_before : (await answerTo({ district, sites: fewer })).covered;
    expect(most).toBeLessThan(answer.target?.needed ?? NaN);
    expect(answer.provenance.definition).toContain(`${tau} %`);
  });

  it('are refused with the number that explains it', async () => {
    const met = await answerTo({ objective: 'target', tau: '0.01' });
    expect(met).toMatchObject({
      sites: [],
      reason: { code: 'target_met_already', value: met.covered_before },
    });
    const far = await answerTo({ objective: 'target', tau: 100, radius_m: 50 });
    expect(far.target).toMatchObject({ feasible: false, at_least: null });
    expect(far.reason).toEqual({ code: 'target_out_of_reach', value: far.target?.max_reachable });
    expect((far.target?.max_reachable ?? NaN) + (far.target?.unreachable ?? NaN)).toBe(far.total);
  });
});

describe('short ways', () => {
  it.each([
    ['median', 'mean'],
    ['center', 'worst'],
  ] as const)('by %s are as PostGIS measures, and not below the bound', async (objective, of) => {
    const district = await farthestDistrict();
    const answer = await answerTo({ district, objective, sites: 2 });
    const counted = await recount(answer);
    expect(answer.distance?.m).toBeCloseTo(counted[of], 3);
    expect(counted.covered).toBe(answer.covered);
    expect(answer.distance?.bound_m).toBeLessThanOrEqual((answer.distance?.m ?? NaN) + 1e-6);
    expect(answer.distance?.m).toBeLessThanOrEqual(answer.distance?.before_m ?? NaN);
  });
});

describe('constraints', () => {
  it('keep sites apart, and out of districts and areas', async () => {
    const free = await answerTo({ sites: 4 });
    const [lng = 0, lat = 0] = free.sites[0]?.point ?? [];
    const ring = [
      [lng - 0.01, lat - 0.01],
      [lng + 0.01, lat - 0.01],
      [lng + 0.01, lat + 0.01],
      [lng - 0.01, lat + 0.01],
      [lng - 0.01, lat - 0.01],
    ];
    const barred = free.sites[1]?.district ?? 0;
    const answer = await answerTo({
      sites: 4,
      spacing_m: 3000,
      forbidden_districts: String(barred),
      forbidden_area: { type: 'Polygon', coordinates: [ring] },
    });
    expect(answer.covered).toBeLessThanOrEqual(free.covered);
    const points = answer.sites.map(({ point }) => `(${point[0]} ${point[1]})`).join(',');
    const [row] = await sql<{ nearest: number; inside: number }[]>`
      with site as (
        select d.path[1] as id, d.geom, st_transform(d.geom, 4547) as flat
        from st_dump(st_geomfromtext(${`MULTIPOINT(${points})`}, 4326)) d
      )
      select
        (select min(st_distance(a.flat, b.flat)) from site a join site b on a.id < b.id)::float8 as nearest,
        (
          select count(*)
          from site
          where geom && st_makeenvelope(${lng - 0.01}, ${lat - 0.01}, ${lng + 0.01}, ${lat + 0.01}, 4326)
        )::int as inside`;
    expect(row?.nearest).toBeGreaterThanOrEqual(3000 - 0.02);
    expect(row?.inside).toBe(0);
    expect(answer.sites.map(({ district }) => district)).not.toContain(barred);

    const circle = { lng, lat, radius_m: 1500 };
    const round = await answerTo({ sites: 4, forbidden_area: circle });
    expect(round.settings.forbidden_area).toEqual(circle);
    expect(round.sites.map(({ point }) => point)).not.toContainEqual([lng, lat]);
  });
});

describe('questions that mean nothing', () => {
  it.each([
    [{ objective: 'target' }, 'tau'],
    [{ objective: 'target', tau: 0 }, 'tau'],
    [{ objective: 'target', tau: 85.555 }, 'tau'],
    [{ objective: 'target', tau: 85, sites: 3 }, 'sites'],
    [{ objective: 'median' }, 'sites'],
    [{ objective: 'median', sites: 2, spacing_m: 500 }, 'spacing_m'],
    [{ sites: 2, tau: 85 }, 'tau'],
    [{ objective: 'best', sites: 2 }, 'objective'],
    [{ sites: 2, forbidden_districts: '999' }, 'forbidden_districts'],
    [{ sites: 2, forbidden_area: { type: 'Point', coordinates: [113, 23] } }, 'forbidden_area'],
    [{ sites: 2, forbidden_area: { lng: 0, lat: 0, radius_m: 10 } }, 'region'],
  ])('are refused, naming the parameter: %j', async (body, word) => {
    const answer = await ask(body);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(word);
  });
});
