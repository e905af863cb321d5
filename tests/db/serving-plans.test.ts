/** Scenarios and siting as the server answers them: the figures of the engine on the same facts. */
import { describe, expect, it } from 'vitest';
import type { CoverageAnswer, ScenarioAnswer, SitingResponse } from '../../geo/answers.ts';
import { scenarioPlace, type ScenarioOperation } from '../../geo/coverage/scenario.ts';
import { writeScenario } from '../../geo/coverage/scenario-file.ts';
import { writeScenarioParam } from '../../geo/coverage/scenario-param.ts';
import { GET as coverage } from '../../src/routes/api/coverage/+server.ts';
import { POST as scenarioRoute } from '../../src/routes/api/scenario/+server.ts';
import { POST as sitingRoute } from '../../src/routes/api/siting/+server.ts';
import { CITY_AS_OF } from './fixture-city.ts';
import { get, json, post, register, servedCity } from './serving-city.ts';

const { sql } = await servedCity({ markets: 60, canteens: 0, elevators: 0, stations: 5, cells: 2_000 });
const scenario = (operations: readonly ScenarioOperation[]) => ({
  name: 'test',
  dataVersion: 1,
  asOf: CITY_AS_OF,
  question: {
    supply: 'market' as const,
    starsMin: 3,
    types: null,
    ratings: 'current' as const,
    demand: 'people' as const,
    weight: 'count' as const,
    radiusM: 1000,
  },
  operations,
});
const add = (site: string, lng: number, lat: number): ScenarioOperation => ({
  op: 'add',
  site,
  name: '',
  place: scenarioPlace(lng, lat),
  kind: 'market',
  stars: 3,
  type: null,
});

async function populatedPlace(): Promise<{ lng: number; lat: number }> {
  const [row] = await sql<{ lng: number; lat: number }[]>`
    select st_x(geom)::float8 as lng, st_y(geom)::float8 as lat
    from population_cell
    order by people desc, id
    limit 1`;
  return row ?? { lng: 0, lat: 0 };
}

describe('scenarios on the server', () => {
  it('count a new site as PostGIS does', async () => {
    const { lng, lat } = await populatedPlace();
    const plan = writeScenarioParam(scenario([add('A', lng, lat)]));
    const query = new URLSearchParams({ supply: 'market', stars_min: '3', plan });
    const answer = await json<CoverageAnswer>(await get(coverage, `/api/coverage?${query}`));
    const before = await json<CoverageAnswer>(await get(coverage, '/api/coverage?supply=market&stars_min=3'));
    const { xCm, yCm } = scenarioPlace(lng, lat);
    const [row] = await sql<{ people: number }[]>`
      with ${register(sql, 1, CITY_AS_OF)},
      cell as (
        select people, x_cm as x, y_cm as y
        from population_cell
      )
      select coalesce(sum(people), 0)::int as people
      from cell
      where (x - ${xCm}) ^ 2 + (y - ${yCm}) ^ 2 <= 1e10
        and not exists (
          select 1
          from register r
          where r.kind = 'market' and r.status = 'open' and r.stars >= 3 and r.geom is not null
            and (r.x_cm - x) ^ 2 + (r.y_cm - y) ^ 2 <= 1e10)`;
    expect(row?.people).toBeGreaterThan(0);
    expect(answer.city.covered - before.city.covered).toBe(row?.people);
    expect(answer.supply.located).toBe(before.supply.located + 1);
    expect(answer.provenance.definition).toContain('scenario');
  });

  it('are answered from their file, before and after, with the gaps that stay', async () => {
    const { lng, lat } = await populatedPlace();
    const file = writeScenario(scenario([add('A', lng, lat), { op: 'close', facility: 'A' }]));
    const answer = await json<ScenarioAnswer>(await post(scenarioRoute, '/api/scenario', file));
    expect(answer.steps).toBe(2);
    expect(answer.after.city.covered).toBe(answer.before.city.covered);
    expect(answer.gaps?.totals.covered).toBe(answer.after.city.covered);
  });

  it('refuse what they cannot do, naming it', async () => {
    const unknown = writeScenarioParam(scenario([{ op: 'close', facility: 999_999 }]));
    const query = new URLSearchParams({ supply: 'market', plan: unknown });
    const answer = await get(coverage, `/api/coverage?${query}`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('999999');
    const other = await get(
      coverage,
      `/api/coverage?${new URLSearchParams({ supply: 'station', plan: unknown })}`,
    );
    expect(other.status).toBe(400);
    expect(await other.text()).toContain('supply=station');
    const bad = await post(scenarioRoute, '/api/scenario', '{"format":"other"}');
    expect(bad.status).toBe(400);
    expect((await get(coverage, '/api/coverage?supply=market&plan=nonsense')).status).toBe(400);
  });
});

describe('siting on the server', () => {
  const ask = (body: object) => post(sitingRoute, '/api/siting', JSON.stringify(body));

  it('gives sites whose scenario covers as many people as it says', async () => {
    const answer = await json<SitingResponse>(await ask({ supply: 'market', stars_min: 3, sites: 3 }));
    expect(answer.status).toBe('proved');
    expect(answer.sites.reduce((sum, { gain }) => sum + gain, answer.covered_before)).toBe(answer.covered);
    const steps = answer.sites.map(({ point: [lng, lat] }, at) => add('ABC'[at] ?? '', lng, lat));
    const plan = writeScenarioParam(scenario(steps));
    const query = new URLSearchParams({ supply: 'market', stars_min: '3', plan });
    const planned = await json<CoverageAnswer>(await get(coverage, `/api/coverage?${query}`));
    expect(planned.city.covered).toBe(answer.covered);
  });

  it('refuses wrong questions, naming the parameter', async () => {
    for (const [body, word] of [
      [{ supply: 'market', sites: 0 }, 'sites'],
      [{ supply: 'market' }, 'sites'],
      [{ supply: 'market', sites: 2, demand: 'elevator' }, 'demand'],
      [{ supply: 'market', sites: 2, other: 1 }, 'other'],
      [{ supply: 'market', sites: 2, district: 999 }, 'district'],
    ] as const) {
      const answer = await ask(body);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain(word);
    }
  });
});
