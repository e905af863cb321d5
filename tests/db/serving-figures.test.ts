import { describe, expect, it } from 'vitest';
import type { CoverageAnswer, CoverageLine, GapsAnswer, StandardsAnswer } from '../../geo/answers.ts';
import { TYPES_OF_KIND } from '../../geo/kinds/vocabulary.ts';
import {
  coverageByDistrict,
  landByDistrict,
  measureDistances,
  supplyByDistrict,
} from '../../db/queries/coverage.ts';
import {
  createCoverageRelations,
  demandKind,
  fillFacilityDemand,
  fillPeople,
  fillRegister,
  fillSupply,
} from '../../db/queries/coverage-relations.ts';
import { createGapRelation, fillGapCells, gapAreas, gapTotals } from '../../db/queries/gap-areas.ts';
import type { Sql } from '../../db/connect.ts';
import { GET as coverage } from '../../src/routes/api/coverage/+server.ts';
import { GET as gaps } from '../../src/routes/api/gaps/+server.ts';
import { GET as standardsRoute } from '../../src/routes/api/standards/+server.ts';
import { CITY_AS_OF } from './fixture-city.ts';
import { get, json, servedCity } from './serving-city.ts';

const { sql } = await servedCity({ markets: 60, canteens: 90, elevators: 400, stations: 40, cells: 4_000 });

interface Question {
  supply: 'market' | 'canteen' | 'elevator' | 'station';
  demand: 'people' | 'elevator' | 'canteen';
  radius_m: number;
  stars_min?: number;
  type?: string;
  ratings?: 'current' | 'valid';
  weight?: 'count' | 'meals';
  as_of?: string;
  detour?: string;
}

const queryOf = (question: object) =>
  String(new URLSearchParams(Object.entries(question).map(([key, value]) => [key, String(value)])));

/** Fills the relations of a question by plain SQL. */
async function prepare(tx: Sql, question: Question): Promise<void> {
  await createCoverageRelations(tx);
  const on = {
    version: 1,
    day: question.as_of ?? CITY_AS_OF,
    ratings: question.ratings ?? 'current',
  } as const;
  const kind = demandKind(question.demand);
  if (kind) {
    await fillRegister(tx, { ...on, kind });
    await fillFacilityDemand(tx, question.weight ?? 'count');
  } else await fillPeople(tx, 'test');
  await fillRegister(tx, { ...on, kind: question.supply });
  await fillSupply(tx, { starsMin: question.stars_min ?? null, types: question.type?.split(',') ?? null });
  await measureDistances(tx);
}

const QUESTIONS: Question[] = [
  { supply: 'market', demand: 'people', radius_m: 1_000 },
  { supply: 'market', demand: 'people', radius_m: 1_000, stars_min: 3 },
  { supply: 'market', demand: 'people', radius_m: 750.5, stars_min: 3, ratings: 'valid' },
  { supply: 'market', demand: 'people', radius_m: 2_000, stars_min: 4, as_of: '2024-03-01' },
  { supply: 'market', demand: 'people', radius_m: 0 },
  { supply: 'market', demand: 'people', radius_m: 200_000 },
  { supply: 'market', demand: 'people', radius_m: 1_000, as_of: '2001-01-01' },
  { supply: 'canteen', demand: 'people', radius_m: 500, type: 'elderly' },
  { supply: 'canteen', demand: 'elevator', radius_m: 600, type: 'school,staff' },
  { supply: 'station', demand: 'elevator', radius_m: 1_500, type: 'elevator_rescue' },
  { supply: 'station', demand: 'canteen', radius_m: 1_200 },
  { supply: 'station', demand: 'canteen', radius_m: 1_200, weight: 'meals' },
  { supply: 'elevator', demand: 'people', radius_m: 300 },
  { supply: 'market', demand: 'people', radius_m: 1_000, stars_min: 3, detour: '1.3' },
  { supply: 'station', demand: 'canteen', radius_m: 1_500, weight: 'meals', detour: '1.25' },
  { supply: 'canteen', demand: 'elevator', radius_m: 750.55, detour: '1.07' },
  { supply: 'market', demand: 'people', radius_m: 200_000, detour: '2' },
];

describe('GET /api/coverage', () => {
  it.each(QUESTIONS)('answers as PostGIS does: %j', async (question) => {
    const answer = await json<CoverageAnswer>(await get(coverage, `/api/coverage?${queryOf(question)}`));
    const [figures, supply] = await sql.begin(async (tx) => {
      await prepare(tx, question);
      const types = question.type?.split(',') ?? null;
      return [
        await coverageByDistrict(tx, question.radius_m, question.detour),
        await supplyByDistrict(tx, { starsMin: question.stars_min ?? null, types }),
      ] as const;
    });
    const lines = [answer.city, ...answer.districts];
    expect(lines.map(({ district }) => district)).toEqual(figures.map(({ district }) => district));
    const metres = (d2: number | null) => (d2 === null ? null : Math.sqrt(d2) / 100);
    figures.forEach((figure, at) => {
      const line = lines[at] as CoverageLine; // as many as figures
      const { covered, total, low, high, p50_m, p90_m, p95_m, worst_m } = line;
      expect({ covered, total, low, high }).toEqual({
        covered: figure.covered,
        total: figure.total,
        low: figure.low,
        high: figure.high,
      });
      expect(line.share).toBe(total === 0 ? null : covered / total);
      expect([p50_m, p90_m, p95_m, worst_m]).toEqual(
        [figure.p50_d2, figure.p90_d2, figure.p95_d2, figure.worst_d2].map(metres),
      );
    });
    // SQL's line of the city holds all supply, ours that of the districts; the rest stands beside it.
    const everything = supply[0];
    expect({ located: answer.supply.located, unlocated: answer.supply.unlocated }).toEqual({
      located: everything?.located,
      unlocated: everything?.unlocated,
    });
    expect(answer.districts.map((line) => [line.supply_located, line.supply_unlocated])).toEqual(
      supply.slice(1).map(({ located, unlocated }) => [located, unlocated]),
    );
    expect(answer.city.supply_located + answer.supply.outside_city).toBe(answer.supply.located);
  });

  it('has districts that add up to the city', async () => {
    const answer = await json<CoverageAnswer>(
      await get(coverage, '/api/coverage?supply=market&radius_m=800'),
    );
    const sum = (
      name: 'covered' | 'total' | 'low' | 'high' | 'edge_people' | 'supply_located' | 'supply_unlocated',
    ) => answer.districts.reduce((total, line) => total + line[name], 0);
    for (const name of [
      'covered',
      'total',
      'low',
      'high',
      'edge_people',
      'supply_located',
      'supply_unlocated',
    ] as const)
      expect(sum(name)).toBe(answer.city[name]);
    expect(answer.city.covered).toBeGreaterThan(0);
    expect(answer.city.covered).toBeLessThan(answer.city.total);
  });

  it('says where the figure comes from', async () => {
    const answer = await json<CoverageAnswer>(
      await get(coverage, '/api/coverage?supply=market&stars_min=3&radius_m=500&ratings=valid'),
    );
    expect(answer.provenance).toMatchObject({
      dataVersion: 1,
      asOf: CITY_AS_OF,
      radius_m: 500,
      origin: 'synthetic',
      ratings: 'valid',
      expired: 0,
      source: expect.stringContaining('made up for tests') as string,
      definition: expect.stringMatching(/3 or more stars.*at most 500 m/) as string,
    });
    const current = await json<CoverageAnswer>(
      await get(coverage, '/api/coverage?supply=market&stars_min=3&radius_m=500'),
    );
    expect(current.provenance.expired).toBeGreaterThan(0);
    expect(current.supply.located).toBe(answer.supply.located + current.provenance.expired);
  });

  it.each(TYPES_OF_KIND.canteen)('knows the canteen type %s', async (type) => {
    const { supply } = await json<CoverageAnswer>(
      await get(coverage, `/api/coverage?supply=canteen&type=${type}`),
    );
    expect(supply.located).toBeGreaterThan(0);
  });

  it.each([
    ['', 'supply'],
    ['supply=market&radius_m=200001', 'radius_m'],
    ['supply=station&stars_min=3', 'stars_min'],
    ['supply=market&demand=market', 'demand'],
    ['supply=market&weight=meals', 'weight'],
  ])('answers "%s" with 400 naming %s', async (query, name) => {
    const response = await get(coverage, `/api/coverage?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ message: expect.stringContaining(`"${name}"`) as string });
  });
});

describe('GET /api/gaps', () => {
  const grid = { cellCm: 10_000, originXCm: 42_400_000, originYCm: 255_300_000 };

  it.each([
    { radius_m: 1_000, min_density: 4_000, min_people: 1_000 },
    { radius_m: 700, min_density: 0, min_people: 1 },
    { radius_m: 1_500, min_density: 20_000, min_people: 3_000, stars_min: 3 },
    { radius_m: 1_000, min_density: 0, min_people: 0, as_of: '2001-01-01' },
  ])('draws the areas that PostGIS finds: %j', async ({ min_density, min_people, ...rest }) => {
    const question: Question = { supply: 'market', demand: 'people', ...rest };
    const answer = await json<GapsAnswer>(
      await get(gaps, `/api/gaps?${queryOf({ ...question, min_density, min_people })}`),
    );
    const settings = { ...grid, radiusM: rest.radius_m, minDensity: min_density, minPeople: min_people };
    const [areas, totals] = await sql.begin(async (tx) => {
      await prepare(tx, question);
      await createGapRelation(tx);
      await fillGapCells(tx, 'test');
      return [await gapAreas(tx, settings), await gapTotals(tx, settings)] as const;
    });
    expect(answer.numberMatched).toBe(areas.length);
    expect(areas.length).toBeGreaterThan(0);
    expect(
      answer.features.map(({ properties: p }) => [
        p.rank,
        p.district,
        p.people,
        p.cells,
        Math.round(p.area_km2 * 1e6),
      ]),
    ).toEqual(areas.map((a) => [a.rank, a.district, a.people, a.cell_ids.length, a.area_m2]));
    expect(answer.totals).toMatchObject({
      people: totals.people,
      covered: totals.covered,
      uncovered: totals.uncovered,
      scattered: { people: totals.scattered_people, cells: totals.scattered_cells },
    });
    expect(answer.totals.covered + answer.totals.in_areas + answer.totals.scattered.people).toBe(
      totals.people,
    );
    expect(answer.features.reduce((sum, { properties }) => sum + properties.people, 0)).toBe(
      answer.totals.in_areas,
    );

    // The drawn polygons are valid, hold their point, and cover the ground of SQL's.
    for (const [at, feature] of answer.features.entries()) {
      const [lng, lat] = feature.properties.point;
      const [same] = await sql<{ valid: boolean; holds: boolean; difference_m2: number }[]>`
        with drawn as (
          select
            st_setsrid(st_geomfromgeojson(${JSON.stringify(feature.geometry)}), 4326) as ours,
            st_setsrid(st_geomfromgeojson(${areas[at]?.polygon ?? ''}), 4326) as theirs
        )
        select
          st_isvalid(ours) as valid,
          st_contains(ours, st_setsrid(st_makepoint(${lng}, ${lat}), 4326)) as holds,
          st_area(st_symdifference(st_transform(ours, 4547), st_transform(theirs, 4547))) as difference_m2
        from drawn`;
      expect(same).toMatchObject({ valid: true, holds: true });
      // Seven decimals of a degree: a centimetre along borders of some kilometres.
      expect(same?.difference_m2).toBeLessThan(feature.properties.area_km2 * 1e6 * 0.001);
    }
  });

  it('names the nearest market and a best site that reaches somebody', async () => {
    const answer = await json<GapsAnswer>(await get(gaps, '/api/gaps?supply=market&radius_m=1000'));
    for (const { properties } of answer.features) {
      expect(properties.label_zh).not.toBe('');
      expect(properties.nearest?.name_zh).toContain('示例');
      expect(properties.nearest?.distance_m).toBeGreaterThan(1_000);
      expect(properties.best_site?.people).toBeGreaterThan(0);
      expect(properties.best_site?.people).toBeLessThanOrEqual(answer.totals.uncovered);
    }
  });

  it('has districts that add up to the city', async () => {
    const all = await json<GapsAnswer>(await get(gaps, '/api/gaps?supply=market&radius_m=600'));
    let uncovered = 0;
    let areas = 0;
    for (const district of [
      440103, 440104, 440105, 440106, 440111, 440112, 440113, 440114, 440115, 440117, 440118,
    ]) {
      const part = await json<GapsAnswer>(
        await get(gaps, `/api/gaps?supply=market&radius_m=600&district=${district}`),
      );
      uncovered += part.totals.uncovered;
      areas += part.numberMatched;
    }
    expect(uncovered).toBe(all.totals.uncovered);
    expect(areas).toBe(all.numberMatched);
  });

  it('is about people only', async () => {
    const response = await get(gaps, '/api/gaps?supply=station&demand=elevator');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ message: expect.stringContaining('people') as string });
  });
});

describe('ways longer than straight lines', () => {
  const at = (path: typeof coverage | typeof gaps, name: string, limit: object) =>
    get(path, `/api/${name}?${queryOf({ supply: 'market', ...limit })}`);
  const bothAt = async (limit: object) => {
    const table = await json<CoverageAnswer>(await at(coverage, 'coverage', limit));
    const areas = await json<GapsAnswer>(await at(gaps, 'gaps', limit));
    return { table, areas };
  };

  it('give the same figures and gap areas as the straight line that they leave', async () => {
    const walked = await bothAt({ radius_m: 1_000, detour: '1.25' });
    const straight = await bothAt({ radius_m: 800 });
    expect(walked.table.settings).toMatchObject({ radius_m: 1_000, detour: '1.25' });
    expect([walked.table.city, walked.table.districts]).toEqual([
      straight.table.city,
      straight.table.districts,
    ]);
    expect(walked.areas.features.length).toBeGreaterThan(0);
    expect([walked.areas.totals, walked.areas.features]).toEqual([
      straight.areas.totals,
      straight.areas.features,
    ]);
    expect(walked.areas.totals.covered).toBe(walked.table.city.covered);
  });

  it('stand in the definition, and "1.0" is the straight line', async () => {
    const { table } = await bothAt({ radius_m: 1_000, detour: '1.30' });
    expect(table.provenance.definition).toContain('1.3 times the straight line');
    expect(table.settings.detour).toBe('1.3');
    const { table: straight } = await bothAt({ radius_m: 1_000, detour: '1.0' });
    expect(straight.provenance.definition).toContain('straight-line distance');
  });

  it.each(['0.9', '2.01', '1.234', 'far'])('are refused with the factor %s', async (detour) => {
    const answer = await at(coverage, 'coverage', { radius_m: 1_000, detour });
    expect(answer.status).toBe(400);
    const { message } = (await answer.json()) as { message: string }; // the shape of every refusal
    expect(message).toBe(
      `Parameter "detour" is "${detour}"; allowed: decimals from 1 to 2 with at most two places.`,
    );
  });
});

describe('GET /api/standards', () => {
  it('answers the standards of the database, with their sources', async () => {
    const { standards } = await json<StandardsAnswer>(await get(standardsRoute, '/api/standards'));
    const rows = await sql`
      select key, name_zh, name_en, supply, radius_m, source, verified
      from standard
      order by supply, radius_m, key`;
    expect(standards).toEqual(rows.map((row) => ({ ...row })));
    expect(standards.map(({ radius_m }) => radius_m)).toEqual([300, 500, 1000]);
  });
});

describe('what stands beside the coverage of people', () => {
  it('is populated land, as PostGIS counts it', async () => {
    for (const [radius_m, detour] of [
      [1_000, '1'],
      [1_500, '1.37'],
    ] as const) {
      const question = { supply: 'market', demand: 'people', radius_m, detour } as const;
      const { city, districts } = await json<CoverageAnswer>(
        await get(coverage, `/api/coverage?${queryOf(question)}`),
      );
      const land = await sql.begin(async (tx) => {
        await prepare(tx, question);
        return landByDistrict(tx, 100, radius_m, detour);
      });
      expect(
        [city, ...districts].map((line) => ({
          district: line.district,
          land_m2: line.land_m2,
          covered_m2: line.land_covered_m2,
        })),
      ).toEqual(land.map((row) => ({ ...row })));
      expect(land[0]?.covered_m2).toBeGreaterThan(0);
    }
  });

  it('is nothing where the demand lives on no land', async () => {
    const { city } = await json<CoverageAnswer>(
      await get(coverage, '/api/coverage?supply=market&demand=canteen&radius_m=800'),
    );
    expect([city.land_m2, city.land_covered_m2]).toEqual([null, null]);
  });

  it('bounds what the unlocated could cover: no less than one of them at the best demand point', async () => {
    const question = { supply: 'station', demand: 'people', radius_m: 3_000 } as const;
    const answer = await json<CoverageAnswer>(await get(coverage, `/api/coverage?${queryOf(question)}`));
    expect(answer.supply.unlocated).toBeGreaterThan(0);
    const gains = await sql.begin(async (tx) => {
      await prepare(tx, question);
      return tx<{ district: number; gain: number }[]>`
        with uncovered as (
          select p.district, p.weight, p.x_cm, p.y_cm
          from coverage_demand p
          join coverage_distance d on d.id = p.id
          where d.d2_cm > 300000::bigint * 300000
        ),
        gained as (
          select coalesce(near.district, 440100) as district, sum(near.weight) as gain
          from uncovered site
          join uncovered near
            on (site.x_cm - near.x_cm) * (site.x_cm - near.x_cm) + (site.y_cm - near.y_cm) * (site.y_cm - near.y_cm)
              <= 300000::bigint * 300000
          group by site.x_cm, site.y_cm, grouping sets ((near.district), ())
        )
        select district, max(gain)::float8 as gain
        from gained
        group by district
        order by district`;
    });
    expect(gains.length).toBeGreaterThan(1);
    for (const { district, gain } of gains) {
      const line = [answer.city, ...answer.districts].find((one) => one.district === district);
      expect(line?.unlocated_best).toBeGreaterThanOrEqual((line?.covered ?? NaN) + gain);
      expect(line?.unlocated_best).toBeLessThanOrEqual(line?.total ?? NaN);
    }
  });
});
