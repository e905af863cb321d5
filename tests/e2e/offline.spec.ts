/** A visitor on a phone who loses the network: what was seen is still there, of one version and honestly dated. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { startProgram } from '../bench/program.ts';
import { suitu } from '../db/suitu-program.ts';
import { expect, openFinder, test as base } from './fixtures.ts';

interface Own {
  /** A folder for files of the test. */
  readonly folder: string;
  readonly dataDir: string;
  /** A page in a browser that was never here. */
  readonly page: Page;
  /** Ends the program, as when its machine is gone. */
  stop(): Promise<void>;
}

/** A program of its own, which a test may stop. */
const test = base.extend<{ own: Own }>({
  own: async ({ browser, allowedErrors }, use) => {
    allowedErrors.push(/ERR_|Failed to/);
    const folder = mkdtempSync(path.join(tmpdir(), 'suitu-offline-'));
    const dataDir = path.join(folder, 'data');
    const program = await startProgram(Number(process.env.SUITU_E2E_PORT) + 2 + test.info().workerIndex, {
      SUITU_DEMO: 'small',
      SUITU_DATA_DIR: dataDir,
      DATABASE_URL: '',
    });
    const context = await browser.newContext({
      baseURL: program.origin,
      locale: 'zh-CN',
      viewport: { width: 360, height: 740 },
    });
    let stopping: Promise<void> | undefined;
    const stop = () => (stopping ??= program.stop());
    try {
      await use({ folder, dataDir, page: await context.newPage(), stop });
    } finally {
      await context.close();
      await stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
});

/** The data versions that are kept, and that in which the address is. */
const keptIn = (page: Page, address: string) =>
  page.evaluate(async (wanted) => {
    const names = (await caches.keys()).filter((name) => name.startsWith('data-'));
    const versionOf = (name: string) => /^data-v(\d+)-/.exec(name)?.[1] ?? name;
    const hits = await Promise.all(
      names.map(
        async (name) =>
          (await caches.match(wanted, { cacheName: name, ignoreVary: true })) && versionOf(name),
      ),
    );
    return { versions: names.map(versionOf), hit: hits.find(Boolean) ?? null };
  }, address);

const expectKept = (page: Page, address: string, version: string | null) =>
  expect
    .poll(() => keptIn(page, address), { timeout: 60_000 })
    .toEqual({ versions: [version], hit: version });

/** The browser's own store would hide what the worker lacks. */
const clearOwnStore = async (page: Page) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
};

const versionOn = (page: Page) => page.locator('.data-badge').getAttribute('data-version');
const cards = (page: Page) => page.getByTestId('finder-list').locator('li');
const band = (page: Page) => page.locator('.offline-band');

test('without a network what was seen still works, and never two versions at once', async ({ own, text }) => {
  test.setTimeout(300_000);
  const { page } = own;
  await openFinder(page);
  const first = await versionOn(page);
  await expectKept(page, '/', first);
  // What another build has kept, or was about to: it goes with the next version.
  await page.evaluate(async () => {
    await caches.open('app-older');
    await (await caches.open('data-v1-older')).put('/', new Response('older'));
  });

  // A new version is published while the page is open, and the page is opened again.
  const file = path.join(own.folder, 'markets.csv');
  writeFileSync(
    file,
    '市场名称,区,经度,纬度\n甲新开农贸市场,海珠区,113.3,23.08\n乙新开农贸市场,海珠区,113.31,23.09\n',
  );
  const imported = await suitu(['import', file, '--kind', 'market', '--datum', 'wgs84', '--origin', 'open'], {
    SUITU_DATA_DIR: own.dataDir,
  });
  expect(imported.code, imported.stderr).toBe(0);
  const second = String(Number(first) + 1);
  await expect
    .poll(async () => (await (await page.request.get('/api/status')).json()).dataVersion, {
      timeout: 60_000,
    })
    .toBe(Number(second));
  await openFinder(page);
  await expect(page.locator('.data-badge')).toHaveAttribute('data-version', second);
  await expectKept(page, '/', second);
  expect((await page.evaluate(() => caches.keys())).filter((name) => name.endsWith('older'))).toEqual([]);
  const { features } = await (await page.request.get('/api/facilities?kind=market&limit=1')).json();
  const name: string = features[0].properties.name_zh;
  await page.goto(`/markets/${features[0].id}`);
  await expect(page.locator('h1')).toHaveText(name);
  const market = new URL(page.url()).pathname;
  await expectKept(page, market, second);

  await own.stop();
  await openFinder(page);
  await expect(page.locator('.data-badge')).toHaveAttribute('data-version', second);
  await expect(band(page)).toContainText('2026-');
  await expect(cards(page).first()).toBeVisible();
  await openFinder(page, '?q=甲新开');
  await expect(cards(page)).toHaveCount(1);
  await page.getByRole('checkbox', { name: new RegExp(`^${text.t('stars.5')}`) }).check();
  await expect(page.getByTestId('finder-empty')).toBeVisible();
  await page.goto(market);
  await expect(page.locator('h1')).toHaveText(name);
  await page.goto('/districts');
  await expect(page.locator('main[data-state=offline]')).toContainText('没有网络');
  await page.getByRole('link', { name: text.t('market.back') }).click();
  await expect(page.getByTestId('finder-list')).toBeVisible();
});

test('a visitor who came to a market first has the finder and the way back, without a network', async ({
  own,
  text,
}) => {
  test.setTimeout(300_000);
  const { page } = own;
  const { features } = await (await page.request.get('/api/facilities?kind=market&limit=1')).json();
  const name: string = features[0].properties.name_zh;
  await page.goto(`/markets/${features[0].id}`);
  await expect(page.locator('h1')).toHaveText(name);
  await expectKept(page, '/', await versionOn(page));
  await clearOwnStore(page);

  // The finder was never opened: it comes with its program, and answers.
  await own.stop();
  await openFinder(page, `?q=${encodeURIComponent(name)}`);
  await expect(band(page)).toContainText(text.t('offline.title'));
  await cards(page).first().getByRole('link', { name }).first().click();
  await expect(page.locator('h1')).toHaveText(name);
});

test('a map that was opened late is still there without a network', async ({ own, text }) => {
  test.setTimeout(300_000);
  const { page } = own;
  await openFinder(page);
  await expectKept(page, '/', await versionOn(page));
  const map = page.getByTestId('finder-map');
  const open = async () => {
    await page.getByRole('button', { name: text.t('finder.toMap') }).click();
    await expect(map).toHaveAttribute('data-ready', 'true', { timeout: 45_000 });
  };
  await open();
  await expect
    .poll(async () => (await keptIn(page, `/columns/cells/draw?v=${await versionOn(page)}`)).hit)
    .not.toBeNull();
  await clearOwnStore(page);

  await own.stop();
  await openFinder(page);
  await open();
  await expect(band(page)).toBeVisible();
});

test('the band comes with the loss of the network, and goes when it is back', async ({ own }) => {
  const { page } = own;
  await openFinder(page);
  await expect(band(page)).toHaveCount(0);
  await page.context().setOffline(true);
  await expect(band(page)).toBeVisible();
  await page.context().setOffline(false);
  await expect(band(page)).toHaveCount(0);
});
