/** One figure, five ways: the page of a district, the API, CSV, XLSX and the PDF of its report say the same. */
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/universal';
import type { APIRequestContext, Page } from '@playwright/test';
import type { CoverageAnswer, CoverageLine } from '../../geo/answers.ts';
import { DISTRICTS } from '../../geo/kinds/vocabulary.ts';
import type {
  DistrictsAnswer,
  IndicatorFigure,
  RankOfIndicator,
  Scorecard,
  ScorecardAnswer,
} from '../../geo/regulatory/scorecard.ts';
import { expect, test } from './fixtures.ts';
import { pagesOf } from './pdf-text.ts';

const MEMBERS = ['value', 'numerator', 'denominator', 'low', 'high', 'apart'] as const;

const jsonOf = async <Answer>(request: APIRequestContext, path: string): Promise<Answer> => {
  const response = await request.get(path);
  expect(response.status(), path).toBe(200);
  return (await response.json()) as Answer; // what it holds is what the test looks at
};

/** What the API says of a district. */
interface Known {
  readonly scorecard: Scorecard;
  /** Its line of `/api/coverage`, of the same question. */
  readonly line: CoverageLine;
}

/** A figure by the name that the pages give it: "coverage.value", "facilities.market.open", "people". */
const figureOf = ({ scorecard, line }: Known, name: string): unknown => {
  const [first = '', ...rest] = name.split('.');
  if (first === 'coverage_answer') return line[rest.join('.') as keyof CoverageLine];
  const figure = scorecard.indicators.find(({ key }) => key === first);
  const within = (of: object, member: string): unknown => (of as Record<string, unknown>)[member];
  return figure
    ? within(figure, rest.join('.'))
    : [first, ...rest].reduce<unknown>((at, member) => within(at as object, member), scorecard);
};

interface Marked {
  readonly name: string;
  /** As the API has it; empty for no data. */
  readonly value: string;
  readonly words: string;
}

/** Every figure that a page marks. */
const markedOn = (page: Page): Promise<Marked[]> =>
  page.locator('[data-figure]').evaluateAll((all) =>
    all.map((one) => ({
      name: one.getAttribute('data-figure') ?? '',
      value: one.getAttribute('data-value') ?? '',
      words: one.textContent?.replace(/\s+/g, '') ?? '',
    })),
  );

const rankWords = (rank: RankOfIndicator | null): string => {
  if (rank === null) return '—';
  const { best, worst, of } = rank;
  return best === worst ? `${best}/${of}` : `${best}–${worst}/${of}`;
};

/** Fails unless every figure marked on the page is that of the API, to the last digit. Returns their names. */
const expectMarked = async (page: Page, known: Known): Promise<Set<string>> => {
  const marked = await markedOn(page);
  for (const { name, value, words } of marked) {
    const expected = figureOf(known, name);
    if (/rank$/.test(name))
      expect([name, words]).toEqual([name, rankWords(expected as RankOfIndicator | null)]);
    else expect([name, value === '' ? null : Number(value)]).toEqual([name, expected ?? null]);
  }
  return new Set(marked.map(({ name }) => name));
};

const whole = (value: number) => value.toLocaleString('en-US');
const percent = (value: number) => `${(Math.round(value * 1000) / 10).toFixed(1)}%`;

/** How a figure must be written in the Chinese report, by the rules of the design and not by the code of the page. */
const written = ({ unit, value }: IndicatorFigure): string => {
  if (value === null) return '—';
  if (unit === 'share') return percent(value);
  if (unit !== 'metres') return whole(value);
  const tens = Math.round(value / 10) * 10;
  return tens < 1000 ? `${tens}米` : `${(Math.round(value / 100) / 10).toFixed(1)}公里`;
};

/** The table of a file as records by the columns of the CSV, and the same from the workbook. */
const tablesOf = async (request: APIRequestContext, path: string) => {
  const csv = await (await request.get(`${path}?format=csv`)).text();
  const records: Record<string, string>[] = parse(csv, { bom: true, columns: true });
  const bytes = await (await request.get(`${path}?format=xlsx&lang=zh`)).body();
  const [sheet] = await readWorkbook(new Blob([Uint8Array.from(bytes)]));
  return { records, columns: Object.keys(records[0] ?? {}), sheet: sheet?.data ?? [] };
};

const numberOf = (cell: unknown): number | null =>
  cell === '' || cell === null || cell === undefined ? null : Number(cell);

for (const { code, zh } of DISTRICTS)
  test(`${zh}: the page, the API, CSV, XLSX and the PDF agree`, async ({ page, request }) => {
    const path = `/api/districts/${code}/scorecard`;
    const { scorecard, targets } = await jsonOf<ScorecardAnswer>(request, path);
    const { indicators } = scorecard;
    const question = 'supply=market&stars_min=3&radius_m=1000';
    const { districts } = await jsonOf<CoverageAnswer>(request, `/api/coverage?${question}`);
    const line = districts.find(({ district }) => district === code);
    if (!line) throw new Error(`/api/coverage has no line for ${code}.`);

    // CSV and XLSX: every member of every indicator, to the last digit.
    const { records, columns, sheet } = await tablesOf(request, path);
    expect(records.map(({ indicator }) => indicator)).toEqual(indicators.map(({ key }) => key));
    for (const [at, figure] of indicators.entries())
      for (const member of MEMBERS) {
        const expected = [figure.key, member, figure[member]];
        expect([figure.key, member, numberOf(records[at]?.[member])]).toEqual(expected);
        expect([figure.key, member, numberOf(sheet[at + 1]?.[columns.indexOf(member)])]).toEqual(expected);
      }
    expect(records.map(({ verdict }) => verdict)).toEqual(indicators.map(({ verdict }) => verdict.state));

    // The page: every figure that it marks, and at least the value of every indicator.
    await page.goto(`/districts/${code}?lang=zh`);
    const onPage = await expectMarked(page, { scorecard, line });
    for (const { key } of indicators) expect(onPage).toContain(`${key}.value`);

    // The report on the screen, and what is printed of it.
    await page.goto(`/districts/${code}/report?lang=zh`);
    const inReport = await expectMarked(page, { scorecard, line });
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const pages = await pagesOf(new Uint8Array(pdf));
    const [first = '', , third = '', fourth = ''] = pages;
    expect(pages).toHaveLength(4);
    expect(first).toContain(`常住人口${whole(scorecard.people)}`);
    for (const [at, figure] of indicators.entries()) {
      const note = `[${at + 1}]`;
      const { value, numerator, denominator } = figure;
      if (value !== null) {
        expect(third, figure.key).toContain(`${note}${written(figure)}`);
        expect(inReport).toContain(`${figure.key}.value`);
      }
      if (figure.verdict.state === 'no_target') continue;
      expect(targets.map(({ key }) => key)).toContain(figure.target);
      const counts =
        figure.unit === 'share' && value !== null && numerator !== null && denominator !== null
          ? `${whole(numerator)}/${whole(denominator)}`
          : '';
      expect(first, figure.key).toContain(`${note}${written(figure)}${counts}`);
      if (figure.verdict.state === 'short') expect(first).toContain(`差${whole(figure.verdict.by)}`);
      if (figure.verdict.state === 'unstated')
        for (const reading of figure.verdict.readings)
          expect(fourth).toContain(`${whole(reading.value)}≥${whole(reading.target)}`);
    }
    const uncovered = indicators.find(({ key }) => key === 'uncovered');
    if (uncovered?.value != null) expect(first).toContain(`未覆盖[2]${whole(uncovered.value)}`);
  });

test('the counts of the eleven districts add up to the city', async ({ request }) => {
  const { city, districts } = await jsonOf<DistrictsAnswer>(request, '/api/districts');
  expect(districts.reduce((sum, { people }) => sum + people, 0)).toBe(city.people);
  let added = 0;
  for (const { key, numerator, denominator } of city.indicators) {
    if (numerator === null || denominator === null) continue;
    const sumOf = (member: 'numerator' | 'denominator') =>
      districts.reduce(
        (sum, { indicators }) => sum + (indicators.find((one) => one.key === key)?.[member] ?? 0),
        0,
      );
    expect([key, sumOf('numerator'), sumOf('denominator')]).toEqual([key, numerator, denominator]);
    added += 1;
  }
  expect(added).toBeGreaterThanOrEqual(9);
});
