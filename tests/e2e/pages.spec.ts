/** The data page, errors, and what programs get. */
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts';

test('the data page lists kinds, versions and loads, and its files are there', async ({ page, request }) => {
  await page.goto('/data');
  await expect(page.getByTestId('kind-table').locator('tbody tr')).toHaveCount(4);
  await expect(page.getByTestId('batch-table')).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  const csv = await request.get('/data/unlocated/canteen.csv');
  expect(csv.status()).toBe(200);
  expect(await csv.text()).toContain('示例');
});

test.describe('errors', () => {
  test.use({ allowedErrors: [/404/] });

  test('an unknown page says so and leads back', async ({ page }) => {
    const answer = await page.goto('/nowhere');
    expect(answer?.status()).toBe(404);
    await expect(page.locator('main').getByRole('link').first()).toBeVisible();
    await expectAccessible(page);
  });
});

test('a wrong parameter gets a sentence that names it', async ({ request }) => {
  const answer = await request.get('/api/coverage?supply=pub');
  expect(answer.status()).toBe(400);
  const { code, message } = (await answer.json()) as { code: string; message: string };
  expect(code).toBe('invalid_parameter');
  expect(message).toContain('"supply" is "pub"');
  expect(message).toContain('market, canteen, elevator, station');
});

test('answers carry safe headers, and versioned ones may be kept for ever', async ({ request }) => {
  const page = await request.get('/map');
  expect(page.headers()['content-security-policy']).toContain("default-src 'self'");
  expect(page.headers()['x-content-type-options']).toBe('nosniff');
  const status = (await (await request.get('/api/status')).json()) as { dataVersion: number };
  const tile = await request.get(`/tiles/market/8/208/111.mvt?v=${status.dataVersion}`);
  expect(tile.status()).toBe(200);
  expect(tile.headers()['cache-control']).toContain('immutable');
  const gone = await request.get('/tiles/market/8/208/111.mvt?v=999');
  expect(gone.status()).toBe(410);
  const unversioned = await request.get('/api/status');
  const again = await request.get('/api/status', {
    headers: { 'if-none-match': unversioned.headers().etag ?? '' },
  });
  expect(again.status()).toBe(304);
});
