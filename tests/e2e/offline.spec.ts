/** A visitor on a phone who loses the network: what was seen is still there, of one version and honestly dated. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { startProgram } from '../bench/program.ts';
import { suitu } from '../db/suitu-program.ts';
import { expect, openFinder, test } from './fixtures.ts';

/** The caches that hold data, and whether one of them holds the address. */
const keptIn = (page: Page, address: string) =>
  page.evaluate(async (wanted) => {
    const names = (await caches.keys()).filter((name) => name.startsWith('data-'));
    const hits = await Promise.all(
      names.map(async (name) => (await caches.match(wanted, { cacheName: name })) && name),
    );
    return { names, hit: hits.find(Boolean) ?? null };
  }, address);

test('without a network what was seen still works, and never two versions at once', async ({
  browser,
  text,
  allowedErrors,
}) => {
  test.setTimeout(300_000);
  allowedErrors.push(/ERR_|Failed to/);
  const folder = mkdtempSync(path.join(tmpdir(), 'suitu-offline-'));
  const port = Number(process.env.SUITU_E2E_PORT) + 2;
  const dataDir = path.join(folder, 'data');
  const program = await startProgram(port, {
    SUITU_DEMO: 'small',
    SUITU_DATA_DIR: dataDir,
    DATABASE_URL: '',
  });
  const context = await browser.newContext({
    baseURL: program.origin,
    locale: 'zh-CN',
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  let isRunning = true;
  try {
    await openFinder(page);
    const first = await page.locator('.data-badge').getAttribute('data-version');
    await expect
      .poll(() => keptIn(page, '/'), { timeout: 60_000 })
      .toEqual({ names: [`data-v${first}`], hit: `data-v${first}` });

    // A new version is published while the page is open, and the page is opened again.
    const file = path.join(folder, 'markets.csv');
    writeFileSync(
      file,
      '市场名称,区,经度,纬度\n甲新开农贸市场,海珠区,113.3,23.08\n乙新开农贸市场,海珠区,113.31,23.09\n',
    );
    const imported = await suitu(
      ['import', file, '--kind', 'market', '--datum', 'wgs84', '--origin', 'open'],
      { SUITU_DATA_DIR: dataDir },
    );
    expect(imported.code, imported.stderr).toBe(0);
    const second = String(Number(first) + 1);
    await expect
      .poll(async () => (await (await page.request.get('/api/status')).json()).dataVersion, {
        timeout: 60_000,
      })
      .toBe(Number(second));
    await openFinder(page);
    await expect(page.locator('.data-badge')).toHaveAttribute('data-version', second);
    await expect
      .poll(() => keptIn(page, '/'), { timeout: 60_000 })
      .toEqual({ names: [`data-v${second}`], hit: `data-v${second}` });
    const { features } = await (await page.request.get('/api/facilities?kind=market&limit=1')).json();
    const name: string = features[0].properties.name_zh;
    await page.goto(`/markets/${features[0].id}`);
    await expect(page.locator('h1')).toHaveText(name);
    const market = new URL(page.url()).pathname;
    await expect
      .poll(async () => (await keptIn(page, market)).hit, { timeout: 60_000 })
      .toBe(`data-v${second}`);

    await program.stop();
    isRunning = false;
    await openFinder(page);
    await expect(page.locator('.data-badge')).toHaveAttribute('data-version', second);
    await expect(page.locator('[data-state=offline]')).toContainText('2026-');
    await expect(page.getByTestId('finder-list').locator('li').first()).toBeVisible();
    await openFinder(page, '?q=甲新开');
    await expect(page.getByTestId('finder-list').locator('li')).toHaveCount(1);
    await page.getByRole('checkbox', { name: new RegExp(`^${text.t('stars.5')}`) }).check();
    await expect(page.getByTestId('finder-empty')).toBeVisible();
    await page.goto(market);
    await expect(page.locator('h1')).toHaveText(name);
    await page.goto('/districts');
    await expect(page.locator('[data-state=offline]')).toContainText('没有网络');
    await page.getByRole('link').click();
    await expect(page.getByTestId('finder-list')).toBeVisible();
  } finally {
    await context.close();
    if (isRunning) await program.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
