/** A chief prints the report: from the browser, and by the command. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { DISTRICTS } from '../../geo/kinds/vocabulary.ts';
import { findBrowser } from '../browser.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts';
import { pagesOf } from './pdf-text.ts';

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, '../..');
const PAGES = 4;

/** Runs `suitu report`, with the browser of the tests. */
const report = (args: string[], env: Record<string, string> = {}) =>
  run(process.execPath, ['--import', 'tsx', 'db/cli.ts', 'report', ...args], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: '', SUITU_BROWSER: findBrowser() ?? '', ...env },
  });

/** What sticks out of its page, on paper: nothing may. */
const cutOff = (page: Page): Promise<string[]> =>
  page.locator('.sheet').evaluateAll((sheets) =>
    sheets.flatMap((sheet) => {
      const { bottom, right } = sheet.getBoundingClientRect();
      const content = sheet.querySelector('.content')?.getBoundingClientRect();
      const A4_PX = (297 / 25.4) * 96;
      const number = sheet.getAttribute('data-sheet');
      const tall = sheet.getBoundingClientRect().height > A4_PX + 0.5 ? [`page ${number} is too tall`] : [];
      const out = [...sheet.querySelectorAll('.content :not(svg *)')].filter((one) => {
        const box = one.getBoundingClientRect();
        if (box.width <= 1 || box.height <= 1) return false;
        return box.right > right - 60 || box.bottom > (content?.bottom ?? bottom) + 0.5;
      });
      const clipped = [...sheet.querySelectorAll('td, th, dd, dt, p, li')].filter(
        (one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline',
      );
      const say = (one: Element) => `page ${number}: ${one.tagName} ${one.textContent?.slice(0, 40)}`;
      return [...tall, ...out.map(say), ...clipped.filter((one) => !one.matches('.hidden-text')).map(say)];
    }),
  );

for (const lang of ['zh', 'en'])
  test(`in ${lang} nothing is cut, and every district has four numbered pages`, async ({ page }) => {
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 1000, height: 1200 });
    for (const { code } of DISTRICTS) {
      await page.goto(`/districts/${code}/report?lang=${lang}`);
      expect([code, await cutOff(page)]).toEqual([code, []]);
      const pdf = new Uint8Array(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
      const pages = await pagesOf(pdf);
      expect([code, pages.length]).toEqual([code, PAGES]);
      for (const [at, text] of pages.entries()) {
        expect(text).toContain(`${at + 1}/${PAGES}`);
        expect(text).toContain(lang === 'zh' ? '演示数据(合成)·v' : 'Demonstrationdata(synthetic)·v');
        expect(text).toContain(String(code));
      }
      expect(pages[0]).toContain(lang === 'zh' ? '审图号' : 'Mapapproval');
    }
  });

test('the command prints the same from a running server', async ({ baseURL, page }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'suitu-report-'));
  try {
    const file = path.join(folder, '440111.pdf');
    const day = '2026-06-30';
    const { stdout } = await report(['440111', '--out', file, '--server', baseURL ?? '', '--as-of', day]);
    expect(stdout).toMatch(/440111\.pdf: 白云区, \d+ kB\.\n$/);
    const pages = await pagesOf(new Uint8Array(readFileSync(file)));
    expect(pages).toHaveLength(PAGES);
    for (const text of pages) expect(text).toContain(`截至${day}`);
    await page.goto(`/districts/440111/report?lang=zh&as_of=${day}`);
    const people = await page.locator('[data-figure="uncovered.value"]').first().innerText();
    expect(pages[0]).toContain(`未覆盖[2]${people}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('without a server the command starts one on the same data, and stops it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'suitu-report-'));
  try {
    const file = path.join(folder, '440104.pdf');
    const data = path.join(process.env.SUITU_E2E_DATA ?? '', 'small');
    // Port 1 answers nobody; the data are those of the server under test, which goes on.
    const { stderr } = await report(['440104', '--out', file, '--lang', 'en'], {
      PORT: '1',
      SUITU_DATA_DIR: data,
    });
    expect(await pagesOf(new Uint8Array(readFileSync(file)))).toHaveLength(PAGES);
    const origin = /is ready: (http:\S+)/.exec(stderr)?.[1] ?? '';
    await expect(fetch(`${origin}/readyz`)).rejects.toThrow();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the page on the screen: by keyboard, without a script, on a phone', async ({ browser, page, text }) => {
  await page.goto('/districts/440117/report');
  await expectAccessible(page, 'all');
  await expect(page.locator('[data-print]')).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
  await page.getByRole('link', { name: text.t('districtReport.bar.back', { district: '从化区' }) }).click();
  await expect(page).toHaveURL(/\/districts\/440117$/);

  const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
  const bare = await plain.newPage();
  await bare.goto('/districts/440116/report');
  await expect(bare).toHaveURL(/\/districts\/440112\/report$/);
  await expect(bare.locator('.sheet')).toHaveCount(PAGES);
  await expect(bare.locator('[data-print]')).toBeHidden();
  await plain.close();
});
