import { expect, expectAccessible, openPage, test, withoutWebGl } from './fixtures.ts';

test.describe('without WebGL', () => {
  test('lists, tables and details work, and the page says why there is no map', async ({
    page,
    isPhone,
    text,
  }) => {
    await withoutWebGl(page);
    await openPage(page, isPhone ? '?view=map' : '');
    await expect(page.locator('[data-state=no-map]')).toContainText(text.t('map.noWebgl'));
    await openPage(page, '?panel=list');
    const first = page.getByTestId('facility-list').locator('li').first();
    const name = await first.getByRole('link').innerText();
    await first.getByRole('link').click();
    await expect(page.getByTestId('facility-detail')).toContainText(name);
    await openPage(page);
    await page.getByRole('slider', { name: text.t('coverage.radius') }).press('PageUp');
    await expect(page).toHaveURL(/r=1250/);
    await expectAccessible(page);
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the coverage table, the gaps and their links come from the server', async ({ page, request }) => {
    await page.goto('/map');
    const { city } = await (
      await request.get('/api/coverage?supply=market&stars_min=3&demand=people&radius_m=1000')
    ).json();
    const table = page.getByTestId('district-table');
    await expect(table.locator('tr[data-district="440100"]')).toContainText(
      (city.total - city.covered).toLocaleString('en-US'),
    );
    await table.locator('tr[data-district="440106"]').getByRole('link').click();
    await expect(page).toHaveURL(/district=440106/);
    await expect(page.getByTestId('district-table').locator('tr.selected')).toHaveAttribute(
      'data-district',
      '440106',
    );
  });

  test('plain forms choose the supply, search the list and filter it', async ({ page, text }) => {
    await page.goto('/map');
    await page.getByLabel(text.t('coverage.stars')).selectOption('5');
    await page
      .locator('form.supply')
      .getByRole('button', { name: text.t('panel.apply') })
      .click();
    await expect(page).toHaveURL(/min=5/);
    await page.goto('/map?panel=layers');
    await page.getByRole('checkbox', { name: text.t('stars.5') }).check();
    await page.getByRole('button', { name: text.t('panel.apply') }).click();
    await expect(page).toHaveURL(/stars=5/);
    await page.goto(`${page.url()}&panel=list`.replace('panel=layers&', ''));
    const cards = page.getByTestId('facility-list').locator('li');
    await expect(cards.first()).toContainText(text.t('stars.5'));
    await cards.first().getByRole('link').click();
    await expect(page.getByTestId('facility-detail')).toBeVisible();
  });

  test('the districts and the data pages are whole', async ({ page, text }) => {
    await page.goto('/districts');
    await page.getByLabel(new RegExp(text.t('coverage.radius'))).fill('500');
    await page.getByRole('button', { name: text.t('panel.apply') }).click();
    await expect(page).toHaveURL(/r=500/);
    await expect(page.getByTestId('matrix').locator('tbody tr')).toHaveCount(11);
    await page.goto('/data');
    await expect(page.getByTestId('kind-table').locator('tbody tr')).toHaveCount(4);
  });
});
