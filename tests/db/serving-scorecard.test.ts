import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import type { CoverageAnswer, ErrorAnswer } from '../../geo/answers.ts';
import { DISTRICTS } from '../../geo/kinds/vocabulary.ts';
import {
  type DistrictsAnswer,
  INDICATORS,
  type Scorecard,
  type ScorecardAnswer,
} from '../../geo/regulatory/scorecard.ts';
import { targetOf } from '../../geo/regulatory/target-row.ts';
import { GET as coverageRoute } from '../../src/routes/api/coverage/+server.ts';
import { GET as districtsRoute } from '../../src/routes/api/districts/+server.ts';
import { GET as scorecardRoute } from '../../src/routes/api/districts/[code]/scorecard/+server.ts';
import { targets } from '../../src/lib/server/targets.ts';
import { CITY_AS_OF } from './fixture-city.ts';
import { fillInspections } from './fixture-inspections.ts';
import { get, json, servedCity } from './serving-city.ts';

const { sql } = await servedCity({ markets: 60, canteens: 200, elevators: 400, stations: 40, cells: 800 });
await sql.begin((tx) => fillInspections(tx));

const QUERIES = ['', '?radius_m=500&stars_min=4&ratings=valid', '?as_of=2026-10-01', '?as_of=2025-12-31'];

const ask = (query: string) => get(districtsRoute, `/api/districts${query}`);
const all = async (query = '') => json<DistrictsAnswer>(await ask(query));
const askOne = (code: number | string, query = '') =>
  get(scorecardRoute, `/api/districts/${code}/scorecard${query}`, { params: { code: String(code) } });
const one = async (code: number, query = '') => json<ScorecardAnswer>(await askOne(code, query));
const figureOf = ({ indicators }: Scorecard, key: string) => {
  const figure = indicators.find((one) => one.key === key);
  if (!figure) throw new Error(`There is no ${key}.`);
  return figure;
};

describe('/api/districts', () => {
  it.each(QUERIES)('has the eleven districts, which add up to the city (%s)', async (query) => {
    const { city, districts } = await all(query);
    expect(districts.map(({ district }) => district)).toEqual(DISTRICTS.map(({ code }) => code));
    for (const card of [city, ...districts])
      expect(card.indicators.map(({ key }) => key)).toEqual([...INDICATORS]);
    for (const figure of city.indicators.filter(({ key }) => key !== 'p90'))
      for (const part of ['numerator', 'denominator', 'apart'] as const)
        expect(
          districts.reduce((sum, card) => sum + (figureOf(card, figure.key)[part] ?? 0), 0),
          `${figure.key} ${part}`,
        ).toBe(figure[part] ?? 0);
    expect(districts.reduce((sum, { people }) => sum + people, 0)).toBe(city.people);
  });

  it.each(QUERIES)('says of coverage what /api/coverage says, to the digit (%s)', async (query) => {
    const { city, districts, settings } = await all(query);
    const asked = new URLSearchParams({
      supply: 'market',
      ...Object.fromEntries(new URLSearchParams(query)),
    });
    if (!asked.has('stars_min')) asked.set('stars_min', '3');
    const coverage = await json<CoverageAnswer>(await get(coverageRoute, `/api/coverage?${asked}`));
    expect(settings.radius_m).toBe(coverage.settings.radius_m);
    for (const card of [city, ...districts]) {
      const line = [coverage.city, ...coverage.districts].find(({ district }) => district === card.district);
      if (!line) throw new Error('A line is missing.');
      const people = line.total === 0 ? null : line.total - line.covered;
      const band = (count: number) => (line.total === 0 ? null : count / line.total);
      expect(figureOf(card, 'coverage')).toMatchObject({
        value: line.share,
        numerator: line.covered,
        denominator: line.total,
        low: band(line.low),
        high: band(line.high),
        apart: line.supply_unlocated,
      });
      expect(figureOf(card, 'uncovered').value).toBe(people);
      expect(figureOf(card, 'p90').value).toBe(line.p90_m);
    }
  });
});

describe('/api/districts/{code}/scorecard', () => {
  it('is the line of the district beside the city, as /api/districts has it', async () => {
    const { districts, city, ...rest } = await all();
    for (const card of districts) {
      const { scorecard, city: beside, ...own } = await one(card.district);
      expect(own).toEqual(rest);
      for (const [found, expected] of [
        [scorecard, card],
        [beside, city],
      ] as const) {
        const indicators = found.indicators.map((figure) => ({ ...figure, trend: [] }));
        expect({ ...found, indicators }).toEqual(expected);
      }
    }
  });

  it('has trends by month that say what was said of each day', async () => {
    const { scorecard, city } = await one(440104);
    const days = ['2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31', CITY_AS_OF];
    const values = new Set<number | null>();
    for (const [at, day] of days.entries()) {
      const then = await all(`?as_of=${day}`);
      for (const card of [scorecard, city]) {
        const past = [then.city, ...then.districts].find(({ district }) => district === card.district);
        if (!past) throw new Error('A district is missing.');
        for (const { key, trend } of card.indicators) {
          if (key === 'school_canteens' || key === 'offsite_suppliers' || trend.length === 0) continue;
          const { value, numerator, denominator } = figureOf(past, key);
          expect(trend[at], `${key} ${day}`).toEqual({ at: day, term: null, value, numerator, denominator });
          if (key === 'overdue_equipment') values.add(value);
        }
      }
    }
    expect(values.size).toBeGreaterThan(2);
    expect(figureOf(scorecard, 'rescue_2024').trend).toEqual([]);
    expect(figureOf(scorecard, 'food_pass').trend).toHaveLength(6);
  });

  it('has trends by term that plain SQL confirms', async () => {
    const { scorecard } = await one(440104);
    const rows = await sql<{ key: string; at: string; in_scope: number; inspected: number }[]>`
      select
        t.key,
        least(t.last_day, ${CITY_AS_OF}::date) as at,
        count(*)::int as in_scope,
        count(*) filter (where exists (
          select
          from inspection i
          where i.facility_id = f.id
            and i.completed
            and i.inspected_on between t.first_day and least(t.last_day, ${CITY_AS_OF}::date)
        ))::int as inspected
      from term t
      join facility f
        on f.valid_from <= t.first_day
        and (f.valid_to is null or f.valid_to > t.first_day)
        and f.status in ('open', 'suspended')
        and f.declared_district = 440104
      join canteen c on c.row_id = f.row_id and c.type = 'school'
      where t.first_day <= ${CITY_AS_OF}::date
      group by t.key, t.first_day, t.last_day
      order by t.first_day`;
    const expected = rows.slice(-6).map(({ key, at, in_scope, inspected }) => ({
      ...{ at, term: key, numerator: inspected, denominator: in_scope },
      value: inspected / in_scope,
    }));
    expect(expected).toHaveLength(6);
    expect(figureOf(scorecard, 'school_canteens').trend).toEqual(expected);
  });

  it('follows targets that are entered, also of one district, and then is not what a client has kept', async () => {
    const etag = async () => (await askOne(440104)).headers.get('etag') ?? '';
    const before = await etag();
    expect((await askOne(440104)).headers.get('cache-control')).toBe('no-cache');
    const kept = (tag: string) =>
      get(scorecardRoute, '/api/districts/440104/scorecard', {
        params: { code: '440104' },
        headers: { 'if-none-match': tag },
      });
    expect((await kept(before)).status).toBe(304);
    expect(figureOf((await one(440104)).scorecard, 'star_markets').verdict).toMatchObject({
      state: 'unstated',
      readings: [{ district: 440100 }, { district: 440100 }],
    });
    await sql`
      insert into target (key, year, kind, name_zh, name_en, sentence, value, comparator, unit, scope, district,
        semantics, source, verified)
      values ('star_markets_2025', 2025, 'target', '星级', 'Stars', '本区不少于9家', 9, '>=', '家', 'district', 440104,
        'stated', '本区', false)`;
    await targets().check();
    const { scorecard, targets: cited, city: whole } = await one(440104);
    const { value, target, verdict } = figureOf(scorecard, 'star_markets');
    const short = Math.max(0, 9 - (value ?? 0));
    expect(verdict).toEqual(short === 0 ? { state: 'met' } : { state: 'short', by: short });
    expect(targetOf(cited, target, 440104)?.sentence).toBe('本区不少于9家');
    expect(figureOf(whole, 'star_markets').verdict.state).toBe('unstated');
    expect((await kept(before)).status).toBe(200);
    await sql`delete from target where scope = 'district'`;
    await targets().check();
    expect(await etag()).toBe(before);
  });
});

/** What every row of a file says, from the answer in JSON. */
const rowsOf = (answer: DistrictsAnswer | ScorecardAnswer) => {
  const cards = 'scorecard' in answer ? [answer.scorecard] : [answer.city, ...answer.districts];
  return cards.flatMap((card) =>
    card.indicators.map((figure) => {
      const { verdict, key } = figure;
      const readings = verdict.state === 'unstated' ? verdict.readings : [];
      const reading = (name: string) => readings.find((one) => one.reading === name);
      return {
        district: card.district,
        name_zh: card.name_zh,
        name_en: card.name_en,
        band: card.band,
        indicator: key,
        value: figure.value,
        unit: figure.unit,
        numerator: figure.numerator,
        denominator: figure.denominator,
        low: figure.low,
        high: figure.high,
        apart: figure.apart,
        rank_best: figure.rank?.best,
        rank_worst: figure.rank?.worst,
        rank_of: figure.rank?.of,
        peer_rank_best: figure.peer_rank?.best,
        peer_rank_worst: figure.peer_rank?.worst,
        peer_rank_of: figure.peer_rank?.of,
        target: figure.target,
        target_value: targetOf(answer.targets, figure.target, card.district)?.value,
        verdict: verdict.state,
        short_by: verdict.state === 'short' ? verdict.by : null,
        reading_stock: reading('stock')?.value,
        reading_stock_short_by: reading('stock')?.short,
        reading_granted: reading('granted_in_year')?.value,
        reading_granted_short_by: reading('granted_in_year')?.short,
      };
    }),
  );
};

describe('files', () => {
  const both = [
    ['all districts', () => all(), (query: string) => ask(query)],
    ['one district', () => one(440104), (query: string) => askOne(440104, query)],
  ] as const;

  it.each(both)('have the figures of the JSON in CSV: %s', async (_, answers, file) => {
    const answer = await answers();
    const response = await file('?format=csv');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const rows = parse(await response.text(), { bom: true, columns: true }) as Record<string, string>[];
    const texts = (row: object) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value ?? '')]));
    expect(rows.length).toBe(rowsOf(answer).length);
    rowsOf(answer).forEach((row, at) => expect(rows[at]).toMatchObject(texts(row)));
    for (const row of rows)
      expect(row).toMatchObject({
        radius_m: '1000',
        stars_min: '3',
        ratings: 'current',
        term: '2026-autumn',
        counted_to: CITY_AS_OF,
        as_of: CITY_AS_OF,
        data_version: '1',
        origin: 'synthetic',
      });
  });

  it.each(both)(
    'have the figures of the JSON in XLSX, heads in either language: %s',
    async (_, answers, file) => {
      const answer = await answers();
      const csv = parse(await (await file('?format=csv')).text(), { bom: true }) as string[][];
      const keys = csv[0] ?? [];
      for (const [lang, head] of [
        ['zh', '辖区代码'],
        ['en', 'District code'],
      ]) {
        const response = await file(`?format=xlsx&lang=${lang}`);
        expect(response.headers.get('content-disposition')).toMatch(
          /suitu-(districts|scorecard-440104)-v1\.xlsx/,
        );
        const [sheet, source] = await readWorkbook(new Blob([await response.arrayBuffer()]));
        const [heads = [], ...rows] = sheet?.data ?? [];
        expect(heads[0]).toBe(head);
        expect(rows.length).toBe(rowsOf(answer).length);
        rowsOf(answer).forEach((row, at) => {
          for (const [key, value] of Object.entries(row))
            expect(rows[at]?.[keys.indexOf(key)] ?? null, key).toBe(value ?? null);
        });
        expect(source?.data.flat()).toContain(answer.provenance.definition);
      }
    },
  );
});

describe('addresses', () => {
  const refused = async (response: Promise<Response>) => {
    const answer = await response;
    return { status: answer.status, message: ((await answer.json()) as ErrorAnswer).message };
  };

  it('of districts that do not exist get 404 with those that do, and old codes their new one', async () => {
    const codes = DISTRICTS.map(({ code }) => code).join(', ');
    for (const [code, words] of [
      ['440199', 'There is no district "440199"'],
      ['440100', 'There is no district "440100"'],
      ['天河', 'There is no district "天河"'],
      ['440116', 'District "440116" is 440112 today'],
      ['440183', 'District "440183" is 440118 today'],
      ['440184', 'District "440184" is 440117 today'],
    ] as const)
      expect(await refused(askOne(code))).toEqual({ status: 404, message: `${words}; allowed: ${codes}.` });
  });

  it.each([
    '?radius_m=-1',
    '?stars_min=6',
    '?ratings=all',
    '?format=pdf',
    '?as_of=2026-02-30',
    '?supply=canteen',
  ])('refuse %s, naming the parameter and its value', async (query) => {
    const [name = '', value = ''] = query.slice(1).split('=');
    for (const response of [ask(query), askOne(440104, query)]) {
      const { status, message } = await refused(response);
      expect(status).toBe(400);
      expect(message).toContain(`"${name}"`);
      expect(message).toContain(`"${value}"`);
    }
  });
});
