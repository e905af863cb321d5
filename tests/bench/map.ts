/**
 * The planner's map on the whole city in a real browser: frames while 230,000 elevators are moved over, as hexagons
 * and as points, and the time from the drop of a new site to its repainted figures.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { LAUNCH } from '../browser.ts';
import { startProgram } from './program.ts';
import { median, ratio, spread } from './statistics.ts';

const PORT = 3_394;
const DESKTOP = { width: 1440, height: 900 };
/** One frame at 60 a second. */
const FRAME_MS = 1_000 / 60;
const DRAGS = 4;
const STEPS = 60;
const DROPS = 9;
/** Beside the middle of the map, in its free part. */
const MIDDLE = { x: 720, y: 500 };

export async function benchMap(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'suitu-bench-'));
  const program = await startProgram(PORT, { SUITU_DATA_DIR: path.join(folder, 'data'), DATABASE_URL: '' });
  const browser = await chromium.launch(LAUNCH);
  try {
    const empty = await benchPanning(
      browser,
      program.origin,
      'no elevators',
      '?layers=&cover=0&at=113.3,23.13,11',
      1,
    );
    await benchPanning(
      browser,
      program.origin,
      'hexagons, zoom 11',
      '?layers=elevator&cover=0&at=113.3,23.13,11',
      empty,
    );
    await benchPanning(
      browser,
      program.origin,
      'points, zoom 12',
      '?layers=elevator&cover=0&at=113.3,23.13,12',
      empty,
    );
    await benchDrops(browser, program.origin);
  } finally {
    await browser.close();
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens the map and waits until everything asked for is drawn. */
async function opened(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: DESKTOP, locale: 'zh-CN', serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(observe);
  await page.goto(address, { waitUntil: 'networkidle', timeout: 120_000 });
  await page.locator('[data-region=map][data-ready=true]').waitFor({ timeout: 120_000 });
  return page;
}

/** @returns the median frame, ms */
async function benchPanning(
  browser: Browser,
  origin: string,
  name: string,
  query: string,
  baseline: number,
): Promise<number> {
  const page = await opened(browser, `${origin}/map${query}`);
  const count = await page.locator('[data-region=map]').getAttribute('data-elevators');
  await page.evaluate(() => {
    window.suituFrames.isRunning = true;
    window.suituFrames.next(0);
  });
  for (let drag = 0; drag < DRAGS; drag++) {
    await page.mouse.move(MIDDLE.x, MIDDLE.y);
    await page.mouse.down();
    const way = drag % 2 ? -1 : 1;
    for (let step = 1; step <= STEPS; step++)
      await page.mouse.move(MIDDLE.x + way * step * 4, MIDDLE.y + way * step * 2);
    await page.mouse.up();
  }
  const frames = await page.evaluate(() => {
    window.suituFrames.isRunning = false;
    return window.suituFrames.all;
  });
  const renderer = await rendererOf(page);
  await page.context().close();
  const sorted = frames.toSorted((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? NaN;
  console.log(
    `panning, ${name} (${count} elevators): frame ${spread(frames, 'ms')}, p95 ${p95.toFixed(0)} ms, median ` +
      `${ratio(median(frames), FRAME_MS)} of 1/60 s and ${ratio(median(frames), baseline === 1 ? median(frames) : baseline)} ` +
      `that without elevators; drawn by ${renderer}`,
  );
  return median(frames);
}

const rendererOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const gl = document.createElement('canvas').getContext('webgl2');
    const names = gl?.getExtension('WEBGL_debug_renderer_info');
    return names ? String(gl?.getParameter(names.UNMASKED_RENDERER_WEBGL)) : 'an unnamed renderer';
  });

/** New sites dropped one after the other: from the press to the figures computed, and to the frame that shows them. */
async function benchDrops(browser: Browser, origin: string): Promise<void> {
  const page = await opened(browser, `${origin}/map?tab=plan&at=113.3,23.2,11`);
  const add = page.getByTestId('plan').getByRole('button', { name: '新增一处', exact: true });
  const computed: number[] = [];
  const repainted: number[] = [];
  for (let drop = 0; drop < DROPS; drop++) {
    await add.click();
    await page.evaluate(() => {
      window.suituDrop.repainted = 0;
      addEventListener('pointerup', () => window.suituDrop.watch(), { capture: true, once: true });
    });
    await page.mouse.click(MIDDLE.x - 200 + drop * 45, MIDDLE.y - 150 + drop * 30);
    await page.waitForFunction(() => window.suituDrop.repainted > 0);
    const taken = await page.evaluate(() => window.suituDrop);
    computed.push(taken.computed);
    repainted.push(taken.repainted);
    if (drop < DROPS - 1) await page.keyboard.press('Escape');
  }
  await page.context().close();
  console.log(
    `what-if in the browser, ${DROPS} drops: figures ${spread(computed, 'ms')} after the press, on the screen after ` +
      `${spread(repainted, 'ms')} = ${ratio(median(repainted), 16)} of the 16 ms allowed`,
  );
}

declare global {
  interface Window {
    suituFrames: { all: number[]; last: number; isRunning: boolean; next: (now: number) => void };
    suituDrop: { began: number; computed: number; repainted: number; watch: () => void };
  }
}

/** Runs in the page: frame after frame, and what follows a press. Named functions would need a helper of the compiler. */
function observe(): void {
  window.suituFrames = {
    all: [],
    last: 0,
    isRunning: false,
    next(now) {
      if (!this.isRunning) return;
      if (this.last > 0) this.all.push(now - this.last);
      this.last = now;
      requestAnimationFrame((then) => this.next(then));
    },
  };
  window.suituDrop = {
    began: 0,
    computed: 0,
    repainted: 0,
    watch() {
      this.began = performance.now();
      const before = document.querySelector('[data-testid=plan-change]')?.getAttribute('data-after');
      new MutationObserver((_, observer) => {
        const after = document.querySelector('[data-testid=plan-change]')?.getAttribute('data-after');
        if (after === undefined || after === before) return;
        observer.disconnect();
        this.computed = performance.now() - this.began;
        requestAnimationFrame(() =>
          setTimeout(() => {
            this.repainted = performance.now() - this.began;
          }),
        );
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    },
  };
}
