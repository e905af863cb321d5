import { expect, expectNoSidewaysScroll, openMap, openPage, test } from './fixtures.ts';

test.describe('the frame of the pages', () => {
  test('the data badge is on every page', async ({ page, text }) => {
    for (const path of ['/map', '/districts', '/data']) {
      await page.goto(path);
      await expect(page.getByRole('banner')).toContainText(text.t('badge.synthetic'));
      await expect(page.getByRole('banner')).toContainText(/v\d+ · \d{4}-\d{2}-\d{2}/);
    }
  });

  test('nothing makes the page scroll sideways', async ({ page }) => {
    for (const path of [
      '/map',
      '/map?panel=layers',
      '/map?panel=list',
      '/map?view=map',
      '/districts',
      '/data',
    ]) {
      await page.goto(path);
      await expect(page.locator('main')).toBeVisible();
      await expectNoSidewaysScroll(page);
    }
  });

  test('keys: F6 goes round the regions, Tab finds the skip link first', async ({ page, text }) => {
    await openPage(page);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: text.t('app.skip') })).toBeFocused();
    await page.keyboard.press('F6');
    await expect(page.locator('[data-region=panel]')).toBeFocused();
    // Round all regions that can be seen (one on a phone), and back to the first.
    const visible = await page.locator('[data-region]:visible').count();
    expect(visible).toBeGreaterThanOrEqual((page.viewportSize()?.width ?? 0) >= 600 ? 2 : 1);
    const visited = new Set<string | null>();
    for (let i = 0; i < visible; i++) {
      await page.keyboard.press('F6');
      visited.add(await page.locator('[data-region]:focus').getAttribute('data-region'));
    }
    expect(visited.size).toBe(visible);
    await expect(page.locator('[data-region=panel]')).toBeFocused();
  });

  test('what cannot be fetched says so, with a way on', async ({ page, text, allowedErrors }) => {
    allowedErrors.push(/503/);
    // A map that is still finding its place would ask for the list again by itself.
    await openMap(page);
    const answer = { code: 'unavailable', message: 'Try again shortly.' };
    await page.route('**/api/facilities*', (route) => route.fulfill({ status: 503, json: answer }));
    await page.getByRole('link', { name: text.t('panel.list'), exact: true }).click();
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('Try again shortly.');
    await expect(alert).toContainText('UNAVAILABLE');
    await page.unroute('**/api/facilities*');
    await alert.getByRole('button', { name: text.t('state.retry') }).click();
    await expect(page.getByTestId('facility-list')).toBeVisible();
  });

  test('a version that is gone offers the current one', async ({ page, text, allowedErrors }) => {
    allowedErrors.push(/410/);
    await openPage(page);
    const gone = { code: 'version_gone', message: 'Version 1 is gone.', currentVersion: 9 };
    await page.route('**/api/facilities*', (route) => route.fulfill({ status: 410, json: gone }));
    await page.getByRole('link', { name: text.t('panel.list'), exact: true }).click();
    await expect(page.getByRole('button', { name: text.t('state.reload', { current: 9 }) })).toBeVisible();
  });
});
