import { drawn, expect, mapOf, openMap, openPage, test } from './fixtures.ts';

test.describe('the address is the view', () => {
  test('a reload gives the same view again', async ({ page, isPhone }) => {
    const query = '?at=113.33,23.13,12.5&layers=market,station&stars=5,4&district=440106&min=4&r=1500';
    await openMap(page, query + (isPhone ? '&view=map' : ''));
    const before = [
      page.url(),
      await drawn(page, 'zoom'),
      await drawn(page, 'markets'),
      await drawn(page, 'stations'),
    ];
    expect(await drawn(page, 'zoom')).toBe(12.5);
    await page.reload();
    await expect(mapOf(page)).toHaveAttribute('data-ready', 'true');
    expect([
      page.url(),
      await drawn(page, 'zoom'),
      await drawn(page, 'markets'),
      await drawn(page, 'stations'),
    ]).toEqual(before);
  });

  test('a facility without a camera is shown where it stands', async ({ page, request, isPhone }) => {
    const { features } = await (await request.get('/api/facilities?kind=market&located=true&limit=1')).json();
    await openMap(page, `?id=${features[0].id}${isPhone ? '&view=map' : ''}`);
    expect(await drawn(page, 'zoom')).toBe(14);
  });

  test('moving the map is kept in the address, and back undoes steps, not movements', async ({
    page,
    isPhone,
    text,
  }) => {
    await openMap(page, isPhone ? '?view=map' : '');
    const zoom = await drawn(page, 'zoom');
    await page.getByRole('button', { name: text.t('map.zoomIn') }).click();
    await expect.poll(() => drawn(page, 'zoom')).toBeGreaterThan(zoom + 0.9);
    await expect(page).toHaveURL(/at=[\d.]+,[\d.]+,[\d.]+/);
    await page.getByRole('button', { name: text.t('map.layers') }).click();
    await expect(page).toHaveURL(/panel=layers/);
    await page.goBack();
    await expect(page).not.toHaveURL(/panel=layers/);
    await page.goForward();
    await expect(page).toHaveURL(/panel=layers/);
    await expect(page.getByRole('checkbox', { name: text.t('kind.canteen') })).toBeVisible();
  });

  test('the language changes without losing the view', async ({ page, text }) => {
    await openPage(page, '?panel=layers&stars=5&r=500');
    const other = text.lang === 'zh' ? 'English' : '中文';
    await page.getByRole('link', { name: other, exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', text.lang === 'zh' ? 'en' : 'zh-CN');
    await expect(page).toHaveURL(/stars=5/);
    await expect(page).toHaveURL(/r=500/);
  });

  test('an address with wrong parts opens the page without them', async ({ page }) => {
    await openPage(page, '?at=x&district=1&r=99999&stars=9&panel=none');
    await expect(page.getByTestId('district-table')).toBeVisible();
  });
});
