import { expect, mapOf, openMap, test } from './fixtures.ts';

const CENSUS_2020 = '18,676,605';

test('the whole city: everyone is counted, every elevator drawn, and the page agrees with the API', async ({
  page,
  request,
}) => {
  await openMap(page, '?layers=market,canteen,elevator,station');
  await expect(page.locator('#main')).toContainText(CENSUS_2020);
  const status = await (await request.get('/api/status')).json();
  expect(status.kinds.elevator.total).toBe(230_000);
  await expect(mapOf(page)).toHaveAttribute('data-elevators', String(status.kinds.elevator.openLocated));
  const { city } = await (await request.get('/api/coverage?supply=market&stars_min=3&radius_m=1000')).json();
  await expect(page.getByTestId('district-table').locator('tfoot .people')).toHaveText(
    (city.total - city.covered).toLocaleString('en'),
  );
});
