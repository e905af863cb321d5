import { drawn, expect, mapOf, openMap, test } from './fixtures.ts';

test.describe('layers and filters', () => {
  test('switches all four kinds on, with their counts', async ({ page, request, text }) => {
    await openMap(page, '?panel=layers&cover=0');
    const status = await (await request.get('/api/status')).json();
    for (const kind of ['canteen', 'elevator', 'station'] as const)
      await page.getByRole('checkbox', { name: text.t(`kind.${kind}`) }).check();
    await expect(page).toHaveURL(/layers=market,canteen,elevator,station/);
    for (const kind of ['market', 'canteen', 'elevator', 'station'] as const)
      await expect(page.locator(`[data-shown=${kind}]`)).toContainText(
        status.kinds[kind].openLocated.toLocaleString('en-US'),
      );
    await expect(mapOf(page)).toHaveAttribute('data-elevators', String(status.kinds.elevator.openLocated));
    await page.getByRole('checkbox', { name: text.t('kind.elevator') }).uncheck();
    await expect(mapOf(page)).toHaveAttribute('data-elevators', '0');
  });

  test('filters markets by stars without asking the server', async ({ page, text }) => {
    await openMap(page, '?panel=layers&cover=0');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const chip = page.getByRole('checkbox', { name: text.t('stars.5') });
    await chip.check();
    await expect(page).toHaveURL(/stars=5/);
    const label = page.locator('label.chip', { has: chip });
    const count = Number((await label.locator('.count').innerText()).replaceAll(',', ''));
    await expect(mapOf(page)).toHaveAttribute('data-markets', String(count));
    await page.getByRole('checkbox', { name: text.t('stars.unrated') }).check();
    await expect.poll(() => drawn(page, 'markets')).toBeGreaterThan(count);
    expect(asked.filter((url) => url.includes('/api/facilities') || url.includes('/columns/'))).toEqual([]);
    await page.getByRole('button', { name: text.t('layers.reset') }).click();
    await expect(page).not.toHaveURL(/stars/);
  });

  test('shows closed facilities only when asked', async ({ page, request, text }) => {
    await openMap(page, '?panel=layers&cover=0');
    const status = await (await request.get('/api/status')).json();
    const shown = page.locator('[data-shown=market]');
    await page.getByLabel(text.t('status.label')).selectOption('any');
    await expect(shown).toContainText(status.kinds.market.located.toLocaleString('en-US'));
  });
});
