import { expect, test } from './fixtures.ts';

test.describe('the page about the data', () => {
  test('counts the facilities as the API does, and says that it is read-only', async ({
    page,
    request,
    text,
  }) => {
    await page.goto('/data');
    const status = await (await request.get('/api/status')).json();
    for (const [at, kind] of ['market', 'canteen', 'elevator', 'station'].entries()) {
      const row = page.getByTestId('kind-table').locator('tbody tr').nth(at);
      await expect(row).toContainText(status.kinds[kind].total.toLocaleString('en-US'));
      await expect(row).toContainText(status.kinds[kind].located.toLocaleString('en-US'));
    }
    await expect(page.locator('main')).toContainText(text.t('data.readOnly'));
    await expect(page.getByTestId('batch-table').locator('tbody tr').first()).toBeVisible();
  });

  test('the files hold every facility', async ({ request }) => {
    const status = await (await request.get('/api/status')).json();
    const csv = await (await request.get('/data/facilities/market.csv')).text();
    expect(csv.trim().split('\r\n')).toHaveLength(status.kinds.market.total + 1);
    const geojson = await (await request.get('/data/facilities/canteen.geojson')).json();
    expect(geojson.features).toHaveLength(status.kinds.canteen.total);
    const unlocated = await (await request.get('/data/unlocated/elevator.csv')).text();
    expect(unlocated.trim().split('\r\n')).toHaveLength(status.kinds.elevator.unlocated + 1);
    const coverage = await (
      await request.get('/data/coverage.csv?supply=market&stars_min=3&radius_m=1000')
    ).text();
    expect(coverage.trim().split('\r\n')).toHaveLength(13);
  });

  test('files and parameters that do not exist are refused with a sentence', async ({ request }) => {
    expect((await request.get('/data/facilities/tram.csv')).status()).toBe(404);
    expect((await request.get('/data/unlocated/tram.csv')).status()).toBe(404);
    expect((await request.get('/data/rejects/x.csv')).status()).toBe(404);
    const wrong = await request.get('/data/coverage.csv?supply=tram');
    expect(wrong.status()).toBe(400);
    expect((await wrong.json()).message).toContain('tram');
  });
});
