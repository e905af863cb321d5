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
