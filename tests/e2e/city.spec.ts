import type { SitingResponse } from '../../geo/answers.ts';
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

test('the fewest sites that reach everybody: where the bound leaves the number open, the exact solver is asked', async ({
  page,
  request,
}) => {
  const district = 440112;
  const solver = page.waitForRequest(/\.wasm$/, { timeout: 120_000 });
  await openMap(page, `?tab=siting&district=${district}&tau=100`);
  expect((await solver).url()).toContain('highs');
  const siting = page.getByTestId('siting');
  await expect(siting).toHaveAttribute('data-state', 'done', { timeout: 120_000 });
  const proved = Number(await page.getByTestId('siting-figures').getAttribute('data-sites'));
  await expect(siting.locator('[data-proved=true]')).toBeVisible();
  const asked = { supply: 'market', stars_min: 3, objective: 'target', tau: 100, district };
  const { sites, target } = (await (
    await request.post('/api/siting', { data: asked })
  ).json()) as SitingResponse;
  // The server does without the solver: its bound holds, and its set, if it has one, is no smaller.
  expect(target?.at_least).toBeLessThanOrEqual(proved);
  if (sites.length > 0) expect(sites.length).toBeGreaterThanOrEqual(proved);
  expect(target?.at_least).toBeGreaterThan(0);
});
