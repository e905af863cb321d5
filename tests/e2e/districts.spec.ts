/** A chief compares the eleven districts: every indicator against its target, sorted, grouped, on a map, on paper. */
import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { getDocumentProxy } from 'unpdf';
import type { DistrictsAnswer, IndicatorFigure, Scorecard } from '../../geo/regulatory/scorecard.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts';
import { pagesOf, plain } from './pdf-text.ts';

const CITY = 440_100;

const ask = async (request: APIRequestContext, query = ''): Promise<DistrictsAnswer> => {
  const response = await request.get(`/api/districts${query}`);
  expect(response.status(), await response.text()).toBe(200);
  return (await response.json()) as DistrictsAnswer;
};
const figureIn = ({ indicators }: Scorecard, key: string): IndicatorFigure => {
  const figure = indicators.find((one) => one.key === key);
  if (!figure) throw new Error(`No indicator ${key}.`);
  return figure;
};
/** How the table writes a value, by other means than the page. */
const written = ({ value, unit }: IndicatorFigure): string => {
  if (value === null) throw new Error('No data has words, not a number.');
  if (unit === 'share')
    return `${(value * 100).toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 })}%`;
  if (unit === 'minutes') return value.toFixed(1);
  return Math.round(value).toLocaleString('en-US');
};

const matrix = (page: Page) => page.getByTestId('matrix');
const cellOf = (page: Page, district: number, key: string) =>
  matrix(page).locator(`tr[data-district="${district}"] td[data-indicator="${key}"]`);
const headOf = (page: Page, key: string) => matrix(page).locator(`th[data-indicator="${key}"]`);
const orderOf = (rows: Locator) =>
  rows.evaluateAll((all) => all.map((row) => Number(row.getAttribute('data-district'))));
const bodyRows = (page: Page) => matrix(page).locator('tbody tr[data-district]');
/** Codes by value; equal ones by code, those without a value last. */
const byValue = (answer: DistrictsAnswer, key: string, sign: 1 | -1): number[] =>
  [...answer.districts]
    .sort((a, b) => {
      const [left, right] = [figureIn(a, key).value, figureIn(b, key).value];
      if (left === right) return a.district - b.district;
      return left === null ? 1 : right === null ? -1 : sign * (left - right);
    })
    .map(({ district }) => district);

const expectFigures = async (page: Page, answer: DistrictsAnswer, noData: string) => {
  for (const row of [answer.city, ...answer.districts])
    for (const figure of row.indicators) {
      const cell = cellOf(page, row.district, figure.key);
      const words = await cell.innerText();
      const name = `${row.name_en} ${figure.key}`;
      if (figure.value === null) expect(words.trim(), name).toBe(noData);
      else expect(words.split(/\s+/), name).toContain(written(figure));
      await expect(cell.locator('[data-verdict]'), name).toHaveAttribute(
        'data-verdict',
        figure.verdict.state,
      );
      if (figure.value !== null && figure.verdict.state === 'short' && figure.verdict.by !== figure.value)
        expect(words, name).toContain(figure.verdict.by.toLocaleString('en-US'));
    }
};

test('every figure is that of the API, and counts add up to the city', async ({ page, request, text }) => {
  const answer = await ask(request);
  expect(answer.districts).toHaveLength(11);
  await page.goto('/districts');
  await expect(bodyRows(page)).toHaveCount(11);
  await expectFigures(page, answer, text.t('indicator.noData'));
  for (const { key, numerator } of answer.city.indicators) {
    if (numerator === null) continue;
    const sum = answer.districts.reduce((all, row) => all + (figureIn(row, key).numerator ?? 0), 0);
    expect(sum, key).toBe(numerator);
  }
  const uncovered = figureIn(answer.city, 'uncovered');
  await expect(page.getByTestId('city-sentence')).toContainText(written(uncovered));
  await expect(page.getByTestId('city-sentence')).toContainText(text.t('districts.city.sum').trim());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    text.t('districts.title', { districts: 11, indicators: answer.city.indicators.length }),
  );
  const worst = byValue(answer, 'uncovered', -1).slice(0, 3);
  const people = answer.districts
    .filter(({ district }) => worst.includes(district))
    .reduce((sum, row) => sum + (figureIn(row, 'uncovered').value ?? 0), 0);
  await expect(page.locator('main header')).toContainText(people.toLocaleString('en-US'));
});

test('ranks are ranges where bands overlap, and stand beside the names', async ({ page, request, text }) => {
  const answer = await ask(request);
  await page.goto('/districts?sort=uncovered');
  const ties: number[] = [];
  for (const row of answer.districts) {
    const rank = figureIn(row, 'uncovered').rank;
    if (!rank) throw new Error('Uncovered people have a rank.');
    if (rank.best < rank.worst) ties.push(row.district);
    const words =
      rank.best < rank.worst
        ? text.t('districts.tied', { best: rank.best, worst: rank.worst })
        : text.t('districts.rank', { rank: rank.best });
    await expect(matrix(page).locator(`tr[data-district="${row.district}"] th`)).toContainText(words);
  }
  expect(ties.length).toBeGreaterThan(1);
});

test('a column is sorted by keyboard, both ways, and neither focus nor place is lost', async ({
  page,
  request,
  text,
}) => {
  const answer = await ask(request);
  await page.goto('/districts');
  await expect(headOf(page, 'coverage')).toHaveAttribute('aria-sort', 'descending');
  expect(await orderOf(bodyRows(page))).toEqual(byValue(answer, 'coverage', -1));

  const link = headOf(page, 'p90').getByRole('link');
  await link.focus();
  await link.evaluate((node) => node.scrollIntoView({ block: 'center' }));
  const before = await page.evaluate(() => scrollY);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/sort=p90/);
  await expect(headOf(page, 'p90')).toHaveAttribute('aria-sort', 'ascending');
  expect(await orderOf(bodyRows(page))).toEqual(byValue(answer, 'p90', 1));
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(headOf(page, 'p90')).toHaveAttribute('aria-sort', 'descending');
  expect(await orderOf(bodyRows(page))).toEqual(byValue(answer, 'p90', -1));
  await expect(link).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(before);
  await expect(matrix(page).locator('th[aria-sort]')).toHaveCount(1);

  await page.goBack();
  await expect(headOf(page, 'p90')).toHaveAttribute('aria-sort', 'ascending');
  const first = answer.districts.find(({ district }) => district === byValue(answer, 'p90', 1)[0]);
  if (!first) throw new Error('There are eleven districts.');
  const district = matrix(page).getByRole('link', { name: text.name(first), exact: true });
  await district.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/districts/${first.district}$`));
});

test('districts of one density stand together and are ranked among themselves', async ({
  page,
  request,
  text,
}) => {
  const answer = await ask(request);
  await page.goto('/districts');
  await page.getByRole('link', { name: text.t('districts.group.band') }).click();
  await expect(page).toHaveURL(/group=band/);
  const groups = matrix(page).locator('tbody[data-band]');
  for (const group of await groups.all()) {
    const band = await group.getAttribute('data-band');
    const rows = answer.districts.filter((row) => row.band === band);
    for (const { people, area_km2 } of rows) {
      const density = people / area_km2;
      expect(density >= 10_000 ? 'core' : density >= 1_500 ? 'urban' : 'rural').toBe(band);
    }
    const codes = await orderOf(group.locator('tr[data-district]'));
    expect(codes).toEqual(
      byValue(answer, 'coverage', -1).filter((code) => rows.some(({ district }) => district === code)),
    );
    for (const row of rows) {
      const rank = figureIn(row, 'coverage').peer_rank;
      expect(rank?.of).toBe(rows.length);
      if (rank && rank.best === rank.worst)
        await expect(group.locator(`tr[data-district="${row.district}"] th`)).toContainText(
          text.t('districts.rank', { rank: rank.best }),
        );
    }
  }
  await expect(groups.locator('tr[data-district]')).toHaveCount(11);
});

test('the map shows the indicator that was chosen, and its districts are links with names', async ({
  page,
  request,
  text,
  isPhone,
}) => {
  const answer = await ask(request);
  await page.goto('/districts');
  const name = text.t('indicator.name.school_canteens');
  const choose = isPhone
    ? page.getByRole('navigation', { name: text.t('districts.choose') }).getByRole('link', { name })
    : page.getByRole('link', { name: text.t('districts.showOnMap', { name }) });
  await choose.click();
  await expect(page).toHaveURL(/by=school_canteens/);
  await expect(choose).toHaveAttribute('aria-current', 'true');
  for (const row of answer.districts) {
    const figure = figureIn(row, 'school_canteens');
    const value = figure.value === null ? text.t('indicator.noData') : written(figure);
    const link = page.getByTestId('overview-map').getByRole('link', {
      name: text.t('districts.mapDistrict', { district: text.name(row), indicator: name, value }),
    });
    await expect(link).toHaveAttribute('href', `/districts/${row.district}`);
  }
});

test('a number says where it comes from, and Esc leads back to it', async ({ page, request }) => {
  const answer = await ask(request);
  const row = answer.districts.find(({ district }) => district === 440_111);
  if (!row) throw new Error('Baiyun is a district.');
  const figure = figureIn(row, 'school_canteens');
  await page.goto('/districts');
  const number = cellOf(page, 440_111, 'school_canteens').getByRole('link', { name: written(figure) });
  await number.focus();
  await page.keyboard.press('Enter');
  const popover = page.getByTestId('figure-popover');
  await expect(popover).toBeVisible();
  await expect(popover).toBeFocused();
  for (const count of [figure.numerator, figure.denominator])
    await expect(popover).toContainText((count ?? NaN).toLocaleString('en-US'));
  const target = answer.targets.find(({ key }) => key === figure.target);
  await expect(popover).toContainText(target?.sentence ?? 'a target');
  await expect(popover).toContainText(`v${answer.provenance.dataVersion}`);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(popover).toBeHidden();
  await expect(number).toBeFocused();
});

test('the question and the day change the figures, and stay when the table is sorted', async ({
  page,
  request,
  text,
}) => {
  await page.goto('/districts?sort=district');
  await page.getByLabel(new RegExp(text.t('coverage.radius'))).fill('500');
  await page.getByLabel(text.t('coverage.stars')).selectOption('5');
  await page.getByRole('button', { name: text.t('panel.apply') }).click();
  await expect(page).toHaveURL(/r=500/);
  await page.getByRole('button', { name: /2026-11-20/ }).click();
  await page.getByLabel(text.t('day.label')).last().fill('2026-03-01');
  await page.getByRole('button', { name: text.t('day.go') }).click();
  await expect(page).toHaveURL(/as_of=2026-03-01/);
  await expect(page).toHaveURL(/sort=district/);
  const answer = await ask(request, '?radius_m=500&stars_min=5&as_of=2026-03-01');
  expect(figureIn(answer.city, 'coverage').value).not.toBe(
    figureIn((await ask(request)).city, 'coverage').value,
  );
  await expect(page.getByTestId('basis')).toContainText('2026-03-01');
  await expectFigures(page, answer, text.t('indicator.noData'));
  await headOf(page, 'uncovered').getByRole('link').click();
  await expect(page).toHaveURL(/r=500.*sort=uncovered|sort=uncovered.*r=500/);
  await expect(page.getByTestId('basis')).toContainText('500');
});

test('what is missing leads to its list', async ({ page, request, text }) => {
  const answer = await ask(request);
  const row = answer.districts.find((one) => figureIn(one, 'school_canteens').verdict.state === 'short');
  if (!row) throw new Error('Some district has schools to inspect.');
  await page.goto('/districts');
  await cellOf(page, row.district, 'school_canteens').locator('a[href*="/worklists/schools"]').click();
  await expect(page).toHaveURL(new RegExp(`/districts/worklists/schools\\?district=${row.district}`));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(text.t('worklist.schools'));
});

test('the table is a file, too', async ({ page, request }) => {
  const answer = await ask(request, '?radius_m=500&stars_min=3');
  await page.goto('/districts?r=500');
  const hrefOf = async (name: string) =>
    (await page.locator('main header').getByRole('link', { name }).getAttribute('href')) ?? '';
  const csv = await request.get(await hrefOf('CSV'));
  expect(csv.headers()['content-type']).toContain('text/csv');
  const body = await csv.text();
  for (const row of [answer.city, ...answer.districts])
    expect(body).toContain(String(figureIn(row, 'uncovered').value));
  const xlsx = await request.get(await hrefOf('XLSX'));
  expect(xlsx.headers()['content-type']).toContain('spreadsheetml');
  expect((await xlsx.body()).subarray(0, 2).toString()).toBe('PK');
});

for (const scheme of ['light', 'dark'] as const)
  test(`axe finds nothing, and nothing scrolls sideways, in the ${scheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    for (const query of ['', '?group=band&by=food_pass&sort=-district']) {
      await page.goto(`/districts${query}`);
      await expect(bodyRows(page)).toHaveCount(11);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page, 'all');
    }
  });

test('a phone has the list of one indicator, and a table whose names stay in sight', async ({
  page,
  request,
  isPhone,
  text,
}) => {
  test.skip(!isPhone, 'wide windows show the table only');
  const answer = await ask(request);
  await page.goto('/districts?by=coverage');
  const items = page.getByTestId('ranked-list').locator('li');
  expect(await orderOf(items)).toEqual(byValue(answer, 'coverage', -1));
  for (const row of answer.districts)
    await expect(items.and(page.locator(`[data-district="${row.district}"]`))).toContainText(
      written(figureIn(row, 'coverage')),
    );
  // The map bears the name of the indicator, too.
  const region = page
    .getByRole('region', { name: new RegExp(text.t('indicator.name.coverage')) })
    .filter({ has: matrix(page) });
  await region.evaluate((node) => (node.scrollLeft = 400));
  const [name, frame] = await Promise.all([
    matrix(page).locator('tr[data-district="440111"] th').boundingBox(),
    region.boundingBox(),
  ]);
  expect(Math.abs((name?.x ?? NaN) - (frame?.x ?? NaN))).toBeLessThan(2);
});

test('paper has the table, the map and the sentences of the targets, on three pages', async ({
  page,
  request,
  isPhone,
}) => {
  test.skip(isPhone, 'paper is the same from every window');
  const answer = await ask(request);
  await page.goto('/districts');
  await page.emulateMedia({ media: 'print' });
  const bytes = await page.pdf({ preferCSSPageSize: true });
  const pages = await pagesOf(new Uint8Array(bytes));
  expect(pages).toHaveLength(3);
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const [width = 0, height = 0] = (await pdf.getPage(1)).view.slice(2);
  expect(width).toBeGreaterThan(height);
  const [table = '', map = '', targets = ''] = pages;
  for (const row of [answer.city, ...answer.districts]) {
    const uncovered = figureIn(row, 'uncovered');
    expect(table).toContain(row.district === CITY ? '全市' : plain(row.name_zh));
    expect(table).toContain(written(uncovered));
    if (row.district !== CITY) expect(map).toContain(written(uncovered));
  }
  for (const { sentence } of answer.targets) expect(targets).toContain(plain(sentence));
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the table is sorted, grouped and shown on the map by plain links', async ({
    page,
    request,
    text,
    isPhone,
  }) => {
    const answer = await ask(request);
    await page.goto('/districts');
    await headOf(page, 'old_elevators').getByRole('link').click();
    await expect(headOf(page, 'old_elevators')).toHaveAttribute('aria-sort', 'ascending');
    expect(await orderOf(bodyRows(page))).toEqual(byValue(answer, 'old_elevators', 1));
    await page.getByRole('link', { name: text.t('districts.group.band') }).click();
    await expect(matrix(page).locator('tbody[data-band] th[scope=rowgroup]').first()).toBeVisible();
    await expect(headOf(page, 'old_elevators')).toHaveAttribute('aria-sort', 'ascending');
    const name = text.t('indicator.name.food_pass');
    if (isPhone)
      await page
        .getByRole('navigation', { name: text.t('districts.choose') })
        .getByRole('link', { name })
        .click();
    else await page.getByRole('link', { name: text.t('districts.showOnMap', { name }) }).click();
    await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
    await expect(page.getByRole('button', { name: text.t('districts.print') })).toBeHidden();
  });

  test('the day is asked by a plain form', async ({ page, text }) => {
    await page.goto('/districts?sort=p90');
    await page.getByRole('button', { name: /2026-11-20/ }).click();
    await page.getByLabel(text.t('day.label')).last().fill('2025-06-30');
    await page.getByRole('button', { name: text.t('day.go') }).click();
    await expect(page).toHaveURL(/sort=p90&as_of=2025-06-30/);
    await expect(page.getByTestId('basis')).toContainText('2025-06-30');
  });
});

test('coverage by canteens and stations is still there, on the planning map', async ({ page }) => {
  await page.goto('/districts?supply=canteen&r=800');
  await expect(page).toHaveURL(/\/map\?supply=canteen&r=800/);
  await expect(page.getByTestId('district-table')).toBeVisible();
});
