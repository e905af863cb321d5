/** A chief looks where old elevators stand together, who waits longest for rescue, and where a station would help. */
import type { APIRequestContext, Locator } from '@playwright/test';
import type {
  ClustersAnswer,
  RescueAnswer,
  RescueSitesAnswer,
} from '../../geo/regulatory/elevator-answers.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts';

const PAGE = '/districts/elevators';
const DISTRICT = 440111;

const ask = async <Answer>(request: APIRequestContext, path: string): Promise<Answer> => {
  const response = await request.get(path);
  expect(response.status(), path).toBe(200);
  return (await response.json()) as Answer; // what it holds is what the test looks at
};
const clustersOf = (request: APIRequestContext, query: string) =>
  ask<ClustersAnswer>(request, `/api/clusters?${query}`);
const rescueOf = (request: APIRequestContext, query = '') =>
  ask<RescueAnswer>(request, `/api/rescue?${query}`);

/** Numbers of cells, as the API has them. */
const valuesOf = (cells: Locator): Promise<number[]> =>
  cells.evaluateAll((all) => all.map((cell) => Number(cell.getAttribute('data-value') ?? NaN)));

test('from the page of a district: its clusters, the largest first, as the API has them', async ({
  page,
  request,
  text,
}) => {
  await page.goto(`/districts/${DISTRICT}`);
  await page.locator(`a[href^="${PAGE}?district=${DISTRICT}"]`).first().click();
  await expect(page).toHaveURL(new RegExp(`${PAGE}\\?district=${DISTRICT}`));
  const { features, totals } = await clustersOf(request, `district=${DISTRICT}`);
  expect(features.length).toBeGreaterThan(1);
  const rows = page.getByTestId('cluster-table').locator('tr[data-cluster]');
  const listed = features.slice(0, 20).map(({ properties }) => properties.elevators);
  await expect(rows).toHaveCount(listed.length);
  expect(await valuesOf(rows.locator('[data-value]'))).toEqual(listed);
  expect(listed).toEqual(listed.toSorted((a, b) => b - a));
  await expect(page.getByTestId('headline')).toContainText(totals.old.toLocaleString('en-US'));
  await expect(page.getByTestId('cluster-map').locator('.hull').first()).toBeAttached();

  await rows.first().getByRole('link').click();
  await expect(page.getByTestId('cluster-card')).toContainText(
    text.lang === 'zh' ? (features[0]?.properties.label_zh ?? '') : (features[0]?.properties.label_en ?? ''),
  );
  await expect(page).toHaveURL(/cluster=/);
  await expectNoSidewaysScroll(page);
});

test('the modelled rescue of every district is that of the API, and says that it is a model', async ({
  page,
  request,
}) => {
  const { city, districts, worst } = await rescueOf(request);
  await page.goto(PAGE);
  await expect(page.getByTestId('model-note')).toContainText('10.6');
  const table = page.getByTestId('rescue-table');
  for (const line of [...districts, city]) {
    const known = [line.share_10_6, line.share_30, line.p50_min, line.p90_min, line.worst_min];
    const row = table.locator(`tr[data-district="${line.district}"] [data-value]`);
    expect(await valuesOf(row)).toEqual(known.filter((value) => value !== null));
  }
  const added = (key: 'elevators' | 'within_10_6' | 'within_30') =>
    districts.reduce((sum, line) => sum + line[key], 0);
  expect([added('elevators'), added('within_10_6'), added('within_30')]).toEqual([
    city.elevators,
    city.within_10_6,
    city.within_30,
  ]);
  const buildings = page.getByTestId('worst-buildings').locator('tr[data-id]');
  const ids = await buildings.evaluateAll((all) => all.map((row) => Number(row.getAttribute('data-id'))));
  expect(ids.length).toBeGreaterThan(0);
  expect(ids).toEqual(worst.slice(0, ids.length).map(({ id }) => id));
});

test('another speed is another answer, kept by the address; a wrong one is left out', async ({
  page,
  request,
}) => {
  const faster = await rescueOf(request, 'speed_kmh=60');
  const usual = await rescueOf(request);
  expect(faster.city.p50_min).toBeLessThan(usual.city.p50_min ?? NaN);
  await page.goto(PAGE);
  const speed = page.locator('input[name="speed_kmh"]');
  await speed.fill('60');
  await speed.press('Enter');
  await expect(page).toHaveURL(/speed_kmh=60/);
  const half = page.getByTestId('rescue-table').locator('tfoot [data-value]').nth(2);
  await expect(half).toHaveAttribute('data-value', String(faster.city.p50_min));
  await page.goto(`${PAGE}?speed_kmh=-1&district=999999`);
  await expect(speed).toHaveValue(String(usual.settings.speed_kmh));
  await expect(page.getByTestId('unknown-district')).toContainText('999999');
});

test('further stations are those of the siting engine, and say whether they are proved', async ({
  page,
  request,
}) => {
  const answer = await ask<RescueSitesAnswer>(request, '/api/rescue/sites?sites=3&within_min=10.6');
  await page.goto(PAGE);
  await expect(page.getByTestId('best-sites')).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  expect(await valuesOf(page.getByTestId('rescue-sites').locator('.gain'))).toEqual(
    answer.sites.map(({ gain }) => gain),
  );
  await expectAccessible(page, 'all');
});

test('files have what the page has', async ({ page, request }) => {
  await page.goto(`${PAGE}?district=${DISTRICT}`);
  const { features } = await clustersOf(request, `district=${DISTRICT}`);
  const csvHref = await page
    .locator('a[href*="/api/clusters"][href*="format=csv"]')
    .first()
    .getAttribute('href');
  const csv = await (await request.get(csvHref ?? '')).text();
  expect(csv.trim().split('\n')).toHaveLength(features.length + 1);
  for (const href of await page
    .locator('a[href*="/api/"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? '')))
    expect((await request.get(href)).status(), href).toBe(200);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('clusters, rescue and further stations are read, and parameters set', async ({ page, request }) => {
    const answer = await clustersOf(request, `district=${DISTRICT}&eps_m=100`);
    await page.goto(`${PAGE}?district=${DISTRICT}`);
    await page.locator('input[name="eps_m"]').fill('100');
    await page.locator('form:has(input[name="eps_m"]) button[type="submit"]').click();
    await expect(page).toHaveURL(/eps_m=100/);
    const rows = page.getByTestId('cluster-table').locator('tr[data-cluster] [data-value]');
    expect(await valuesOf(rows)).toEqual(
      answer.features.slice(0, 20).map(({ properties }) => properties.elevators),
    );
    await page.goto(`${PAGE}?sites=1`);
    await expect(page.getByTestId('rescue-sites').locator('.gain')).toHaveCount(1);
    await expectNoSidewaysScroll(page);
  });
});

test.describe('dark', () => {
  test.use({ colorScheme: 'dark' });

  test('the page is accessible in the dark theme, too', async ({ page }) => {
    await page.goto(`${PAGE}?district=${DISTRICT}`);
    await expectAccessible(page, 'all');
  });
});
