/** Without WebGL or without a script the lists and tables are all there. */
import { expect, expectAccessible, openMap, test } from './fixtures.ts';

test.describe('without WebGL', () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
      const original = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (
        this: HTMLCanvasElement,
        kind: string,
        ...rest: unknown[]
      ) {
        return /webgl/.test(kind) ? null : Reflect.apply(original, this, [kind, ...rest]);
      } as typeof original;
    });
  });

  test('the map says why it is not there, and the table still answers to the radius', async ({ page }) => {
    await openMap(page);
    await expect(page.locator('[data-region=map]')).toHaveAttribute('data-state', 'no-webgl');
    const uncovered = page.getByTestId('district-table').locator('tfoot .people');
    const before = await uncovered.innerText();
    await page.getByRole('slider').focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('PageUp');
    await expect(uncovered).not.toHaveText(before);
    await expectAccessible(page);
  });
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the coverage table, the list and the forms come from the server', async ({ page }) => {
    await page.goto('/map?r=2000');
    await expect(page.getByTestId('district-table').locator('tbody tr')).toHaveCount(11);
    await page.goto('/map?panel=list&q=示例');
    expect(await page.getByTestId('facility-list').locator('li').count()).toBeGreaterThan(0);
    await page.locator('#search').fill('');
    await page.locator('form:has(#search) button[type=submit]').click();
    await expect(page).toHaveURL(/panel=list/);
    await expect(page.getByTestId('facility-list')).toBeVisible();
  });
});
